import { type Plan, select } from '../plan.ts';
import { insertMissing } from '../upsert.ts';
import { type JournalRow, sharedIn, type SharedTexts } from './entry.ts';

const key = ['tenant', 'hash'] as const;

/** Write the texts that are not there yet, in one order, so that two commands at once wait for each other and never crosswise. */
export function* writeTexts(tenant: string, texts: SharedTexts): Plan<void> {
  const hashes = [...texts.keys()].sort();
  if (hashes.length === 0) return;
  yield* insertMissing(
    'journal_text',
    key,
    hashes.map(hash => ({ tenant, hash, text: texts.get(hash)! })),
  );
}

/** The texts journal rows of a tenant share with other entries (共用文本), by hash. */
export function* readTexts(tenant: string, rows: readonly JournalRow[]): Plan<SharedTexts> {
  const hashes = [...sharedIn(rows).keys()];
  if (hashes.length === 0) return new Map();
  const found = yield* select<{ hash: string; text: string }>(
    `select hash, text from journal_text where tenant = ? and hash in (${hashes.map(() => '?').join(', ')})`,
    [tenant, ...hashes],
  );
  return new Map(found.map(({ hash, text }) => [hash, text]));
}
