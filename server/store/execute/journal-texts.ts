import { type Plan, select } from '../plan.ts';
import { insertMissing } from '../upsert.ts';
import { type JournalRow, sharedIn, type SharedTexts } from './entry.ts';

const key = ['tenant', 'hash'] as const;

/** Names of texts of one tenant remembered at most. */
const kept = 10_000;

/**
 * Texts known to stand in the database for good (已存文本), so that they need not be written again with every entry that names them. A transaction that
 * wrote a text may still fail: only a later one that finds it there may rely on it.
 */
export class KnownTexts {
  /** What was written or found, by tenant and hash, and by which transaction; null: there for good. */
  readonly #seen = new Map<string, Map<string, object | null>>();

  /** true: the text stands there, whatever becomes of this transaction. */
  has(tenant: string, of: string): boolean {
    return this.#seen.get(tenant)?.get(of) === null;
  }

  /** true: all of them do. */
  hasAll(tenant: string, texts: SharedTexts): boolean {
    for (const of of texts.keys()) if (!this.has(tenant, of)) return false;
    return true;
  }

  /** Another transaction wrote it: what this one finds of it was committed. */
  isFromOther(tenant: string, of: string, transaction: object): boolean {
    const by = this.#seen.get(tenant)?.get(of);
    return by !== undefined && by !== transaction;
  }

  keep(tenant: string, of: string, by: object | null): void {
    const seen = this.#seen.get(tenant) ?? new Map<string, object | null>();
    this.#seen.set(tenant, seen);
    if (seen.size >= kept) seen.clear();
    seen.set(of, by);
  }
}

/** Where texts are written: the tenant, the transaction, and what is known of earlier ones. */
export interface TextsOf {
  readonly tenant: string;
  readonly known: KnownTexts;
  /** Any object that stands for the transaction. */
  readonly transaction: object;
}

/** Write the texts that are not there yet, in one order, so that two commands at once wait for each other and never crosswise. */
export function* writeTexts(of: TextsOf, texts: SharedTexts): Plan<void> {
  const { tenant, known, transaction } = of;
  const hashes = [...texts.keys()].filter(hash => !known.has(tenant, hash));
  if (hashes.length === 0) return;
  yield* confirm(of, hashes);
  const missing = hashes.filter(hash => !known.has(tenant, hash)).sort();
  yield* insertMissing(
    'journal_text',
    key,
    missing.map(hash => ({ tenant, hash, text: texts.get(hash)! })),
  );
  for (const hash of missing) known.keep(tenant, hash, transaction);
}

/** Look whether what other transactions wrote has come to stay. */
function* confirm({ tenant, known, transaction }: TextsOf, hashes: readonly string[]): Plan<void> {
  const written = hashes.filter(hash => known.isFromOther(tenant, hash, transaction));
  if (written.length === 0) return;
  for (const { hash } of yield* findTexts(tenant, written)) known.keep(tenant, hash, null);
}

interface TextRow {
  readonly hash: string;
  readonly text: string;
}

function* findTexts(tenant: string, hashes: readonly string[]): Plan<TextRow[]> {
  return yield* select<TextRow>(`select hash, text from journal_text where tenant = ? and hash in (${hashes.map(() => '?').join(', ')})`, [
    tenant,
    ...hashes,
  ]);
}

/** The texts journal rows of a tenant share with other entries (共用文本), by hash. */
export function* readTexts(tenant: string, rows: readonly JournalRow[]): Plan<SharedTexts> {
  const hashes = [...sharedIn(rows).keys()];
  if (hashes.length === 0) return new Map();
  return new Map((yield* findTexts(tenant, hashes)).map(({ hash, text }) => [hash, text]));
}
