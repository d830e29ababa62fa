import type { Entry } from '#engine/cases/events.ts';
import type { JournalEntry } from '../contract/schemas.ts';
import { maskData } from '../identity/masking.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';
import type { Reading } from './reading.ts';

/** Entries of a case's journal as pages read them (办理日志): private parts merged in, masked for whoever may not see personal data. */
export async function journalOf(
  store: Store,
  { state, unmasked }: Reading,
  entries: readonly (Entry & { readonly hash: string })[],
): Promise<JournalEntry[]> {
  const names = await findNames(
    store,
    entries.map(({ actor }) => actor),
  );
  const seen = <T>(value: T): T => (unmasked ? value : maskData(value, state.applicant, state.queryCode));
  return entries.map(entry => ({
    seq: entry.seq,
    commandType: entry.commandType,
    recordedAt: entry.recordedAt,
    effectiveAt: entry.effectiveAt,
    actor: names(entry.actor),
    ...(entry.reason ? { reason: seen(entry.reason) } : {}),
    events: entry.events.map(event => seen(flat(event))),
    hash: entry.hash,
  }));
}

function flat(event: Entry['events'][number]): JournalEntry['events'][number] {
  const { private: hidden, ...open } = event as typeof event & { private?: Record<string, unknown> };
  return { ...hidden, ...open };
}
