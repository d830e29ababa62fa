import { type Assignment, defaultPolicies } from '../bpmn/definition.ts';
import type { Organisation } from '../cases/context.ts';
import { isEmpty } from '../cases/maps.ts';
import { anyone, isHeld, postPrincipal } from '../cases/principals.ts';
import { isApplicant } from '../verbs/applicant.ts';
import { isReturnedTo } from '../verbs/resign.ts';
import { withStandIns } from './assignment/absences.ts';
import { barredFrom, isBarring } from './assignment/barred.ts';
import { distribute } from './assignment/distribute.ts';
import { type Found, person } from './assignment/found.ts';
import { leadersAbove } from './assignment/leaders.ts';
import { isInPost, peopleBehind, without } from './assignment/people.ts';
import { hasAgreed } from './assignment/repeated.ts';
import { postsOf, roleOf } from './assignment/roles.ts';
import { findByRule } from './assignment/rules.ts';
import { unitOf } from './assignment/units.ts';
import type { Execution, Here } from './execution.ts';
import { Fault } from './fault.ts';

/** Who may do a task, and the rule in words that led to them (为何是我). `turn`: the rotation whose turn the first of them has. */
export interface Asked {
  readonly candidates: readonly string[];
  readonly why: string;
  readonly turn?: string;
}

/** Nobody is asked: the step passes or is refused by itself (自动通过、自动不通过), and why. */
export interface Settled {
  readonly result: 'agree' | 'refuse';
  readonly why: string;
  readonly turn?: string;
}

/** Candidates in post of a user task by its rule, and what the rule named. */
export type Candidates = Found & { readonly named: readonly string[] };

/**
 * Find who does a user task: who did it before, where a return or a take-back brought the token here (still in post); else who its rule or the role of
 * its lane names, by its policies, in this order: who may not do it is left out (回避、不相容岗位、申请人), somebody else steps in where nobody is left,
 * it is given to one of several, who has agreed already is not asked again, and who is away has somebody to stand in (AB岗).
 */
export function assignTask(execution: Execution, here: Here): Asked | Settled {
  const asked = pinnedTo(execution, here) ?? askByRule(execution, here);
  if ('result' in asked || !execution.context.organisation.absences?.length) return asked;
  const { candidates, words } = withStandIns(execution, asked.candidates, barredAt(execution, here));
  return { ...asked, candidates, why: asked.why + words };
}

/** Candidates of a user task by its rule, without who may not do it; in a model without roles, anyone. None when nobody holds what it names. */
export function findCandidates(execution: Execution, here: Here): Candidates {
  const assignment = assignmentOf(here);
  const found = assignment ? findByRule(execution, here, assignment) : withoutRule(here);
  const { organisation } = execution.context;
  const held = heldOf(organisation, found.candidates);
  if (!isBarring(execution.state, assignment)) return { ...found, candidates: held, named: found.candidates };
  const barred = barredFrom(execution.state, assignment);
  const left = without(organisation, held, new Set(barred.keys()));
  return { ...found, candidates: left, named: found.candidates, why: found.why + barredWords(barred, held, left, organisation) };
}

/** Candidates that somebody holds, each once. */
function heldOf(organisation: Organisation, candidates: readonly string[]): readonly string[] {
  const [only] = candidates;
  if (candidates.length === 1 && isHeld(organisation, only!)) return candidates;
  return [...new Set(candidates)].filter(candidate => isHeld(organisation, candidate));
}

function withoutRule({ release }: Here): Found {
  if (isEmpty(release.roles)) return { candidates: [anyone], why: '流程未指定办理人，任何人可办' };
  return { candidates: [], why: '流程未指定办理人' };
}

const barWords = { recused: '已回避', incompatible: '已办理不相容环节' } as const;

