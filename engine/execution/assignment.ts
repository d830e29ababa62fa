import { type Assignment, defaultPolicies, type Expression } from '../bpmn/definition.ts';
import { anyone, isHeld } from '../cases/principals.ts';
import type { Execution, Here } from './execution.ts';
import { Fault } from './fault.ts';
import { evaluateExpression, evaluateFeel } from './values.ts';

/** Who may do a task, and the rule in words that led to them (为何是我). */
export interface Candidates {
  readonly candidates: readonly string[];
  readonly why: string;
}

/**
 * Find the candidates of a user task: who did it before, where a return or a take-back brought the token here (still in post); else its own
 * assignment, else the role of its lane; in a model without roles, anyone.
 */
export function assignTask(execution: Execution, here: Here): Candidates {
  const pinned = execution.state.scopes[here.scope]?.runs[here.run]?.pinned;
  if (pinned !== undefined && isHeld(execution.context.organisation, `person:${pinned}`))
    return { candidates: [`person:${pinned}`], why: '退回或撤回，由原办理人办理' };
  const found = findCandidates(execution, here);
  if (found.candidates.length > 0) return { candidates: found.candidates, why: found.why };
  if (assignmentOf(here)?.whenEmpty === 'administrator') return { candidates: ['administrator'], why: `${found.why}；无人在岗，转管理员` };
  throw new Fault('no-candidate', {
    zh: `「${here.element.name ?? here.element.id}」应有人可办（${found.why}），但本中心没有这样的人员。请配置岗位人员后重试。`,
    en: `Expected somebody to do "${here.element.name ?? here.element.id}" (${namedIn(here, found.named)}), but the centre has nobody. Fill the post and retry.`,
  });
}

/** Whom the drawing names; accounts that an expression gives are data and not told. */
function namedIn(here: Here, named: readonly string[]): string {
  if (named.length === 0) return 'nobody named';
  return assignmentOf(here)?.rule === 'person' ? 'the persons its expression gives' : named.join(', ');
}

/** Candidates in post of a user task by its rule; none when nobody holds what it names (`named`). */
export function findCandidates(execution: Execution, here: Here): Candidates & { readonly named: readonly string[] } {
  const assignment = assignmentOf(here);
  if (!assignment && Object.keys(here.release.roles).length === 0)
    return { candidates: [anyone], named: [anyone], why: '流程未指定办理人，任何人可办' };
  const { candidates: named, why } = assignment ? byRule(execution, here, assignment) : { candidates: [], why: '流程未指定办理人' };
  const held = named.filter(candidate => isHeld(execution.context.organisation, candidate));
  return { candidates: [...new Set(held)], named, why };
}

function assignmentOf(here: Here): Assignment | undefined {
  return here.element.assignment ?? laneAssignment(here);
}

function laneAssignment({ element, definition }: Here): Assignment | undefined {
  const lane = definition.lanes.find(({ id, elements }) => id === element.lane || elements.includes(element.id));
  return lane?.role ? { rule: 'role', role: lane.role, reach: 'centre', ...defaultPolicies, whenEmpty: 'incident' } : undefined;
}

function byRule(execution: Execution, here: Here, assignment: Assignment): Candidates {
  if (assignment.rule === 'previous') return byPrevious(execution, assignment.step);
  if (assignment.rule === 'person') return byPerson(execution, here, assignment.people);
  if (assignment.rule !== 'role') return { candidates: [], why: '流程未指定办理人' };
  const role = roleOf(execution, here, assignment.role);
  const posts = Object.hasOwn(here.release.roles, role) ? here.release.roles[role]! : [role];
  const unit = assignment.unit === undefined ? null : evaluateExpression(execution, here, assignment.unit);
  if (unit === null) return { candidates: [...posts], why: `角色 ${role}：岗位 ${posts.join('、')}` };
  return { candidates: posts.map(post => `${post}@${unit}`), why: `角色 ${role}：岗位 ${posts.join('、')}，单位 ${unit}` };
}

/** The role that is drawn, or that an expression gives, such as a setting (由设置决定的角色); what is no text names nobody. */
export function roleOf(execution: Execution, here: Here, role: string): string {
  if (!role.startsWith('=')) return role;
  const value = evaluateFeel(execution, here, role.slice(1));
  return typeof value === 'string' ? value : '';
}

function byPrevious(execution: Execution, element: string): Candidates {
  const last = execution.state.trail.findLast(entry => entry.element === element && !entry.cancelled);
  return { candidates: last ? [`person:${last.actor}`] : [], why: `此前办理「${element}」的人员` };
}

function byPerson(execution: Execution, here: Here, people: Expression): Candidates {
  const value = people.feel ? evaluateFeel(execution, here, people.text) : people.text.split(/\s+/);
  const accounts = (Array.isArray(value) ? value : [value]).filter(account => typeof account === 'string' && account !== '');
  return { candidates: accounts.map(account => `person:${account}`), why: '流程指定的人员' };
}
