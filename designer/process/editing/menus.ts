import { boundaryKinds, type Kind, kinds } from '../palette/catalogue.ts';
import type { Drawn, Injector, Pad, PadEntry, Point, Popup, PopupEntries, Registry } from '../services.ts';
import type { Translate } from '../translate.ts';
import type { Acts } from './acts.ts';

type Target = Drawn | readonly Drawn[];
/** The menus of the canvas (画布菜单) by the name they are opened under. */
export type MenuName = 'bjd-add' | 'bjd-attach' | 'bjd-connect' | 'bjd-more' | 'bjd-colour' | 'bpmn-replace';

const groupNames: Readonly<Record<Kind['group'], string>> = {
  step: 'Steps',
  gateway: 'Gateways',
  event: 'Events',
  wait: 'Waiting and sending',
  end: 'Ends',
  other: 'Others',
};
const titles: Readonly<Record<MenuName, string>> = {
  'bjd-add': 'Add an element',
  'bjd-attach': 'Add a boundary event',
  'bjd-connect': 'Connect to',
  'bjd-more': 'Everything for this element',
  'bjd-colour': 'Colour',
  'bpmn-replace': 'Change element',
};
const isActivity = (target: Target): target is Drawn =>
  !Array.isArray(target) && /(Task|SubProcess|CallActivity|Transaction)$/.test((target as Drawn).type);
const one = (target: Target): Drawn => (Array.isArray(target) ? target[0] : target) as Drawn;

/** Menus with search that do by words what the pointer does by dragging: add, attach, connect, everything of the context pad. */
export class Menus {
  static $inject = ['injector'];
  readonly #popup: Popup;
  readonly #translate: Translate;
  readonly #injector: Injector;
  readonly #acts: Acts;

  constructor(injector: Injector) {
    this.#injector = injector;
    this.#popup = injector.get<Popup>('popupMenu');
    this.#translate = injector.get<Translate>('translate');
    this.#acts = injector.get<Acts>('acts');
    const provide = (name: MenuName, entries: (target: Target) => PopupEntries): void =>
      this.#popup.registerProvider(name, { getPopupMenuEntries: entries });
    provide('bjd-add', target => this.#additions(one(target)));
    provide('bjd-attach', target => (isActivity(target) ? this.#attachments(target) : {}));
    provide('bjd-connect', target => this.#connections(one(target)));
    provide('bjd-more', target => this.#everything(target));
  }

  /** Is there anything to choose? */
  has(name: MenuName, target: Target): boolean {
    return !this.#popup.isEmpty(target, name);
  }

  /** Opens a menu beside its element, or at a point of the screen. */
  open(name: MenuName, target: Target, at: Point = this.#beside(one(target))): void {
    if (!this.has(name, target)) return;
    this.#popup.open(target, name, at, { title: this.#translate(titles[name]), search: true, width: 300 });
  }

  #beside(element: Drawn): Point {
    const root = this.#injector.get<{ getRootElement(): Drawn; getContainer(): HTMLElement }>('canvas');
    if (element === root.getRootElement()) {
      const { x, y, width, height } = root.getContainer().getBoundingClientRect();
      return { x: x + width * 0.4, y: y + height * 0.2 };
    }
    const { right, top, width } = this.#injector.get<Registry>('elementRegistry').getGraphics(element).getBoundingClientRect();
    return { x: element.waypoints ? right - width / 2 : right + 12, y: top };
  }

  #additions(target: Drawn): PopupEntries {
    const isBehind = this.#acts.mayFollow(target);
    // behind a step: what can follow comes first; with nothing selected everything stands alone
    const offered = isBehind ? [...kinds.filter(kind => kind.follows), ...kinds.filter(kind => !kind.follows)] : kinds;
    return Object.fromEntries(offered.map(kind => [kind.id, { ...this.#entryOf(kind), action: () => void this.#acts.add(kind) }]));
  }

  #attachments(host: Drawn): PopupEntries {
    return Object.fromEntries(
      boundaryKinds.map(kind => [kind.id, { ...this.#entryOf(kind), action: () => void this.#acts.attach(host, kind) }]),
    );
  }

  #connections(source: Drawn): PopupEntries {
    const targets = this.#acts.targetsOf(source);
    return Object.fromEntries(
      targets.map(target => [target.id, { label: this.#acts.nameOf(target), action: () => void this.#acts.connect(source, target) }]),
    );
  }

  /** The context pad as a list, for hands on the keyboard. */
  #everything(target: Target): PopupEntries {
    const pad = this.#injector.get<Pad>('contextPad').getEntries(target);
    // drawing a line with the pointer has its own menu here
    const named = Object.entries(pad).filter(([id, { title }]) => title && id !== 'connect');
    return Object.fromEntries(
      named.map(([id, entry]) => [id, { label: entry.title!, action: (event: Event) => act(entry, event, target) }]),
    );
  }

  #entryOf({ label, icon, group }: Kind) {
    return { label: this.#translate(label), className: icon, group: { id: group, name: this.#translate(groupNames[group]) } };
  }
}

function act({ action }: PadEntry, event: Event, target: Target): void {
  const run = typeof action === 'function' ? action : action.click;
  run?.(event, target as never);
}

/** The module of the menus. */
export const menusModule = { __init__: ['menus'], menus: ['type', Menus] };