function barredWords(
  barred: ReturnType<typeof barredFrom>,
  held: readonly string[],
  left: readonly string[],
  organisation: Execution['context']['organisation'],
): string {
  if (left === held) return '';
  const people = peopleBehind(organisation, held).filter(account => barred.has(account));
  return people.map(account => `；${account} ${barWords[barred.get(account)!]}`).join('');
}

/** Who may not do the step: not with their post, nor standing in for somebody, nor where nobody else is left. */
export function barredAt(execution: Execution, here: Here): ReadonlySet<string> {
  const assignment = assignmentOf(here);
  const barred = new Set(barredFrom(execution.state, assignment).keys());
  if (assignment && assignment.whenApplicant !== 'self') barred.add(execution.state.openedBy);
  return barred;
}

/** The assignment drawn at a step, else the role of its lane. */
export function assignmentOf(here: Pick<Here, 'element' | 'definition'>): Assignment | undefined {
  return here.element.assignment ?? laneAssignment(here);
}

function laneAssignment({ element, definition }: Pick<Here, 'element' | 'definition'>): Assignment | undefined {
  if (definition.lanes.length === 0) return undefined;
  const lane = definition.lanes.find(({ id, elements }) => id === element.lane || elements.includes(element.id));
  return lane?.role ? { rule: 'role', role: lane.role, reach: 'centre', ...defaultPolicies, whenEmpty: 'incident' } : undefined;
}

function pinnedTo(execution: Execution, here: Here): Asked | undefined {
  const pinned = execution.state.scopes[here.scope]?.runs[here.run]?.pinned;
  if (pinned === undefined || !isInPost(execution.context.organisation, pinned)) return undefined;
  if (barredFrom(execution.state, assignmentOf(here)).has(pinned)) return undefined;
  return { candidates: [person(pinned)], why: '退回或撤回，由原办理人办理' };
}

function askByRule(execution: Execution, here: Here): Asked | Settled {
  const assignment = assignmentOf(here);
  const found = findCandidates(execution, here);
  const others = assignment ? applicantRule(execution, here, { assignment, found }) : found;
  if ('result' in others) return others;
  if (others.candidates.length === 0) return nobody(execution, here, others);
  if ('instead' in others || !assignment) return { candidates: others.candidates, why: others.why };
  const given = distribute(execution, here, { distribute: assignment.distribute, found: others });
  return assignment.whenRepeated === 'pass' && !isReturnedTo(execution, here) ? passRepeated(execution, here, given) : given;
}

/** The applicant among the candidates (申请人回避): the others do it; where there are none, the step is passed, or a leader or the administrators do it. */
function applicantRule(
  execution: Execution,
  here: Here,
  { assignment, found }: { readonly assignment: Assignment; readonly found: Candidates },
): (Candidates & { readonly instead?: true }) | Settled {
  const { state, context } = execution;
  const policy = assignment.whenApplicant;
  if (policy === 'self') return found;
  const applicants = peopleBehind(context.organisation, found.candidates).filter(account => isApplicant(state, account));
  const candidates = without(context.organisation, found.candidates, new Set(applicants));
  if (candidates === found.candidates) return found;
  const why = `${found.why}；申请人 ${applicants.join('、')} 不办本人的件`;
  if (candidates.length > 0) return { ...found, candidates, why };
  if (policy === 'skip' && !isReturnedTo(execution, here)) return { result: 'agree', why: `${why}，自动通过` };
  const leaders = policy === 'leader' ? leadersOf(execution, here, applicants[0]!) : [];
  if (leaders.length > 0) return { ...found, candidates: leaders, why: `${why}，由上级领导办理`, instead: true };
  return { ...found, candidates: administrators(execution, here), why: `${why}，转管理员`, instead: true };
}

/** The nearest leaders of a person who may do the step. */
function leadersOf(execution: Execution, here: Here, account: string): readonly string[] {
  const { context, state } = execution;
  const unit = unitOf(context.organisation, state, account) ?? state.service.unit;
  return nearest(execution, here, leadersAbove(context.organisation, unit, account));
}

