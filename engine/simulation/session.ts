import type { Calendar, Millis } from '../calendar/types.ts';
import type { Actor, CaseCommand, CaseCommandBody, CommandHead } from '../cases/commands.ts';
import type { Context, Organisation, Rejection, ReleaseDefinition } from '../cases/context.ts';
import { decideAndApply } from '../cases/decide.ts';
import type { Entry } from '../cases/events.ts';
import { evolveEntry } from '../cases/fold.ts';
import type { CaseState } from '../cases/state.ts';
import type { Series } from './numbers.ts';
import { drawNumbers } from './numbers.ts';

/** What a simulation (模拟) runs on; all of it data. */
export interface SessionStart {
  readonly releases: readonly ReleaseDefinition[];
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly now: Millis;
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
}

/** The machine as an actor (系统). */
export const machine: Actor = { account: 'system', name: '系统', principals: ['system'] };

/** Create a simulation without a case yet. */
export function createSession({ releases, organisation, calendar, now }: SessionStart): Session {
  const byContent = new Map(releases.map(release => [release.content, release]));
  return { releases: byContent, organisation, calendar, now, state: null, entries: [], series: new Map() };
}

/** Everything `decide` may look at, now. */
export function contextOf({ now, organisation, calendar, releases }: Session): Context {
  return { now, organisation, calendar, release: content => releases.get(content) };
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
  session.state = events === decision.events ? decision.state : evolveEntry(state, entry);
  return undefined;
}
