import type { Acts } from '../editing/acts.ts';
import { boxOf, placeBelow } from '../editing/places.ts';
import type { Editable } from '../properties.ts';
import type { Bus, Drawn, Injector, Picked, Point, Surface } from '../services.ts';
import { type Maker, pack, unpack } from './packing.ts';

type Tree = Readonly<Record<string, readonly Drawn[]>>;
interface CopyPaste {
  copy(elements: readonly Drawn[]): Tree;
  paste(context: { element: Drawn; point: Point }): readonly Drawn[] | undefined;
  createTree(elements: readonly Drawn[]): Tree;
}
interface Keyboard {
  addListener(priority: number, listener: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

const storeKey = 'banjian.designer.clipboard';
const foreign = (value: unknown): value is Editable & { $descriptor: { isGeneric: true; ns: { uri: string } } } =>
  Boolean((value as { $descriptor?: { isGeneric?: boolean } } | null)?.$descriptor?.isGeneric);

/** What was copied last, in this or another tab of the same browser (剪贴板): elements can be pasted into another pack. */
class SharedClipboard {
  static $inject = ['injector'];
  readonly #injector: Injector;
  #own: string | null = null;

  constructor(injector: Injector) {
    this.#injector = injector;
  }

  get(): unknown {
    const text = this.#read() ?? this.#own;
    return text === null ? undefined : unpack(text, this.#injector.get<Maker>('moddle'));
  }

  set(tree: unknown): void {
    this.#own = pack(tree);
    try {
      globalThis.localStorage.setItem(storeKey, this.#own);
    } catch {
      // without a store the copy stays in this tab
    }
  }

  clear(): unknown {
    const last = this.get();
    this.#own = null;
    globalThis.localStorage?.removeItem(storeKey);
    return last;
  }

  isEmpty(): boolean {
    return this.#read() === null && this.#own === null;
  }

  #read(): string | null {
    return globalThis.localStorage?.getItem(storeKey) ?? null;
  }
}

/** Pastes without a pointer: below what is drawn, selected; and keeps what foreign tools wrote into the copied elements. */
class Pasting {
  static $inject = ['injector'];
  readonly #injector: Injector;

  constructor(injector: Injector) {
    this.#injector = injector;
    injector.get<Keyboard>('keyboard').addListener(2000, ({ keyEvent }) => this.#press(keyEvent));
    injector.get<Bus>('eventBus').on('moddleCopy.canCopyProperty', 2000, ({ property }: { readonly property?: unknown }) => {
      if (!foreign(property)) return undefined;
      const { $type, ...attributes } = property;
      return injector.get<Maker>('moddle').createAny($type, property.$descriptor.ns.uri, attributes);
    });
  }

  #press({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean | undefined {
    if (!(ctrlKey || metaKey) || shiftKey || altKey) return undefined;
    if (key.toLowerCase() === 'v') return this.paste();
    if (key.toLowerCase() !== 'd') return undefined;
    const picked = this.#injector.get<Picked>('selection').get();
    if (picked.length === 0) return true;
    this.#injector.get<CopyPaste>('copyPaste').copy(picked);
    return this.paste();
  }

  paste(): true {
    const tree = this.#injector.get<SharedClipboard>('clipboard').get() as Tree | undefined;
    const top = tree?.['0'] ?? [];
    const box = boxOf(top);
    if (!box) return true;
    const parent = this.#injector.get<Acts>('acts').container();
    const { x, y, width, height } = this.#injector.get<Surface>('canvas').viewbox();
    const point = placeBelow(parent.children ?? [], box, { x: x + width / 2, y: y + height / 2 });
    const made = this.#injector.get<CopyPaste>('copyPaste').paste({ element: parent, point });
    if (made) this.#injector.get<Picked>('selection').select(made.filter(one => one.parent === parent && !one.labelTarget));
    if (made?.[0]) this.#injector.get<Surface>('canvas').scrollToElement(made[0], 60);
    return true;
  }
}

/** The module of the clipboard, in place of that of diagram-js. */
export const clipboardModule = { __init__: ['pasting'], clipboard: ['type', SharedClipboard], pasting: ['type', Pasting] };
