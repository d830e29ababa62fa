import type { Assignment, Definition } from '../../bpmn/definition.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { Task } from '../../cases/state.ts';
import type { Execution, Here } from '../execution.ts';
import { isAway } from './absences.ts';
import { type Found, person } from './found.ts';
import { peopleBehind } from './people.ts';

const personal = person('');

/** One person, why this one, and of a rotation its name, which the event tells for the next turn. */
export interface Given {
  readonly candidates: readonly string[];
  readonly why: string;
  readonly turn?: string;
}

/** What a process reads of the load and of the turns of people (分派所需数据): so that the shell asks for neither in vain. */
export function distributionsOf({ elements }: Definition): { readonly load: boolean; readonly turns: boolean } {
  const used = Object.values(elements).map(({ assignment }) => assignment?.distribute);
  return { load: used.includes('least-loaded'), turns: used.includes('rotation') };
}

/** Give a task to one person (分派): the next in turn 轮流, or who has the fewest open tasks 待办最少; of equals the first by account id. */
export function distribute(
  execution: Execution,
  here: Here,
  { distribute: way, found }: Pick<Assignment, 'distribute'> & { found: Found },
): Given {
  const people = way === 'claim' ? [] : presentPeople(execution, found);
  if (people.length === 0) return { candidates: found.candidates, why: found.why };
  if (way === 'rotation') return byTurn(execution, people, turnOf(here, found), found.why);
  const loads = people.map(account => ({ account, load: loadOf(execution, account) }));
  const least = loads.reduce((best, one) => (one.load < best.load ? one : best));
  return { candidates: [person(least.account)], why: `${found.why}；待办最少者：${least.account}（${least.load} 件）` };
}

/** Who is there, by account id; everybody where everybody is away. */
function presentPeople({ context: { organisation, now } }: Execution, { candidates }: Found): readonly string[] {
  const people = peopleBehind(organisation, candidates).toSorted(byCode);
  const present = people.filter(account => !isAway(organisation, account, now));
  return present.length > 0 ? present : people;
}

/** The order of account ids is the same on every machine. */
function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A rotation goes on over the releases of a pack; each unit has its own. */
function turnOf({ release, element }: Here, { unit }: Found): string {
  return `${release.pack}/${element.id}${unit === undefined ? '' : `@${unit}`}`;
}

function byTurn(execution: Execution, people: readonly string[], turn: string, why: string): Given {
  const last = lastTurn(execution, turn);
  const next = people.find(account => last === undefined || byCode(account, last) > 0) ?? people[0]!;
  return { candidates: [person(next)], why: `${why}；轮流分派：${next}`, turn };
}

/** Who had the last turn: in this command, else as stored before it. */
function lastTurn({ events, context: { turns } }: Execution, turn: string): string | undefined {
  const last = events.findLast(event => event.type === 'task-created' && event.turn === turn);
  if (last?.type === 'task-created') return last.candidates[0]?.slice(personal.length);
  return turns !== undefined && Object.hasOwn(turns, turn) ? turns[turn] : undefined;
}

/** Open tasks of a person: as stored before the command, and what the command has changed in this case. */
function loadOf({ before, state, context: { load } }: Execution, account: string): number {
  const stored = load !== undefined && Object.hasOwn(load, account) ? load[account]! : 0;
  return stored + openTasksOf(state, account) - (before ? openTasksOf(before, account) : 0);
}

function openTasksOf({ tasks }: Pick<CaseDraft, 'tasks'>, account: string): number {
  return Object.values(tasks).filter(task => countedFor(task).includes(account)).length;
}

/** Accounts a task counts for (在办): who holds it, else everybody it is offered to by name. */
export function countedFor({ holder, candidates }: Pick<Task, 'holder' | 'candidates'>): readonly string[] {
  if (holder !== null) return [holder];
  return candidates.filter(candidate => candidate.startsWith(personal)).map(candidate => candidate.slice(personal.length));
}
