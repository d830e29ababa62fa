import type { Calendar, Millis } from '../calendar/types.ts';
import type { Actor, CaseCommand, CaseCommandBody, CommandHead } from '../cases/commands.ts';
import type { Context, Organisation, Rejection, ReleaseDefinition } from '../cases/context.ts';
import { decideAndApply } from '../cases/decide.ts';
import type { CaseEvent, Entry } from '../cases/events.ts';
import { evolveEntry } from '../cases/fold.ts';
import type { CaseState } from '../cases/state.ts';
import { countedFor } from '../execution/assignment/distribute.ts';
import type { Series } from './numbers.ts';
import { drawNumbers } from './numbers.ts';

/** What a simulation (模拟) runs on; all of it data. */
export interface SessionStart {
  readonly releases: readonly ReleaseDefinition[];
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly now: Millis;
  /** Open tasks by account in other cases (在办件数); absent: none. */
  readonly load?: Readonly<Record<string, number>>;
  /** Who had the last turn of each rotation in other cases (轮流); absent: nobody yet. */
  readonly turns?: Readonly<Record<string, string>>;
}

/** One case in memory under a virtual clock (虚拟时钟), with its journal. */
export interface Session {
  readonly releases: ReadonlyMap<string, ReleaseDefinition>;
  readonly organisation: Organisation;
  calendar: Calendar;
  now: Millis;
  state: CaseState | null;
  readonly entries: Entry[];
  readonly series: Series;
  readonly load: Readonly<Record<string, number>>;
  turns: Readonly<Record<string, string>>;
}

/** The machine as an actor (系统). */
export const machine: Actor = { account: 'system', name: '系统', principals: ['system'] };

/** Create a simulation without a case yet. */
export function createSession({ releases, organisation, calendar, now, load = {}, turns = {} }: SessionStart): Session {
  const byContent = new Map(releases.map(release => [release.content, release]));
  return { releases: byContent, organisation, calendar, now, state: null, entries: [], series: new Map(), load, turns };
}

/** Everything `decide` may look at, now. */
export function contextOf({ now, organisation, calendar, releases, state, load, turns }: Session): Context {
  return { now, organisation, calendar, release: content => releases.get(content), turns, load: state ? withOwnTasks(load, state) : load };
}

/** What a store counts: the open tasks of every case, those of this one with them. */
function withOwnTasks(load: Readonly<Record<string, number>>, state: CaseState): Readonly<Record<string, number>> {
  const counted: Record<string, number> = { ...load };
  for (const account of Object.values(state.tasks).flatMap(countedFor)) counted[account] = (counted[account] ?? 0) + 1;
  return counted;
}

/** The rotations whose turn somebody has had. */
function turnsIn(events: readonly CaseEvent[]): Readonly<Record<string, string>> {
  const taken = events.flatMap(event => {
    if (event.type !== 'task-created' || event.turn === undefined) return [];
    const [first] = event.candidates;
    return first === undefined ? [] : [[event.turn, first.slice('person:'.length)] as const];
  });
  return Object.fromEntries(taken);
}

/** A command as a person gives it: what it asks, its reason, and an earlier legal moment (补录). */
export type GivenCommand = CaseCommandBody & Partial<Pick<CommandHead, 'reason' | 'effectiveAt'>>;

/** Give a command: its entry joins the journal and the state moves on, or the refusal comes back. */
export function giveCommand(session: Session, actor: Actor, body: GivenCommand): Rejection | undefined {
  const { state, now } = session;
  const seq = (state?.seq ?? 0) + 1;
  const id = `simulated-${seq}`;
  const command: CaseCommand = { ...body, id, caseId: 'simulated', tenant: session.organisation.centre.id, actor, recordedAt: now };
  const decision = decideAndApply(state, command, contextOf(session));
  if (!decision.ok) return decision.rejection;
  const events = drawNumbers(decision.events, session.series);
  const { effectiveAt = now } = command;
  const entry: Entry = { seq, command: id, commandType: body.type, recordedAt: now, effectiveAt, actor: actor.account, events };
  session.entries.push(entry);
  session.turns = { ...session.turns, ...turnsIn(events) };
  session.state = events === decision.events ? decision.state : evolveEntry(state, entry);
  return undefined;
}
