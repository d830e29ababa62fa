import { type Kind, labelOfKind } from '../palette/catalogue.ts';
import type { Drawn, Injector, Labelling, Laws, Modelled, Picked, Placer, Point, Registry, Shapes, Stack, Surface } from '../services.ts';
import type { Translate } from '../translate.ts';
import { composer } from './compose.ts';
import { boxOf, gap, middleOf, placeBelow, placeInFlow } from './places.ts';

interface Space {
  calculateAdjustments(
    elements: readonly Drawn[],
    axis: 'x' | 'y',
    delta: number,
    start: number,
  ): { readonly movingShapes: readonly Drawn[]; readonly resizingShapes: readonly Drawn[] };
}

const isFlow = ({ type }: Drawn): boolean => type === 'bpmn:SequenceFlow';
const isOf = (element: Drawn, type: string): boolean =>
  (element.businessObject as unknown as { $instanceOf(type: string): boolean }).$instanceOf(type);
/** Left edge of a pool, where its name stands, in pixels. */
const poolName = 50;

/**
 * What can be done to the drawing without a pointer (编辑动作): keyboard, menus and the list of steps call these. Each is one step of undo, selects what it
 * made and begins its name.
 */
export class Acts {
  static $inject = ['injector'];
  readonly #factory: Shapes;
  readonly #modeling: Modelled;
  readonly #selection: Picked;
  readonly #canvas: Surface;
  readonly #registry: Registry;
  readonly #rules: Laws;
  readonly #injector: Injector;
  readonly #together: (run: () => void) => void;

  constructor(injector: Injector) {
    this.#injector = injector;
    this.#factory = injector.get<Shapes>('elementFactory');
    this.#modeling = injector.get<Modelled>('modeling');
    this.#selection = injector.get<Picked>('selection');
    this.#canvas = injector.get<Surface>('canvas');
    this.#registry = injector.get<Registry>('elementRegistry');
    this.#rules = injector.get<Laws>('rules');
    this.#together = composer(injector.get<Stack>('commandStack'));
  }

  /** The one selected element; of a name beside an element, the element. */
  selected(): Drawn | null {
    const [one, ...more] = this.#selection.get();
    return one && more.length === 0 ? (one.labelTarget ?? one) : null;
  }

  /** Where free elements go now: the selected container, the pool, or the process. */
  container(): Drawn {
    return this.#containerOf(this.selected());
  }

  /** Can a step stand behind this element, or in this line? */
  mayFollow(element: Drawn): boolean {
    if (isFlow(element)) return true;
    return isOf(element, 'bpmn:FlowNode') && !isOf(element, 'bpmn:EndEvent') && !element.businessObject.get('isForCompensation');
  }

  /** Adds an element (添加元素): behind the selected step, into the selected line, else beside what is drawn. */
  add(kind: Kind, { names = true }: { readonly names?: boolean } = {}): Drawn {
    const focused = document.activeElement;
    const made = this.#place(kind, this.selected());
    this.select(made);
    if (names) this.rename(made);
    else {
      // a list that asks for the name itself keeps the focus
      this.#injector.get<Labelling>('directEditing').cancel();
      if (focused instanceof HTMLElement) focused.focus();
    }
    return made;
  }

