import type { Acts } from '../editing/acts.ts';
import type { Bus, Drawn, Injector, Shapes } from '../services.ts';
import type { Translate } from '../translate.ts';
import { type Kind, kindById } from './catalogue.ts';

interface Palette {
  registerProvider(provider: object): void;
}
interface Tool {
  start?(event: Event): void;
  activateHand?(event: Event): void;
  activateSelection?(event: Event): void;
}
interface Creator {
  start(event: Event, shape: Drawn | readonly Drawn[], context?: object): void;
}
interface Entry {
  readonly group: string;
  readonly html: string;
  readonly title: string;
  readonly action: Readonly<Record<string, (event: Event) => void>>;
}

/** Groups of the palette (工具栏分组) with the kinds under each; the second word is the English name of the group. */
const groups: readonly (readonly [string, string, readonly string[]])[] = [
  ['step', 'Steps', ['user-task', 'service-task', 'rule-task', 'script-task', 'call-activity', 'expanded-subprocess']],
  ['gateway', 'Gateways', ['exclusive-gateway', 'parallel-gateway', 'inclusive-gateway', 'event-based-gateway']],
  ['event', 'Events', ['none-start-event', 'none-end-event', 'timer-intermediate-catch', 'message-intermediate-catch']],
  ['other', 'Others', ['expanded-pool', 'data-object-reference', 'text-annotation', 'group']],
];
/** Short names under the icons, so that every one is read whole; English text of the palette -> Chinese is in words.ts. */
const shortNames: Readonly<Record<string, string>> = {
  'user-task': 'Person',
  'service-task': 'System',
  'rule-task': 'Decision',
  'script-task': 'Compute',
  'call-activity': 'Call',
  'expanded-subprocess': 'Sub-process',
  'exclusive-gateway': 'Exclusive',
  'parallel-gateway': 'Parallel',
  'inclusive-gateway': 'Inclusive',
  'event-based-gateway': 'By event',
  'none-start-event': 'Start',
  'none-end-event': 'End',
  'timer-intermediate-catch': 'Timer',
  'message-intermediate-catch': 'Message',
  'expanded-pool': 'Lanes',
  'data-object-reference': 'Data',
  'text-annotation': 'Note',
  group: 'Frame',
};
/** What an entry is called in the accessibility tree, where bpmn-js has a name for it. */
const titles: Readonly<Record<string, string>> = {
  'user-task': 'Create task',
  'expanded-subprocess': 'Create expanded sub-process',
  'none-start-event': 'Create start event',
  'none-end-event': 'Create end event',
  'expanded-pool': 'Create pool/participant',
  'data-object-reference': 'Create data object reference',
  group: 'Create group',
};
/** Ids of entries as bpmn-js names them, where it has one. */
const actions: Readonly<Record<string, string>> = {
  'user-task': 'create.task',
  'none-start-event': 'create.start-event',
  'none-end-event': 'create.end-event',
  'expanded-pool': 'create.participant-expanded',
  'expanded-subprocess': 'create.subprocess-expanded',
  'data-object-reference': 'create.data-object',
};

/** Tools (工具): id, service, icon, name. */
const tools = [
  ['hand-tool', 'handTool', 'bpmn-icon-hand-tool', 'Activate hand tool'],
  ['lasso-tool', 'lassoTool', 'bpmn-icon-lasso-tool', 'Activate lasso tool'],
  ['space-tool', 'spaceTool', 'bpmn-icon-space-tool', 'Activate create/remove space tool'],
  ['global-connect-tool', 'globalConnect', 'bpmn-icon-connection-multi', 'Activate global connect tool'],
] as const;

const entryHtml = (icon: string, name: string): string =>
  `<div class="entry bjd-entry" draggable="true" tabindex="-1"><i class="${icon}" aria-hidden="true"></i><span>${name}</span></div>`;
const toolHtml = (icon: string): string => `<div class="entry bjd-tool ${icon}" draggable="true" tabindex="-1"></div>`;

