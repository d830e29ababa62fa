import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Rejection } from '#engine/cases/context.ts';
import type { Task } from '#engine/cases/state.ts';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';

/** FEEL list of account ids, as an attribute. */
export const list = (...accounts: string[]) => `= [${accounts.map(account => `&quot;${account}&quot;`).join(', ')}]`;

/** A case that waits at the task `a` (审核, form review); a gateway leads on to `yes` when its result is agree, else to `no`. */
export async function openTask(extension: string, changes: { readonly form?: boolean; readonly attributes?: string } = {}): Promise<Case> {
  const form = changes.form === false ? '' : 'bj:form="review"';
  const result = changes.form === false ? 'result' : 'data.review.result';
  const xml = model(
    `<startEvent id="s"/><userTask id="a" name="审核" ${form} ${changes.attributes ?? ''}><extensionElements>${extension}</extensionElements></userTask>
     <exclusiveGateway id="g" default="g_no"/><userTask id="yes"/><userTask id="no"/>`,
    's>a',
    'a>g',
    `g>yes: ${result} = "agree"`,
    'g>no',
  );
  return openCase([await release(xml, { roles: {} })], '2026-03-02T09:00');
}

/** A countersign of these people. */
export const countersign = (mode: string, accounts: readonly string[], attributes = '') =>
  `<bj:countersign mode="${mode}" signers="${list(...accounts)}" ${attributes}/>`;

/** The open task of an element. */
export function taskAt(one: Case, element = 'a'): Task {
  const task = Object.values(one.state().tasks).find(open => open.element === element);
  if (!task) throw new Error(`no open task at ${element}, only at ${openAt(one).join(', ')}`);
  return task;
}

/** Elements that have an open task. */
export const openAt = (one: Case) => Object.values(one.state().tasks).map(({ element }) => element);

type TaskBody = Extract<CaseCommandBody, { task: string; version: number }>;
type WithoutTask<Body> = Body extends TaskBody ? Omit<Body, 'task' | 'version'> : never;
/** A command about the task, without its id and version. */
export type About = WithoutTask<TaskBody>;

/** Give a command about the task at `a`, as it stands now; `reason` goes into its head. */
export function act(one: Case, account: string, body: About, reason?: string): Rejection | undefined {
  const { id, version } = taskAt(one);
  return one.give(account, { ...body, task: id, version, ...(reason === undefined ? {} : { reason }) } as CaseCommandBody);
}

/** Cast votes in turn, "liqiang+" agrees, "-" refuses, "0" abstains; answers the code of the last refusal. */
export function cast(one: Case, ...votes: string[]): string | undefined {
  let code: string | undefined;
  for (const words of votes) {
    const vote = ({ '+': 'agree', '-': 'refuse', '0': 'abstain' } as const)[words.at(-1) as '+'];
    code = act(one, words.slice(0, -1), { type: 'cast-vote', vote })?.code;
  }
  return code;
}

/** Seats of the task at `a`: account and status. */
export const seats = (one: Case) => taskAt(one).seats?.map(({ account, status }) => `${account} ${status}`);

/** Types of the events of the last command. */
export const lastEvents = (one: Case) => one.session.entries.at(-1)!.events.map(({ type }) => type);
