import type { CodeBook, CodeEntry } from '../schema/types.ts';

/** An entry as pickers show it (字典项): with whether there are entries below. */
export interface CodeItem extends CodeEntry {
  readonly hasChildren: boolean;
}

/** What is asked of a list: nothing (its top level), the entries below one, a text to find, or given codes with all above them. */
export interface CodeQuery {
  readonly under?: string;
  readonly q?: string;
  readonly codes?: readonly string[];
}

/** Part of a list in one version (字典片段). */
export interface CodePage {
  readonly version: string;
  readonly entries: readonly CodeItem[];
}

/** Asks the server for part of a list; injected by the application. Rejects when the list does not exist or the server cannot be reached. */
export type CodeFetcher = (list: string, query: CodeQuery) => Promise<CodePage>;

/** Code lists in the browser (字典来源): what was loaded is kept by version, equal requests are shared. */
export interface CodeSource extends CodeBook {
  /** Entries below one, or of the top level, in the order of the list; retired ones are among them, marked. */
  readonly children: (list: string, parent?: string) => Promise<readonly CodeItem[]>;
  /** Entries by code, title or pinyin, the best first, at most 50; what stands above them is loaded too. `under`: only below that entry. */
  readonly search: (list: string, q: string, under?: string) => Promise<readonly CodeItem[]>;
  /** What is loaded. null: the list has no such code. undefined: not loaded. */
  readonly find: (list: string, code: string) => CodeItem | null | undefined;
  /** Loads codes and all entries above them; what is at hand is not asked for again. Afterwards `find` knows each. */
  readonly load: (list: string, codes: Iterable<string>) => Promise<void>;
  /** Called whenever more is at hand; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Rises with everything that comes to hand. */
  readonly revision: () => number;
}

/** Most codes asked for at once: an address has bounds. */
const mostCodes = 50;

/** Makes a source over a fetcher (创建字典来源). One per application is enough. */
export function createCodeSource(fetcher: CodeFetcher): CodeSource {
  const lists = new Map<string, LoadedList>();
  const listeners = new Set<() => void>();
  let revision = 0;
  const tell = (): void => {
    revision++;
    for (const listener of [...listeners]) listener();
  };
  const listOf = (id: string): LoadedList => {
    const known = lists.get(id) ?? new LoadedList(query => fetcher(id, query), tell);
    lists.set(id, known);
    return known;
  };
  return {
    children: (list, parent) => listOf(list).children(parent),
    search: (list, q, under) => listOf(list).search(q, under),
    find: (list, code) => lists.get(list)?.find(code),
    load: (list, codes) => listOf(list).load([...codes]),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => revision,
  };
}

/** What is at hand of one list. */
class LoadedList {
  #version: string | undefined;
  #items = new Map<string, CodeItem | null>();
  /** Of a version before: shown until the new one is loaded. */
  #older = new Map<string, CodeItem | null>();
  readonly #asked = new Map<string, Promise<unknown>>();
  readonly #ask: (query: CodeQuery) => Promise<CodePage>;
  readonly #tell: () => void;

  constructor(ask: (query: CodeQuery) => Promise<CodePage>, tell: () => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  find(code: string): CodeItem | null | undefined {
    return this.#items.get(code) ?? this.#older.get(code) ?? this.#items.get(code);
  }

  children(parent: string | undefined): Promise<readonly CodeItem[]> {
    return this.#once(`under:${parent ?? ''}`, async () => {
      const page = await this.#ask(parent === undefined ? {} : { under: parent });
      this.#keep(page);
      return page.entries;
    });
  }

  async search(q: string, under: string | undefined): Promise<readonly CodeItem[]> {
    const page = await this.#ask({ q, ...(under === undefined ? {} : { under }) });
    this.#keep(page);
    await this.load(page.entries.flatMap(({ parent }) => parent ?? []));
    return page.entries;
  }

  async load(codes: readonly string[]): Promise<void> {
    const missing = [...new Set(codes)].filter(code => !this.#items.has(code));
    const fresh = missing.filter(code => !this.#asked.has(`code:${code}`));
    for (let at = 0; at < fresh.length; at += mostCodes) {
      const some = fresh.slice(at, at + mostCodes);
      const asking = this.#ask({ codes: some }).then(page => this.#keep(page, some));
      for (const code of some) void this.#once(`code:${code}`, () => asking);
    }
    await Promise.all(missing.map(code => this.#asked.get(`code:${code}`)));
  }

  /** Keeps an answer; `wanted` codes that are not in it do not exist. After another version everything is asked for again. */
  #keep(page: CodePage, wanted: readonly string[] = []): void {
    if (this.#version !== page.version) {
      this.#older = new Map([...this.#older, ...this.#items]);
      this.#items = new Map();
      this.#asked.clear();
      this.#version = page.version;
    }
    for (const item of page.entries) this.#items.set(item.code, item);
    for (const code of wanted) if (!this.#items.has(code)) this.#items.set(code, null);
    this.#tell();
  }

  /** Asks once for what is wanted several times; what failed is asked for again. */
  #once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#asked.get(key) as Promise<T> | undefined;
    if (known) return known;
    const asking = ask();
    this.#asked.set(key, asking);
    asking.catch(() => this.#asked.get(key) === asking && this.#asked.delete(key));
    return asking;
  }
}

/** A source without lists: every list is empty, no code is known. For pages that were given none. */
export const noCodes: CodeSource = createCodeSource(async () => ({ version: '', entries: [] }));