/** Arrow keys walk through the palette, Enter and the blank act as a click without a mouse: the element is added beside what is drawn. */
function walkByKeys(container: HTMLElement, onTake: (action: string) => void): void {
  const entries = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('.entry')];
  const focusOn = (entry: HTMLElement | undefined): void => {
    if (!entry) return;
    for (const other of entries()) other.tabIndex = other === entry ? 0 : -1;
    entry.focus();
  };
  container.setAttribute('role', 'toolbar');
  queueMicrotask(() => {
    const [first] = entries();
    if (first) first.tabIndex = 0;
  });
  container.addEventListener('keydown', event => {
    const all = entries();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const isTaken = event.key === 'Enter' || event.key === ' ';
    if (step === undefined && !isTaken) return;
    event.preventDefault();
    if (step !== undefined) focusOn(all[(at + step + all.length) % all.length]);
    else onTake(all[at]!.dataset.action ?? '');
  });
}

/** The palette (元素面板): named elements in groups, only what the engine runs; in place of the one of bpmn-js. */
class HallPalette {
  static $inject = ['injector'];
  readonly #create: Creator;
  readonly #factory: Shapes;
  readonly #injector: Injector;
  readonly #translate: Translate;

  constructor(injector: Injector) {
    this.#injector = injector;
    this.#create = injector.get<Creator>('create');
    this.#factory = injector.get<Shapes>('elementFactory');
    this.#translate = injector.get<Translate>('translate');
    injector.get<Bus>('eventBus').on('palette.create', ({ container }: { readonly container: HTMLElement }) => this.#prepare(container));
    injector.get<Palette>('palette').registerProvider(this);
  }

  #prepare(container: HTMLElement): void {
    container.setAttribute('aria-label', this.#translate('Elements'));
    walkByKeys(container, action => {
      const id = Object.keys(shortNames).find(one => (actions[one] ?? `create.${one}`) === action);
      if (id) this.#injector.get<Acts>('acts').add(kindById(id));
    });
  }

  getPaletteEntries(): Readonly<Record<string, Entry | { group: string; html: string; separator: true }>> {
    const drawn = groups.flatMap(([group, name, ids]) => [
      [`title.${group}`, { group, separator: true as const, html: `<h4 class="bjd-palette-group">${this.#translate(name)}</h4>` }] as const,
      ...ids.map(id => [actions[id] ?? `create.${id}`, this.#entryOf(kindById(id), group)] as const),
    ]);
    return Object.fromEntries([...this.#toolEntries(), ...drawn]);
  }

  #toolEntries(): (readonly [string, Entry])[] {
    return tools.map(([id, service, icon, title]) => {
      const tool = this.#injector.get<Tool>(service);
      const click = (event: Event): void => (tool.activateHand ?? tool.activateSelection ?? tool.start)?.call(tool, event);
      return [id, { group: 'tools', html: toolHtml(icon), title: this.#translate(title), action: { click } }];
    });
  }

  #entryOf(kind: Kind, group: string): Entry {
    const start = (event: Event): void => this.#start(event, kind);
    const name = this.#translate(shortNames[kind.id]!);
    const title = titles[kind.id];
    return {
      group,
      html: entryHtml(kind.icon, name),
      title: title ? this.#translate(title) : this.#translate('Add {name}', { name: this.#translate(kind.label) }),
      action: { dragstart: start, click: start },
    };
  }

  #start(event: Event, { make }: Kind): void {
    const shape = make.type === 'bpmn:Participant' ? this.#factory.createParticipantShape() : this.#factory.createShape(make);
    const isSub = make.type === 'bpmn:SubProcess' && !make.triggeredByEvent;
    const inside = isSub ? [this.#factory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape })] : [];
    if (inside.length === 0) this.#create.start(event, shape);
    else this.#create.start(event, [shape, ...inside], { hints: { autoSelect: [shape] } });
  }
}

/** The module that puts our palette in the place of bpmn-js' own. */
export const paletteModule = { paletteProvider: ['type', HallPalette] };
