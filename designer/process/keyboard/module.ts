import type { ModdleObject } from '../../viewer/graph.ts';
import type { Acts } from '../editing/acts.ts';
import type { Menus } from '../editing/menus.ts';
import { kindById } from '../palette/catalogue.ts';
import type { Bus, Drawn, Injector, Picked, Registry, Surface } from '../services.ts';
import { actOf, type KeyAct } from './keys.ts';
import { neighbour, nextLine, readingOrder } from './walk.ts';

interface Keyboard {
  addListener(priority: number, listener: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

/** Every edit by keyboard (键盘编辑): keys act on the selected element, menus ask what the key leaves open. */
class HallKeys {
  static $inject = ['injector'];
  readonly #injector: Injector;
  readonly #acts: Acts;
  readonly #menus: Menus;
  readonly #selection: Picked;
  readonly #canvas: Surface;
  readonly #bus: Bus;

  constructor(injector: Injector) {
    this.#injector = injector;
    this.#acts = injector.get<Acts>('acts');
    this.#menus = injector.get<Menus>('menus');
    this.#selection = injector.get<Picked>('selection');
    this.#canvas = injector.get<Surface>('canvas');
    this.#bus = injector.get<Bus>('eventBus');
    // before bpmn-js, whose letters C, R, L, H, S, E these take the place of
    injector.get<Keyboard>('keyboard').addListener(2000, ({ keyEvent }) => this.#press(keyEvent));
    // a name that is done gives the keys back to the canvas, unless the focus has gone elsewhere
    this.#bus.on(['directEditing.complete', 'directEditing.cancel'], 1, () => this.#canvas.restoreFocus());
  }

  #press(event: KeyboardEvent): boolean | undefined {
    const act = actOf(event);
    if (!act) return undefined;
    return this.#run(act, event.shiftKey);
  }

  /** true: the key was ours. undefined leaves it to bpmn-js or the browser. */
  #run(act: KeyAct, isAdding: boolean): boolean | undefined {
    switch (act) {
      case 'next':
        return this.#go(1, isAdding);
      case 'previous':
        return this.#go(-1, isAdding);
      case 'first':
        return this.#show(this.#order()[0] ?? null);
      case 'clear':
        return this.#selection.get().length > 0 ? this.#show(null) : undefined;
      case 'find':
        this.#injector.get<{ open(): void }>('searchPad').open();
        return true;
      case 'help':
      case 'panel':
        this.#bus.fire(`bjd.${act}`);
        return true;
      case 'add':
        this.#menus.open('bjd-add', this.#acts.selected() ?? this.#canvas.getRootElement());
        return true;
      case 'step':
      case 'choice':
      case 'end':
        this.#acts.add(kindById({ step: 'user-task', choice: 'exclusive-gateway', end: 'none-end-event' }[act]));
        return true;
      default:
        return this.#onSelected(act);
    }
  }

  #onSelected(act: KeyAct): boolean {
    const several = this.#selection.get();
    const one = this.#acts.selected();
    if (act === 'colour' && several.length > 0) this.#menus.open('bjd-colour', one ?? several);
    if (act === 'more' && several.length > 0) this.#menus.open('bjd-more', one ?? several);
    if (one) this.#onOne(act, one);
    return true;
  }

  #onOne(act: KeyAct, one: Drawn): void {
    if (act === 'rename') this.#acts.rename(one);
    if (act === 'attach') this.#menus.open('bjd-attach', one);
    if (act === 'connect') this.#menus.open('bjd-connect', one);
    if (act === 'replace') this.#menus.open('bpmn-replace', one);
    if (act === 'line') this.#show(nextLine(one));
  }

  #order(): readonly Drawn[] {
    const definitions = this.#injector.get<{ getDefinitions(): ModdleObject }>('bpmnjs').getDefinitions();
    return readingOrder(definitions, this.#injector.get<Registry>('elementRegistry').getAll());
  }

  #go(by: 1 | -1, isAdding: boolean): true {
    const last = this.#selection.get().at(-1);
    const next = neighbour(this.#order(), last?.labelTarget ?? last ?? null, by);
    if (!isAdding || !next) return this.#show(next);
    this.#selection.select(next, true);
    return true;
  }

  #show(element: Drawn | null): true {
    this.#acts.select(element);
    return true;
  }
}

/** The module of the keys; the arrows move what is selected by the grid. */
export const keyboardModule = { __init__: ['hallKeys'], hallKeys: ['type', HallKeys] };
export const keyboardOptions = { keyboardMoveSelection: { moveSpeed: 10, moveSpeedAccelerated: 50 } };
