import type { WriteMoment } from './database.ts';
import { bodyHash } from './execute/canonical.ts';
import { emptyHead, type Head, writeEntry } from './execute/entry.ts';
import { compareRows, writeChanges } from './execute/project.ts';
import { checkReceipt, writeReceipt } from './execute/receipt.ts';
import { statusOf } from './execute/rejections.ts';
import { find, type Plan, type Row, run } from './plan.ts';
import { storable } from './storable.ts';
import { type StreamState, streamKinds } from './streams/list.ts';
import type { Outcome, StreamEvent, StreamChange, StreamInput, StreamKind, StreamRow } from './types.ts';
import { insert, upsert } from './upsert.ts';

/** Tenant under which the journals of accounts and the national calendar stand: they belong to no centre. */
export const noTenant = '_';

/** Tenant whose journal a stream command is written to. */
export function tenantOf(input: Pick<StreamInput, 'stream' | 'tenant'>): string {
  return input.stream === 'account' || input.stream === 'calendar' ? noTenant : input.tenant;
}

/** The write path of every stream that is not a case: same receipt, same journal, same chain, one generic engine. */
export function* executeStream(input: StreamInput, moment: WriteMoment): Plan<Outcome> {
  const kind = streamKinds[input.stream];
  if (kind === undefined) return unknownStream(input);
  const tenant = tenantOf(input);
  const { state, head } = yield* loadStream(tenant, input, moment.lock);
  const hash = bodyHash({ ...input, actor: input.actor.account });
  const known = yield* checkReceipt({ tenant, id: input.id, bodyHash: hash });
  if (known !== undefined) return known;
  const clash = kind.check === undefined ? undefined : yield* kind.check(input);
  if (clash !== undefined) return { ok: false, rejection: clash, status: 409 };
  const recordedAt = Math.max(moment.now, head.at);
  const decision = kind.decide(state, { ...input, recordedAt });
  if (!decision.ok) return { ok: false, rejection: decision.rejection, status: statusOf(decision.rejection) };
  const seq = head.seq + 1;
  const next = foldEvents(kind, state, decision.events, { seq, recordedAt, actor: input.actor.account });
  yield* writeStream(input, { tenant, recordedAt, head, events: decision.events, state: next });
  if (kind.keep !== undefined) yield* kind.keep(input, recordedAt);
  yield* projectStream(kind, state, { tenant, streamId: input.streamId, state: next });
  moment.memo.organisations.clear();
  moment.memo.calendars.clear();
  const result = decision.result ?? {};
  yield* writeReceipt({
    tenant,
    id: input.id,
    bodyHash: hash,
    stream: input.stream,
    streamId: input.streamId,
    seq,
    result,
    at: recordedAt,
  });
  return { ok: true, repeated: false, seq, streamId: input.streamId, result };
}

/** Write the rows that changed with the state, and let the centres concerned read their organisation again. */
function* projectStream(kind: StreamKind<StreamState>, before: StreamState | null, change: StreamChange<StreamState>): Plan<void> {
  const known = before === null ? [] : streamRows(kind, { ...change, state: before });
  yield* writeChanges(compareRows(known, streamRows(kind, change)));
  for (const tenant of kind.touches?.(before, change) ?? []) yield* renewOrganisation(tenant);
}

/** Rows of a stream that follow from its state, as the databases keep them. */
export function streamRows(kind: StreamKind<StreamState>, change: StreamChange<StreamState>): StreamRow[] {
  return kind.rows(change).map(({ row, ...of }) => {
    const values = Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? storable(value) : value]);
    return { ...of, row: Object.fromEntries(values) as Row };
  });
}

/** Raise the version under which the organisation of a tenant is cached on every node. */
function* renewOrganisation(tenant: string): Plan<void> {
  yield* run(
    'insert into organisation_version (tenant, version) values (?, 1) on conflict (tenant) do update set version = organisation_version.version + 1',
    [tenant],
  );
}

/** Next state of a stream after the events of one entry. */
export function foldEvents(
  kind: StreamKind<StreamState>,
  state: StreamState | null,
  events: readonly StreamEvent[],
  head: { seq: number; recordedAt: number; actor: string },
): StreamState {
  let next = state;
  for (const event of events) next = kind.evolve(next, event, head);
  if (next === null) throw new Error(`Expected the command of stream ${kind.name} to give events, but it gave none.`);
  return next;
}

function* loadStream(tenant: string, input: StreamInput, lock: string): Plan<{ state: StreamState | null; head: Head }> {
  const row = yield* find<{ snapshot: string; private: string; head_seq: number; head_hash: string; head_at: number }>(
    `select snapshot, private, head_seq, head_hash, head_at from stream_head where tenant = ? and stream = ? and stream_id = ?${lock}`,
    [tenant, input.stream, input.streamId],
  );
  if (row === undefined) return { state: null, head: emptyHead };
  return { state: readStreamState(row), head: { seq: row.head_seq, hash: row.head_hash, at: row.head_at } };
}

/** State of a stream from its two texts. */
export function readStreamState(row: { readonly snapshot: string; readonly private: string }): StreamState {
  const hidden = JSON.parse(row.private) as Record<string, unknown>;
  const open = JSON.parse(row.snapshot) as StreamState;
  return Object.keys(hidden).length === 0 ? open : { ...open, private: hidden };
}

/** Texts of a stream's state, the personal part apart. */
export function writeStreamState(state: StreamState): { snapshot: string; private: string } {
  const { private: hidden, ...open } = state;
  return { snapshot: JSON.stringify(open), private: JSON.stringify(hidden ?? {}) };
}

interface StreamEntry {
  readonly tenant: string;
  readonly recordedAt: number;
  readonly head: Head;
  readonly events: readonly StreamEvent[];
  readonly state: StreamState;
}

function* writeStream(input: StreamInput, { tenant, recordedAt, head, events, state }: StreamEntry): Plan<void> {
  const row = writeEntry(
    {
      tenant,
      stream: input.stream,
      streamId: input.streamId,
      seq: head.seq + 1,
      command: input.id,
      commandType: input.type,
      recordedAt,
      effectiveAt: recordedAt,
      actor: input.actor.account,
      onBehalfOf: input.actor.onBehalfOf ?? null,
      reason: input.reason === undefined ? null : storable(input.reason),
    },
    head.hash,
    events,
  );
  yield* insert('journal', row);
  yield* upsert('stream_head', ['tenant', 'stream', 'stream_id'], {
    tenant,
    stream: input.stream,
    stream_id: input.streamId,
    ...writeStreamState(state),
    head_seq: row.seq,
    head_hash: row.hash,
    head_at: recordedAt,
  });
}

function unknownStream(input: StreamInput): Outcome {
  return {
    ok: false,
    status: 400,
    rejection: {
      code: 'stream-unknown',
      message: { zh: `没有名为 ${input.stream} 的数据流。`, en: `Expected a known stream, but ${input.stream} is none.` },
    },
  };
}
