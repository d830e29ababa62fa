import type { Text } from '#engine/problem.ts';
import type { CodeList } from '#forms/codes/list.ts';
import type { CodeEntry } from '#forms/schema/types.ts';
import type { StoredLayer } from './layers.ts';

/** What the layers say of a code together. */
interface Said {
  title?: Text;
  isRetired: boolean;
  /** Only of a code that the list below does not have. */
  added?: { readonly parent: string | undefined; readonly centre: string };
}

/** A code list with its layers over each other (分层字典): the shipped list or nothing, the centres from above down to this one. */
export class LayeredList implements CodeList {
  readonly id: string;
  readonly title: Text;
  readonly levels: readonly Text[];
  readonly version: string;
  readonly size: number;
  readonly #base: CodeList | undefined;
  readonly #said = new Map<string, Said>();
  readonly #added = new Map<string | undefined, string[]>();
  readonly #hasRetired: boolean;

  constructor(id: string, base: CodeList | undefined, layers: readonly StoredLayer[]) {
    this.id = id;
    this.#base = base;
    this.title = base?.title ?? layers.find(layer => layer.title !== null)?.title ?? { zh: id, en: id };
    for (const layer of layers) this.#lay(layer);
    const own = [...this.#said].filter(([, said]) => said.added !== undefined).map(([code]) => code);
    for (const code of own) this.#place(code);
    this.#hasRetired = [...this.#said.values()].some(({ isRetired }) => isRetired);
    this.size = (base?.size ?? 0) + own.length;
    this.version = [base?.version ?? '', ...layers.map(({ centre, version }) => `${centre}.${version}`)].join('+');
    const deepest = Math.max(base?.levels.length ?? 1, ...own.map(code => this.#levelOf(code)));
    this.levels = Array.from({ length: deepest }, (_, at) => base?.levels[at] ?? { zh: `第 ${at + 1} 级`, en: `Level ${at + 1}` });
  }

  find(code: string): CodeEntry | undefined {
    const said = this.#said.get(code);
    const base = this.#base?.find(code);
    if (!base && !said?.added) return undefined;
    const { title, parent, level } = base ?? { title: said!.title!, parent: this.#parentOf(said!), level: this.#levelOf(code) };
    const entry = { code, title: said?.title ?? title, ...(parent === undefined ? {} : { parent }), level };
    return this.#isRetired(code) ? { ...entry, retired: true } : entry;
  }

  children(parent?: string): readonly CodeEntry[] {
    const base = this.#base?.children(parent) ?? [];
    const codes = [...base.map(({ code }) => code), ...(this.#added.get(parent) ?? [])];
    if (this.#said.size === 0) return base;
    return codes.flatMap(code => this.find(code) ?? []);
  }

  hasChildren(code: string): boolean {
    return this.#added.has(code) || (this.#base?.hasChildren(code) ?? false);
  }

  *entries(): Iterable<CodeEntry> {
    const isSame = this.#said.size === 0;
    for (const entry of this.#base?.entries() ?? []) yield isSame ? entry : (this.find(entry.code) ?? entry);
    for (const codes of this.#added.values()) for (const code of codes) yield this.find(code)!;
  }

  /** Centre that added a code; null: it is shipped. */
  from(code: string): string | null {
    return this.#base?.find(code) ? null : (this.#said.get(code)?.added?.centre ?? null);
  }

  #lay({ centre, entries }: StoredLayer): void {
    for (const { code, title, parent, retired } of entries) {
      const said = this.#said.get(code) ?? { isRetired: false };
      if (title) said.title = title;
      if (retired) said.isRetired = true;
      if (title && !said.added && !this.#base?.find(code)) said.added = { parent, centre };
      this.#said.set(code, said);
    }
  }

  #place(code: string): void {
    const parent = this.#parentOf(this.#said.get(code)!);
    const beside = this.#added.get(parent);
    if (beside) beside.push(code);
    else this.#added.set(parent, [code]);
  }

  /** What stands above an added entry; the top where that is no longer known. */
  #parentOf({ added }: Said): string | undefined {
    const parent = added?.parent;
    return parent !== undefined && (this.#base?.find(parent) || this.#said.get(parent)?.added) ? parent : undefined;
  }

  #levelOf(code: string): number {
    return this.#upwards(code).length + (this.#base?.find(this.#upwards(code).at(-1) ?? code)?.level ?? 1) - 1;
  }

  /** An added entry and those above it, up to the first of the list below, or the top. */
  #upwards(code: string): string[] {
    const path = [code];
    for (let next = this.#addedParent(code); next !== undefined && !path.includes(next); next = this.#addedParent(next)) path.push(next);
    return path;
  }

  #addedParent(code: string): string | undefined {
    const said = this.#said.get(code);
    return said?.added ? this.#parentOf(said) : undefined;
  }

  /** Retired here, or below something that is. */
  #isRetired(code: string): boolean {
    if (!this.#hasRetired) return this.#base?.find(code)?.retired ?? false;
    const passed = new Set<string>();
    for (let next: string | undefined = code; next !== undefined && !passed.has(next); ) {
      passed.add(next);
      const base: CodeEntry | undefined = this.#base?.find(next);
      if (this.#said.get(next)?.isRetired || base?.retired) return true;
      next = base ? base.parent : this.#addedParent(next);
    }
    return false;
  }
}
