/** What changed, without any data (提示): live pages read again what they may see. */
export interface Hint {
  readonly tenant: string;
  readonly stream: string;
  readonly streamId: string;
  readonly seq: number;
}

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
