/** What changed, without any data (提示): live pages read again what they may see. */
export interface Hint {
  readonly tenant: string;
  readonly stream: string;
  readonly streamId: string;
  readonly seq: number;
}

/** Stands for hints of other nodes that may have been missed (提示可能有漏): whoever goes by hints looks at everything anew. */
export const missed: Hint = { tenant: '', stream: 'missed', streamId: '', seq: 0 };

/** Tells listeners of this node. */
export class Hints {
  readonly #listeners = new Set<(hint: Hint) => void>();

  on(listener: (hint: Hint) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(hint: Hint): void {
    for (const listener of this.#listeners) listener(hint);
  }
}
