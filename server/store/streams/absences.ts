import type { Rejection } from '#engine/cases/context.ts';
import { find, type Plan } from '../plan.ts';
import type { StreamEvent, StreamInput } from '../types.ts';
import { accepted, refused, type StreamDecision } from './fields.ts';

/** Somebody of the centre is away, and who stands in (人员去向、AB岗). */
export interface StoredAbsence {
  readonly id: string;
  readonly account: string;
  readonly substitute: string;
  /** Away from this moment up to, not including, that one. */
  readonly since: number;
  readonly until: number;
  readonly recordedBy: string;
  readonly recordedAt: number;
}

/** The part of an organisation's state that holds absences; both absent where none was ever recorded. Why somebody is away is personal. */
export interface AbsenceState {
  readonly absences?: readonly StoredAbsence[];
  readonly private?: { readonly reasons?: Readonly<Record<string, string>> };
}

/** Body of record-absence. */
export interface RecordAbsence {
  readonly absence: string;
  readonly account: string;
  readonly substitute: string;
  readonly since: number;
  readonly until: number;
  readonly reason: string;
}

/** Ended absences are kept in the state this long, milliseconds; the journal keeps them all. */
const keptMs = 31 * 86_400_000;
/** Longest absence, milliseconds: two years. */
const longestMs = 731 * 86_400_000;

type Input = StreamInput & { readonly recordedAt: number };

/** record-absence `RecordAbsence` (登记去向), end-absence `{absence}` (提前返岗, or withdrawn before it began); undefined: another command. */
export function decideAbsence(state: AbsenceState | null, input: Input): StreamDecision | undefined {
  if (input.type === 'record-absence') return recordAbsence(state, input, input.body as unknown as RecordAbsence);
  if (input.type === 'end-absence') return endAbsence(state, input, String(input.body.absence));
  return undefined;
}

function recordAbsence(state: AbsenceState | null, { recordedAt }: Input, body: RecordAbsence): StreamDecision {
  const { absence: id, account, substitute, since, until, reason } = body;
  const known = state?.absences ?? [];
  const fault = faultOf(known, body, recordedAt);
  if (fault !== undefined) return fault;
  const forgotten = known.filter(one => one.until < recordedAt - keptMs).map(one => one.id);
  return accepted({ type: 'absence-recorded', absence: id, account, substitute, since, until, forgotten, private: { reason } }, { id });
}

function faultOf(
  known: readonly StoredAbsence[],
  { absence, account, substitute, since, until }: RecordAbsence,
  now: number,
): StreamDecision | undefined {
  const meets = (one: StoredAbsence) => one.since < until && since < one.until;
  if (known.some(({ id }) => id === absence))
    return refused('absence-exists', { zh: '这条去向已登记。', en: 'Expected a new absence, but this one is recorded already.' });
  if (since >= until || until <= now || until - since > longestMs)
    return refused('absence-times-wrong', {
      zh: '离岗的结束时间应晚于开始时间和现在，且不超过两年。请改正时间。',
      en: 'Expected the absence to end after it begins and after now, within two years, but it does not. Correct the times.',
    });
  if (account === substitute)
    return refused('substitute-is-absent', {
      zh: '代岗人应是另一个人，不能由离岗的人自己代岗。',
      en: 'Expected somebody else to stand in, but the substitute is the one who is away.',
    });
  if (known.some(one => one.account === account && meets(one)))
    return refused('absence-overlaps', {
      zh: '这个人在这段时间已登记去向。请先结束原来的登记，或改时间。',
      en: 'Expected no other absence in this time, but one is recorded. End it first, or choose another time.',
    });
  if (known.some(one => one.account === substitute && meets(one)))
    return refused('substitute-away', {
      zh: '代岗人在这段时间也不在岗。请换一个代岗人。',
      en: 'Expected the substitute to be present in this time, but they are away too. Choose somebody else.',
    });
  return undefined;
}

function endAbsence(state: AbsenceState | null, { recordedAt }: Input, id: string): StreamDecision {
  const absence = state?.absences?.find(one => one.id === id);
  if (absence === undefined)
    return refused('absence-not-found', { zh: '没有这条去向登记。', en: 'Expected a recorded absence, but there is none with this id.' });
  if (absence.until <= recordedAt)
    return refused('absence-over', { zh: '这次离岗已经结束。', en: 'Expected the absence to go on, but it is over.' });
  const isBegun = absence.since < recordedAt;
  return accepted({ type: 'absence-ended', absence: id, ...(isBegun ? { until: recordedAt } : { withdrawn: true }) });
}

/** State after an event of an absence; undefined: an event of something else. */
export function evolveAbsence<State extends AbsenceState>(
  state: State,
  event: StreamEvent,
  head: { readonly recordedAt: number; readonly actor: string },
): State | undefined {
  if (event.type === 'absence-recorded') return withRecorded(state, event, head);
  if (event.type === 'absence-ended') return withEnded(state, event);
  return undefined;
}

function withRecorded<State extends AbsenceState>(
  state: State,
  event: StreamEvent,
  head: { readonly recordedAt: number; readonly actor: string },
): State {
  const {
    absence: id,
    account,
    substitute,
    since,
    until,
    forgotten,
  } = event as unknown as StoredAbsence & {
    readonly absence: string;
    readonly forgotten: readonly string[];
  };
  const recorded: StoredAbsence = { id, account, substitute, since, until, recordedBy: head.actor, recordedAt: head.recordedAt };
  const reasons = { ...reasonsWithout(state, forgotten), [id]: String(event.private?.reason ?? '') };
  const kept = (state.absences ?? []).filter(one => !forgotten.includes(one.id));
  return { ...state, absences: [...kept, recorded], private: { ...state.private, reasons } };
}

function withEnded<State extends AbsenceState>(state: State, event: StreamEvent): State {
  const id = String(event.absence);
  const absences = state.absences ?? [];
  if (event.withdrawn === true) {
    const left = absences.filter(one => one.id !== id);
    return { ...state, absences: left, private: { ...state.private, reasons: reasonsWithout(state, [id]) } };
  }
  return { ...state, absences: absences.map(one => (one.id === id ? { ...one, until: Number(event.until) } : one)) };
}

function reasonsWithout(state: AbsenceState, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(state.private?.reasons ?? {}).filter(([id]) => !ids.includes(id)));
}

/** Rows of the table `absence`. */
export function absenceRows(
  tenant: string,
  state: AbsenceState,
): { readonly table: string; readonly row: Record<string, string | number> }[] {
  return (state.absences ?? []).map(({ id, account, substitute, since, until, recordedBy, recordedAt }) => ({
    table: 'absence',
    row: {
      ...{ tenant, id, account, substitute, since, until },
      reason: state.private?.reasons?.[id] ?? '',
      recorded_by: recordedBy,
      recorded_at: recordedAt,
    },
  }));
}

/** Both people of an absence hold a post in the centre. */
export function* checkPeople(input: StreamInput): Plan<Rejection | undefined> {
  if (input.type !== 'record-absence') return undefined;
  for (const account of [input.body.account, input.body.substitute]) {
    const found = yield* find(
      'select g.account from role_grant g join account a on a.id = g.account where g.tenant = ? and g.account = ? and a.active = 1 limit 1',
      [input.tenant, String(account)],
    );
    if (found === undefined)
      return {
        code: 'person-unknown',
        message: {
          zh: '本中心没有这个人。请从人员列表中选择。',
          en: 'Expected somebody of this centre, but there is no such person. Choose from the list.',
        },
      };
  }
  return undefined;
}
