import type { CaseState } from '#engine/cases/state.ts';
import type { Row } from '../plan.ts';
import type { Head } from './entry.ts';

/** A case as it stood after its last entry: all that the next command needs and the row need not be read for. */
export interface KnownCase {
  readonly state: CaseState;
  readonly head: Head;
  /** List columns as the row holds them. */
  readonly columns: Row;
  /** Principals known to have a row in case_participant. */
  readonly participants: ReadonlySet<string>;
  /** The span in which it was written (`Memo.span`); null: to be looked at. */
  readonly span: number | null;
  /** Characters of its snapshot: what its place in the memory is measured by. */
  readonly size: number;
}

/** Characters of snapshots kept at most; a state takes about four times its text in memory. */
const sizeAtMost = 16 * 1024 * 1024;

/**
 * States of the cases used last (最近办件), bounded. One is only ever used when the row of the case still names the same head, or where this
 * process alone writes and has written nothing but cases since: the hash of the head stands for the whole journal, so what another node, a rollback or a
 * rebuild did in between can do no harm.
 */
export class KnownCases {
  readonly #cases = new Map<string, KnownCase>();
  #size = 0;
  #last = { tenant: '', caseId: '', key: ' ' };

  find(tenant: string, caseId: string): KnownCase | undefined {
    return this.#cases.get(this.#keyOf(tenant, caseId));
  }

  /** Keep a case as the one used last; the ones not used for longest make room. */
  keep(tenant: string, caseId: string, known: KnownCase): void {
    const key = this.#keyOf(tenant, caseId);
    this.#size += known.size - (this.#cases.get(key)?.size ?? 0);
    this.#cases.delete(key);
    this.#cases.set(key, known);
    if (this.#size > sizeAtMost) this.#makeRoom(key);
  }

  #makeRoom(latest: string): void {
    for (const [oldest, { size }] of this.#cases) {
      if (this.#size <= sizeAtMost || oldest === latest) return;
      this.#cases.delete(oldest);
      this.#size -= size;
    }
  }

  forget(tenant: string, caseId: string): void {
    const key = this.#keyOf(tenant, caseId);
    this.#size -= this.#cases.get(key)?.size ?? 0;
    this.#cases.delete(key);
  }

  /** A case is found, then kept: its key is made once, for a text made anew is hashed anew. */
  #keyOf(tenant: string, caseId: string): string {
    if (this.#last.tenant !== tenant || this.#last.caseId !== caseId) this.#last = { tenant, caseId, key: `${tenant} ${caseId}` };
    return this.#last.key;
  }
}