/** The first of some principals, nearest first, that somebody holds who may do the step. */
function nearest(execution: Execution, here: Here, principals: readonly string[]): readonly string[] {
  const barred = barredAt(execution, here);
  for (const principal of principals) {
    const left = without(execution.context.organisation, [principal], barred);
    if (left.length > 0 && isHeld(execution.context.organisation, principal)) return left;
  }
  return [];
}

/** The administrators who may do the step; where the centre has none, it waits for one. */
function administrators(execution: Execution, here: Here): readonly string[] {
  return without(execution.context.organisation, ['administrator'], barredAt(execution, here));
}

/** Nobody can do it (无人可办): who steps in by the step's policy, or what happens by itself. */
function nobody(execution: Execution, here: Here, found: Candidates): Asked | Settled {
  const { whenEmpty = 'incident' } = assignmentOf(here) ?? {};
  if (whenEmpty === 'pass') return { result: 'agree', why: `${found.why}；无人可办，自动通过` };
  if (whenEmpty === 'refuse') return { result: 'refuse', why: `${found.why}；无人可办，自动不通过` };
  const instead = whenEmpty === 'incident' ? undefined : stepIn(execution, here, found);
  if (instead) return { candidates: instead.candidates, why: `${found.why}；无人在岗，${instead.words}` };
  throw nobodyCan(here, found);
}

function stepIn(execution: Execution, here: Here, { unit: named }: Found): { candidates: readonly string[]; words: string } | undefined {
  const { whenEmpty, whenEmptyRole } = assignmentOf(here)!;
  const { organisation } = execution.context;
  const unit = named ?? execution.state.service.unit;
  if (whenEmpty === 'leader') {
    const leaders = nearest(execution, here, leadersAbove(organisation, unit));
    if (leaders.length > 0) return { candidates: leaders, words: '转上级领导' };
  }
  if (whenEmpty === 'role' && whenEmptyRole !== undefined) {
    const role = roleOf(execution, here, whenEmptyRole);
    const posts = postsOf(here, role).map(post => postPrincipal(organisation, post, unit));
    const others = without(
      organisation,
      posts.filter(post => isHeld(organisation, post)),
      barredAt(execution, here),
    );
    if (others.length > 0) return { candidates: others, words: `转角色 ${role}` };
  }
  const candidates = administrators(execution, here);
  return candidates.length > 0 ? { candidates, words: '转管理员' } : undefined;
}

/** One person who has agreed at an earlier step is not asked again (重复审批自动通过). */
function passRepeated(execution: Execution, here: Here, given: Asked): Asked | Settled {
  const [account, ...others] = peopleBehind(execution.context.organisation, given.candidates);
  if (account === undefined || others.length > 0 || !hasAgreed(execution, here, account)) return given;
  const turn = given.turn === undefined ? {} : { turn: given.turn };
  return { result: 'agree', why: `${given.why}；${account} 此前已同意，自动通过`, ...turn };
}

function nobodyCan(here: Here, { why, named, hidden }: Candidates): Fault {
  const name = here.element.name ?? here.element.id;
  return new Fault('no-candidate', {
    zh: `「${name}」应有人可办（${why}），但本中心没有这样的人员。请配置岗位人员后重试。`,
    en: `Expected somebody to do "${name}" (${namedIn(here, { named, hidden })}), but the centre has nobody. Fill the post and retry.`,
  });
}

/** Whom the drawing names; accounts that an expression, a field or a person gives are data and not told. */
function namedIn(here: Here, { named, hidden }: Pick<Candidates, 'named' | 'hidden'>): string {
  if (named.length === 0) return 'nobody named';
  if (hidden) return 'whom its expression gives';
  const rule = assignmentOf(here)?.rule;
  return rule === 'role' || rule === 'leader' || rule === undefined ? named.join(', ') : 'the persons its rule gives';
}
