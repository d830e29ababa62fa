import { isDeepStrictEqual } from 'node:util';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { writeEvents } from '#server/store/execute/codec/events.ts';
import { readEntry, writeEntry } from '#server/store/execute/entry.ts';
import { listColumns } from '#server/store/execute/list-columns.ts';
import { type CaseRow, readSnapshot, writeSnapshot } from '#server/store/execute/snapshot.ts';
import type { StreamEvent } from '#server/store/types.ts';

/** A state as it comes back from the store (存取往返): through its two texts, its row and its answers. */
export function stored(state: CaseState): CaseState {
  const row = { tenant: state.tenant, id: state.caseId, ...listColumns(state), ...writeSnapshot(state) } as unknown as CaseRow;
  const answers = state.data.map(({ scope, form, schema, round, answers: given }) => ({
    ...{ scope, form, schema, round },
    answers: JSON.stringify(given),
  }));
  return readSnapshot(row, answers, state.service);
}

/** What of events is hashed and written: the open part in the order of its table, and the private parts. */
export function textOf(events: readonly CaseEvent[]): string {
  const open = events.map(({ private: _, ...event }: StreamEvent) => event as StreamEvent);
  return `${writeEvents(open)}\n${JSON.stringify(events.map(event => (event as StreamEvent).private ?? null))}`;
}

/** true: the entry comes back from the store as it was, written whole and with what it shares with others apart. */
export function survivesStore(entry: Entry): boolean {
  return [undefined, new Map<string, string>()].every(shared => isDeepStrictEqual(thereAndBack(entry, shared), entry));
}

function thereAndBack(entry: Entry, shared: Map<string, string> | undefined): Entry {
  const { seq, command, commandType, recordedAt, effectiveAt, actor, events } = entry;
  const head = { tenant: 'heshan', stream: 'case', streamId: 'case-1', seq, command, commandType, recordedAt, effectiveAt, actor };
  const row = writeEntry({ ...head, onBehalfOf: null, reason: entry.reason ?? null }, '', events, shared);
  const { hash: _, ...read } = readEntry(row, shared);
  return read;
}