  #place(kind: Kind, at: Drawn | null): Drawn {
    if (!at || !kind.follows || !this.mayFollow(at)) return this.#alone(kind, at);
    return isFlow(at) ? this.#intoFlow(at, kind) : this.#append(at, kind);
  }

  /** Puts an event on the edge of an activity (边界事件). */
  attach(host: Drawn, kind: Kind): Drawn {
    const taken = this.#registry.getAll().filter(one => one.host === host).length;
    const x = host.x + host.width - 24 - taken * 42;
    const shape = this.#factory.createShape(kind.make);
    const made = this.#modeling.createShape(shape, { x, y: host.y + host.height }, host, { attach: true });
    this.select(made);
    this.rename(made);
    return made;
  }

  /** Elements a line may be drawn to from here (可以连到的元素), in no order. */
  targetsOf(source: Drawn): readonly Drawn[] {
    return this.#registry
      .getAll()
      .filter(target => target !== source && !target.labelTarget && !target.waypoints && this.#mayConnect(source, target));
  }

  #mayConnect(source: Drawn, target: Drawn): boolean {
    if (source.outgoing?.some(line => line.target === target)) return false;
    const answer = this.#rules.allowed('connection.create', { source, target });
    const type = typeof answer === 'object' && answer !== null ? (answer as { type?: string }).type : undefined;
    // between two steps only the flow is meant, never an association
    return isOf(source, 'bpmn:FlowNode') ? type === 'bpmn:SequenceFlow' : Boolean(answer);
  }

  /** Draws a line (连线) and selects it. */
  connect(source: Drawn, target: Drawn): Drawn {
    const line = this.#modeling.connect(source, target);
    this.select(line);
    return line;
  }

  remove(elements: readonly Drawn[]): void {
    this.#modeling.removeElements(elements);
  }

  select(element: Drawn | null): void {
    this.#selection.select(element);
    if (element) this.#canvas.scrollToElement(element, 60);
  }

  /** Begins the name of an element where it stands (改名). */
  rename(element: Drawn): void {
    this.#injector.get<Labelling>('directEditing').activate(element);
  }

  /** `审核（人工环节）`: how an element is called in menus and to screen readers. */
  nameOf(element: Drawn): string {
    const translate = this.#injector.get<Translate>('translate');
    const kind = translate(labelOfKind(element));
    const name = String(element.businessObject.get('name') ?? element.businessObject.get('text') ?? '').trim();
    return name === '' ? kind : `${name}（${kind}）`;
  }

  #append(source: Drawn, kind: Kind): Drawn {
    const shape = this.#factory.createShape(kind.make);
    let made = shape;
    this.#together(() => {
      made = this.#begun(this.#injector.get<Placer>('autoPlace').append(source, shape));
    });
    return made;
  }

  #intoFlow(flow: Drawn, kind: Kind): Drawn {
    const shape = this.#factory.createShape(kind.make);
    const { position, push, from } = placeInFlow(flow, shape.width);
    let made = shape;
    this.#together(() => {
      if (push > 0) this.#push(push, from);
      made = this.#begun(this.#modeling.createShape(shape, position, flow));
    });
    return made;
  }

  #push(by: number, from: number): void {
    const all = this.#canvas.getRootElement().children ?? [];
    const { movingShapes, resizingShapes } = this.#injector.get<Space>('spaceTool').calculateAdjustments(all, 'x', by, from);
    this.#modeling.createSpace(movingShapes, resizingShapes, { x: by, y: 0 }, 'e', from);
  }

  #alone(kind: Kind, at: Drawn | null): Drawn {
    if (kind.make.type === 'bpmn:Participant') return this.#pool();
    const shape = this.#factory.createShape(kind.make);
    const parent = this.#containerOf(at);
    const near = at && !at.waypoints && kind.group === 'other' ? middleOf(at) : null;
    const position = near
      ? { x: near.x + shape.width / 2, y: at!.y - gap - shape.height / 2 }
      : placeBelow(parent.children ?? [], shape, this.#emptyPlace(parent));
    let made = shape;
    this.#together(() => {
      made = this.#begun(this.#modeling.createShape(shape, position, parent));
    });
    return made;
  }

  /** A new sub-process has a start event in it. */
  #begun(made: Drawn): Drawn {
    if (made.type !== 'bpmn:SubProcess' || made.businessObject.get('triggeredByEvent')) return made;
    const start = this.#factory.createShape({ type: 'bpmn:StartEvent' });
    this.#modeling.createShape(start, { x: made.x + 58, y: made.y + made.height / 2 }, made);
    return made;
  }

  /** Where a free element belongs: the sub-process or pool the selected one stands in, else the only pool, else the process. */
  #containerOf(at: Drawn | null): Drawn {
    const root = this.#canvas.getRootElement();
    if (at && (at.type === 'bpmn:Participant' || (at.type === 'bpmn:SubProcess' && (at.children ?? []).length > 0))) return at;
    if (at?.parent) return at.parent;
    return root.children?.find(({ type }) => type === 'bpmn:Participant') ?? root;
  }

  /** A place in sight in the empty container. */
  #emptyPlace(parent: Drawn): Point {
    if (parent !== this.#canvas.getRootElement()) return { x: parent.x + poolName + 2 * gap, y: parent.y + parent.height / 2 };
    const { x, y, width, height } = this.#canvas.viewbox();
    return { x: x + width * 0.3, y: y + height * 0.45 };
  }

  /** A pool around everything drawn (泳池), so that lanes can divide it. */
  #pool(): Drawn {
    const root = this.#canvas.getRootElement();
    const shape = this.#factory.createParticipantShape();
    const box = boxOf(root.children ?? []);
    const { x, y } = this.#emptyPlace(root);
    const bounds = box
      ? {
          x: box.x - poolName - gap,
          y: box.y - gap,
          width: Math.max(600, box.width + poolName + 2 * gap),
          height: Math.max(250, box.height + 2 * gap),
        }
      : { x, y, width: 600, height: 250 };
    Object.assign(shape, { width: bounds.width, height: bounds.height });
    return this.#modeling.createShape(shape, middleOf(bounds), root);
  }
}

/** The module of the acts. */
export const actsModule = { __init__: ['acts'], acts: ['type', Acts] };
