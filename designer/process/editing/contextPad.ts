import type { Drawn, Injector, Pad, PadEntries, Registry } from '../services.ts';
import type { Translate } from '../translate.ts';
import type { Menus, MenuName } from './menus.ts';

type Target = Drawn | readonly Drawn[];

/** Small drawings for what the font of bpmn-js has no sign for: a plus in a ring, an event on an edge, a drop of colour. */
const signs = {
  add: '<circle cx="11" cy="11" r="9"/><path d="M11 6.5v9M6.5 11h9"/>',
  attach: '<path d="M2 5h16v8M2 5v12h9"/><circle cx="16.5" cy="16.5" r="4"/>',
  colour: '<path d="M11 2.5c3.6 4.6 5.6 7.4 5.6 10a5.6 5.6 0 0 1-11.2 0c0-2.6 2-5.4 5.6-10z"/><path d="M8 13a3 3 0 0 0 3 3"/>',
} as const;
const drawing = (sign: keyof typeof signs): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" fill="none" stroke="#22242a" stroke-width="1.6">${signs[sign]}</svg>`;
const html = (sign: keyof typeof signs): string =>
  `<div class="entry" draggable="true"><img alt="" width="22" height="22" draggable="false" src="data:image/svg+xml,${encodeURIComponent(drawing(sign))}"></div>`;

/** Entries of bpmn-js that our menus take the place of. */
const dropped = new Set(['append.intermediate-event']);

/** The buttons around a selected element (快捷按钮): those of bpmn-js without the ones that guess, and our menus. */
class HallPad {
  static $inject = ['injector'];
  readonly #injector: Injector;

  constructor(injector: Injector) {
    this.#injector = injector;
    // after bpmn-js has said its entries
    injector.get<Pad>('contextPad').registerProvider(500, this);
  }

  getContextPadEntries(element: Drawn): (entries: PadEntries) => PadEntries {
    return entries => {
      const { delete: remove, replace, connect, ...others } = entries;
      const kept = Object.entries(others).filter(([id]) => !dropped.has(id));
      const last = Object.entries({ connect, replace, ...this.#colour(element), delete: remove }).filter(([, entry]) => entry);
      return Object.fromEntries([...kept, ...Object.entries(this.#menusOf(element)), ...last]) as PadEntries;
    };
  }

  getMultiElementContextPadEntries(elements: readonly Drawn[]): (entries: PadEntries) => PadEntries {
    return entries => {
      const { delete: remove, ...others } = entries;
      return { ...others, ...this.#colour(elements), ...(remove ? { delete: remove } : {}) };
    };
  }

  #menusOf(element: Drawn): PadEntries {
    if (element.labelTarget) return {};
    return { ...this.#opener('bjd-add', 'add', 'model', element), ...this.#opener('bjd-attach', 'attach', 'model', element) };
  }

  #colour(target: Target): PadEntries {
    return this.#opener('bjd-colour', 'colour', 'edit', target);
  }

  #opener(name: MenuName, sign: keyof typeof signs, group: string, target: Target): PadEntries {
    const menus = this.#injector.get<Menus>('menus');
    const words = { add: 'Append another element', attach: 'Add a boundary event', colour: 'Colour' }[sign];
    if (!menus.has(name, target) || (name === 'bjd-add' && !this.#mayAppend(target as Drawn))) return {};
    const title = this.#injector.get<Translate>('translate')(words);
    return { [name]: { group, html: html(sign), title, action: { click: () => menus.open(name, target, this.#below(target)) } } };
  }

  #mayAppend(element: Drawn): boolean {
    return this.#injector.get<{ mayFollow(element: Drawn): boolean }>('acts').mayFollow(element);
  }

  /** Under the buttons that stand there; beside the element when the menu is opened from the keyboard. */
  #below(target: Target) {
    const pad = this.#injector.get<Pad>('contextPad');
    const { left, bottom } = (pad.isOpen() ? pad.getPad(target).html : this.#graphics(target)).getBoundingClientRect();
    return { x: left, y: bottom + 5 };
  }

  #graphics(target: Target): SVGElement {
    return this.#injector.get<Registry>('elementRegistry').getGraphics((Array.isArray(target) ? target[0] : target) as Drawn);
  }
}

/** The module of the buttons around a selected element. */
export const contextPadModule = { __init__: ['hallPad'], hallPad: ['type', HallPad] };
