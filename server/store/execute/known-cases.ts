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

/** A case in its place: what is known of it changes, the place stays. */
interface Place {
  readonly tenant: string;
  known: KnownCase;
  /** Turn in which it was put at the end of the row. */
  turn: number;
}

/**
 * States of the cases used last (最近办件), bounded. One is only ever used when the row of the case still names the same head, or where this
 * process alone writes and has written nothing but cases since: the hash of the head stands for the whole journal, so what another node, a rollback or a
 * rebuild did in between can do no harm.
 */
export class KnownCases {
  /** By the id of the case, those not used for longest first; of two centres' cases under one id only the one used last. */
  readonly #places = new Map<string, Place>();
  #size = 0;
  #turn = 0;

  find(tenant: string, caseId: string): KnownCase | undefined {
    const place = this.#places.get(caseId);
    return place?.tenant === tenant ? place.known : undefined;
  }

  /** Keep a case as one used last; the ones not used for longest make room. */
  keep(tenant: string, caseId: string, known: KnownCase): void {
    const place = this.#places.get(caseId);
    this.#size += known.size - (place?.known.size ?? 0);
    this.#turn += 1;
    if (place?.tenant === tenant && this.#isNearEnd(place)) place.known = known;
    else {
      this.#places.delete(caseId);
      this.#places.set(caseId, { tenant, known, turn: this.#turn });
    }
    if (this.#size > sizeAtMost) this.#makeRoom(caseId);
  }

  /** Among the later half: moving it costs more than it tells. */
  #isNearEnd({ turn }: Place): boolean {
    return this.#turn - turn < this.#places.size / 2;
  }

  #makeRoom(latest: string): void {
    for (const [oldest, { known }] of this.#places) {
      if (this.#size <= sizeAtMost) return;
      if (oldest === latest) continue;
      this.#places.delete(oldest);
      this.#size -= known.size;
    }
  }

  forget(tenant: string, caseId: string): void {
    const place = this.#places.get(caseId);
    if (place?.tenant !== tenant) return;
    this.#size -= place.known.size;
    this.#places.delete(caseId);
  }
}
