import type { Acts } from '../editing/acts.ts';
import { labelOfKind } from '../palette/catalogue.ts';
import type { Drawn, Injector, Registry, Surface } from '../services.ts';
import type { Translate } from '../translate.ts';

interface Token {
  readonly value?: string;
  readonly matched?: string;
}
interface Found {
  readonly item: { readonly element: Drawn };
  readonly tokens: Readonly<Record<'label' | 'kind', readonly Token[]>>;
}
type Search = (items: readonly object[], pattern: string, options: { keys: readonly string[] }) => readonly Found[];

/** Searches of bpmn-js listen to keys alone: words that come from an input method (输入法) or are pasted count as typed too. */
function searchWhatIsEntered(container: HTMLElement): void {
  container.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) target.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
  });
}

/** Finds elements by name and by kind (查找): `审核`, `网关`; nobody has to know an id. */
class HallSearch {
  static $inject = ['injector'];
  readonly #injector: Injector;

  constructor(injector: Injector) {
    this.#injector = injector;
    injector.get<{ registerProvider(provider: object): void }>('searchPad').registerProvider(this);
    searchWhatIsEntered(injector.get<Surface>('canvas').getContainer());
  }

  find(pattern: string): readonly object[] {
    const translate = this.#injector.get<Translate>('translate');
    const drawn = this.#injector.get<Registry>('elementRegistry').getAll();
    const items = drawn
      .filter(one => one.parent && !one.labelTarget)
      .map(element => ({ element, label: this.#nameOf(element), kind: translate(labelOfKind(element)) }));
    return this.#injector
      .get<Search>('search')(items, pattern, { keys: ['label', 'kind'] })
      .map(({ item, tokens }) => ({ element: item.element, primaryTokens: tokens.label, secondaryTokens: tokens.kind }));
  }

  /** A line without a name is told by its ends. */
  #nameOf(element: Drawn): string {
    const name = String(element.businessObject.get('name') ?? element.businessObject.get('text') ?? '');
    const { source, target } = element;
    if (name !== '' || !source || !target) return name;
    const acts = this.#injector.get<Acts>('acts');
    // without the kinds of its ends: a line is no gateway because it leads to one
    const short = (end: Drawn): string => String(end.businessObject.get('name') ?? '') || acts.nameOf(end);
    return `${short(source)} → ${short(target)}`;
  }
}

/** The module of search, in place of that of bpmn-js. */
export const searchModule = { __init__: ['bpmnSearch'], bpmnSearch: ['type', HallSearch] };
