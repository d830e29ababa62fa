import type { Text } from '#engine/problem.ts';
import type { CodeEntry } from '../schema/types.ts';

/** A code list that can be read (字典): found by code, walked from the top, or gone through whole. */
export interface CodeList {
  readonly id: string;
  readonly title: Text;
  /** What the levels are called, the top first (各级名称). */
  readonly levels: readonly Text[];
  /** Another text with every change; compared, never read (版本). */
  readonly version: string;
  readonly size: number;
  readonly find: (code: string) => CodeEntry | undefined;
  /** Entries right below one, or of the top level, in the order of the list. */
  readonly children: (parent?: string) => readonly CodeEntry[];
  readonly hasChildren: (code: string) => boolean;
  /** Every entry, the upper levels first. */
  readonly entries: () => Iterable<CodeEntry>;
}

/** Entries kept in memory, the upper ones before those below them. */
export class CodeTable {
  readonly #entries = new Map<string, CodeEntry>();
  readonly #children = new Map<string | undefined, CodeEntry[]>();

  constructor(entries: Iterable<CodeEntry>) {
    for (const entry of entries) {
      this.#entries.set(entry.code, entry);
      const beside = this.#children.get(entry.parent);
      if (beside) beside.push(entry);
      else this.#children.set(entry.parent, [entry]);
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  find(code: string): CodeEntry | undefined {
    return this.#entries.get(code);
  }

  children(parent?: string): readonly CodeEntry[] {
    return this.#children.get(parent) ?? [];
  }

  /** Every entry, level by level, within a level in the order of the list. */
  entries(): CodeEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.level - b.level);
  }
}
