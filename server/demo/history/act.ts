import type { CaseState, Task } from '#engine/cases/state.ts';
import { matchesAny } from '#engine/cases/principals.ts';
import { giveCommand } from '../../cases/execute.ts';
import { openCase } from '../../cases/open.ts';
import { findPerson, type Person } from '../../identity/person.ts';
import type { Store } from '../../store/types.ts';
import { judgeTaskAnswers } from '../../tasks/judging.ts';
import { demoAccounts } from '../accounts.ts';
import type { Step } from './courses/types.ts';
import { commandOf, type Ready } from './deeds.ts';
import type { Action, Registration } from './plan.ts';

/** A step that the case, as it stands, does not take: the plan and the packs differ. */
export class NotToDo extends Error {}

/** The people of the demo, signed in as the routes would see them. */
export interface People {
  /** Everybody of a centre, in the order of the accounts. */
  of(tenant: string): readonly Person[];
}

/** Finds the people of the demo. */
export async function findPeople(store: Store): Promise<People> {
  const found = new Map<string, Person[]>();
  for (const { tenant, login } of demoAccounts) {
    const person = await findPerson(store, { account: login, tenant });
    if (person) found.set(tenant, [...(found.get(tenant) ?? []), person]);
  }
  return { of: tenant => found.get(tenant) ?? [] };
}

/** Registers the case of an action as the window would; answers with its id. */
export async function register(
  store: Store,
  people: People,
  action: Action & { readonly registration: Registration },
  from?: string,
): Promise<string> {
  const { item, applicant, answers, materials } = action.registration;
  const clerk = holderOf(people.of(action.tenant), 'window-staff');
  const opened = await openCase(store, clerk, {
    id: action.id,
    item,
    applicant,
    answers,
    materials: [...materials],
    ...(from === undefined ? {} : { from }),
  });
  return opened.caseId;
}

/** Does one step of a case. Throws a sentence when it cannot be done. */
export async function take(store: Store, people: People, action: Action & { readonly step: Step }, caseId: string): Promise<void> {
  const { tenant, step, id } = action;
  const state = await findState(store, tenant, caseId);
  const centre = people.of(tenant);
  const accountOf = (post: string) => holderOf(centre, post, state.service.unit).account;
  const ready = commandOf(step.deed, state, { now: store.clock.now(), accountOf });
  if (typeof ready === 'string') throw new NotToDo(ready);
  const person = step.by === 'applicant' ? applicantOf(tenant) : actorOf(centre, step, { ready, state });
  await giveCommand(store, person, { id, caseId, body: await judgedBody(store, state, ready), reason: reasonOf(step) });
}

async function findState(store: Store, tenant: string, caseId: string): Promise<CaseState> {
  const state = await store.withScope({ tenants: [tenant], actor: 'system' }, reader => reader.findCase(caseId));
  if (!state) throw new Error(`no case ${caseId}`);
  return state;
}

function actorOf(centre: readonly Person[], { by }: Step, { ready, state }: { readonly ready: Ready; readonly state: CaseState }): Person {
  if (by) return holderOf(centre, by, state.service.unit);
  return workerOf(centre, ready.task);
}

/** Who holds a post, for a unit where it is one of a unit. */
function holderOf(centre: readonly Person[], post: string, unit?: string): Person {
  const held = centre.filter(({ grants }) => grants.some(({ role }) => role === post));
  const there = held.find(({ grants }) => grants.some(grant => grant.role === post && (grant.unit === unit || grant.unit === null)));
  const person = there ?? held[0];
  if (!person) throw new NotToDo(`nobody is ${post}`);
  return person;
}

/** Whoever a task is for: its holder, else the first who may take it. */
function workerOf(centre: readonly Person[], task: Task | undefined): Person {
  const person = centre.find(({ account, actor }) =>
    task?.holder ? task.holder === account : matchesAny(task?.candidates ?? [], actor.principals),
  );
  if (!person) throw new NotToDo(`nobody may do ${task?.element ?? 'this'}`);
  return person;
}

/** The applicant at the page for the public: no account, no posts. */
function applicantOf(tenant: string): Person {
  const nobody = { account: 'applicant', login: '', name: '申请人', mustChangePassword: false } as const;
  const actor = { account: nobody.account, name: nobody.name, principals: [] };
  return { ...nobody, tenant, actor, grants: [], below: {}, permissions: new Set(), tenants: [tenant] };
}

/** The command with its answers as the routes would have them stored. */
async function judgedBody(store: Store, state: CaseState, { body, task }: Ready): Promise<Ready['body']> {
  if (body.type !== 'complete-task' || !task?.form) return body;
  return { ...body, answers: await judgeTaskAnswers(store, state.tenant, { state, task, answers: body.answers }) };
}

/** Why, where the verb asks for it. */
function reasonOf({ deed }: Step): string {
  if (deed.do === 'transfer') return '本人外出参加会议';
  return deed.do === 'sign' ? '涉及跨股室事项' : '';
}
