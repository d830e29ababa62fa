import type { Entry } from '#engine/cases/events.ts';
import { fold } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { type BreachOf, caseRows } from '../execute/case-rows.ts';
import { readEntry } from '../execute/entry.ts';
import { listColumns } from '../execute/list-columns.ts';
import { participantKey, participantsOf } from '../execute/participants.ts';
import type { ProjectedRow } from '../execute/project.ts';
import { writeSnapshot } from '../execute/snapshot.ts';
import type { Row } from '../plan.ts';
import { foldEvents, streamRows, writeStreamState } from '../stream.ts';
import { type StreamState, streamKinds } from '../streams/list.ts';
import type { StreamEvent } from '../types.ts';
import type { Bundle } from './bundle.ts';

/** What the journal says the rows should be. */
export interface Derived {
  /** Snapshot texts. */
  readonly texts: { readonly snapshot: string; readonly private: string };
  /** List columns of a case; none for other streams. */
  readonly columns: Row;
  readonly rows: readonly ProjectedRow[];
}

/** Fold the journal of a stream and derive every row that follows from it. Throws when the events cannot be folded. */
export function derive(bundle: Bundle, breachOf: BreachOf): Derived {
  return bundle.ref.stream === 'case' ? deriveCase(bundle, breachOf) : deriveStream(bundle);
}

function deriveCase(bundle: Bundle, breachOf: BreachOf): Derived {
  const entries = bundle.journal.map(row => readEntry(row, bundle.texts));
  const state: CaseState = fold(entries);
  return {
    texts: writeSnapshot(state),
    columns: listColumns(state),
    rows: [...caseRows(state, breachOf), ...participantRows(bundle, entries)],
  };
}

/** First mention of each principal, as `execute` wrote it. */
function participantRows({ ref }: Bundle, entries: readonly Entry[]): ProjectedRow[] {
  const rows = new Map<string, ProjectedRow>();
  for (const entry of entries) {
    for (const { principal, why } of entry.events.flatMap(participantsOf)) {
      if (rows.has(principal)) continue;
      const row = { tenant: ref.tenant, case_id: ref.streamId, principal, since: entry.recordedAt, until: null, why };
      rows.set(principal, { table: 'case_participant', key: participantKey, row });
    }
  }
  return [...rows.values()];
}

function deriveStream({ ref, journal }: Bundle): Derived {
  const kind = streamKinds[ref.stream as keyof typeof streamKinds];
  if (kind === undefined) throw new Error(`Expected a known stream, but ${ref.stream} is none.`);
  let state: StreamState | null = null;
  for (const row of journal) {
    const events = readEntry(row).events as unknown as readonly StreamEvent[];
    state = foldEvents(kind, state, events, { seq: row.seq, recordedAt: row.recorded_at, actor: row.actor });
  }
  if (state === null) throw new Error('Expected a journal with at least one entry, but it was empty.');
  return { texts: writeStreamState(state), columns: {}, rows: streamRows(kind, { ...ref, state }) };
}
