import { association, cardinality, completion, instances, loop, undoOf } from '../execution/drawing.ts';
import { boundary, conditional, defined, eventSubProcess, flowsOf, model, timer } from '../execution/model.ts';

/** A number of 0 or more below `n`. */
export type Below = (n: number) => number;

/** Part of a level: what is drawn, the flows between, and where tokens come in and go out. */
interface Part {
  readonly body: string;
  readonly flows: readonly string[];
  readonly from: string;
  readonly to: string;
}

const conditions = ['n > 1', 'n < 2', 'ok', 'not(ok)', 'n = 1', 'true', 'list[1] = n'];
const timers = [
  timer('timeDuration', 'PT1H'),
  timer('timeCycle', 'R3/PT1H'),
  timer('timeDuration', 'P1D', 'bj:calendar="working" bj:stopsWithClock="true"'),
  timer('timeDate', '2026-01-06T09:00:00'),
];

/** Draws a model of any kinds, most of it as people draw, some of it connected as nobody should (任意模型). */
export function anyModel(below: Below): string {
  return new Pen(below).whole();
}

class Pen {
  readonly #below: Below;
  #last = 0;
  /** true: what is being drawn stands in an ad-hoc sub-process, which has no start and end events. */
  #free = false;

  constructor(below: Below) {
    this.#below = below;
  }

  whole(): string {
    const { body, flows } = this.#level(3);
    const xml = model(body, ...flows);
    const gates = [...xml.matchAll(/<(?:exclusive|inclusive|complex)Gateway id="(\w+)"/g)].map(([, id]) => id!);
    return gates.reduce((text, id) => this.#withDefault(text, id), xml);
  }

  /** One way out without a condition becomes the default, as the lint asks. */
  #withDefault(xml: string, id: string): string {
    const bare = new RegExp(`<sequenceFlow id="(${id}_\\w+)" sourceRef="${id}" targetRef="\\w+"></sequenceFlow>`).exec(xml)?.[1];
    return bare === undefined ? xml : xml.replace(`Gateway id="${id}"`, `Gateway id="${id}" default="${bare}"`);
  }

  #id(): string {
    this.#last += 1;
    return `e${this.#last}`;
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }

  #rarely(times = 6): boolean {
    return this.#below(times) === 0;
  }

  #condition(): string {
    return this.#one(conditions);
  }

  /** What stands in a process or sub-process: a way from start to end, event sub-processes, and now and then a flow between any two. */
  #level(depth: number, isTransaction = false): Pick<Part, 'body' | 'flows'> {
    const free = this.#free;
    this.#free = false;
    const drawn = this.#bordered(depth, isTransaction);
    this.#free = free;
    return drawn;
  }

  #bordered(depth: number, isTransaction: boolean): Pick<Part, 'body' | 'flows'> {
    const [start, way, end] = [this.#id(), this.#sequence(depth), this.#end(isTransaction)];
    const begins = this.#rarely(12) ? '' : `<startEvent id="${start}"/>`;
    const flows = [...way.flows, ...(begins === '' ? [] : [`${start}>${way.from}`]), `${way.to}>${end.id}`];
    const inner = `${begins}${way.body}${end.body}`;
    const beside = depth > 0 && this.#rarely(4) ? this.#eventSubProcess(depth - 1) : '';
    return { body: `${inner}${beside}`, flows: [...flows, ...this.#stray(flows)] };
  }

  #stray(flows: readonly string[]): string[] {
    if (!this.#rarely(5)) return [];
    const ends = flows.map(flow => /^(\w+)>(\w+)/.exec(flow)!);
    const [from, to] = [this.#one(ends)[1]!, this.#one(ends)[2]!];
    return flows.some(flow => flow.startsWith(`${from}>${to}`)) ? [] : [`${from}>${to}${this.#rarely(3) ? `: ${this.#condition()}` : ''}`];
  }

  #end(isTransaction: boolean): { readonly id: string; readonly body: string } {
    const id = this.#id();
    const events = [
      '',
      '',
      '',
      '<terminateEventDefinition/>',
      ...(this.#rarely(3) ? [defined('error', 'bad')] : ['']),
      defined('escalation', 'high'),
      defined('message', 'told'),
      defined('signal', 'stop'),
      '<compensateEventDefinition/>',
      ...(isTransaction || this.#rarely(60) ? ['<cancelEventDefinition/>', '<cancelEventDefinition/>'] : []),
    ];
    return { id, body: `<endEvent id="${id}">${this.#one(events)}</endEvent>` };
  }

  #eventSubProcess(depth: number): string {
    const id = this.#id();
    const events = [
      defined('message', 'reply'),
      defined('signal', 'stop'),
      defined('error', 'bad'),
      defined('error'),
      defined('escalation', 'high'),
      defined('escalation'),
      conditional(this.#condition()),
      this.#one(timers),
      '<compensateEventDefinition/>',
    ];
    const way = this.#sequence(depth);
    const end = this.#end(false);
    const flows = [`${id}S>${way.from}`, ...way.flows, `${way.to}>${end.id}`];
    const event = this.#one(events);
    const only = /error|compensate/.test(event);
    return eventSubProcess(id, event, `${way.body}${end.body}${flowsOf(...flows)}`, only || this.#rarely(2));
  }

  #userTask(): Part {
    const id = this.#id();
    return { body: `<userTask id="${id}"/>`, flows: [], from: id, to: id };
  }

  #sequence(depth: number): Part {
    return this.#after(...Array.from({ length: 1 + this.#below(3) }, () => this.#part(depth)));
  }

  #after(...parts: readonly Part[]): Part {
    const joints = parts.slice(1).map((part, n) => `${parts[n]!.to}>${part.from}`);
    return {
      body: parts.map(({ body }) => body).join(''),
      flows: [...parts.flatMap(({ flows }) => flows), ...joints],
      from: parts[0]!.from,
      to: parts.at(-1)!.to,
    };
  }

  #part(depth: number): Part {
    if (depth === 0) return this.#below(3) === 0 ? this.#event() : this.#activity(0);
    const draw = [
      () => this.#activity(depth),
      () => this.#activity(depth),
      () => this.#activity(depth),
      () => this.#branches(depth - 1),
      () => this.#branches(depth - 1),
      () => this.#repeat(depth - 1),
      () => this.#wait(depth - 1),
      () => this.#event(),
      () => this.#link(),
    ];
    return this.#one(draw)();
  }

  /** A split and a join, mostly of one kind. */
  #branches(depth: number): Part {
    const kinds = ['parallelGateway', 'inclusiveGateway', 'exclusiveGateway', 'complexGateway'];
    const [split, join] = [this.#id(), this.#id()];
    const kind = this.#one(kinds);
    const other = this.#rarely(5) ? this.#one(kinds) : kind;
    const parts = Array.from({ length: 2 + this.#below(2) }, () => this.#sequence(depth));
    const asks = kind !== 'parallelGateway';
    const out = parts.map(({ from }, n) => `${split}>${from}${asks && n > 0 ? `: ${this.#condition()}` : ''}`);
    const activation = this.#one(['activationCount >= 1', 'activationCount >= 2', 'activationCount > n']);
    const inside =
      other === 'complexGateway'
        ? `<activationCondition xsi:type="tFormalExpression">${activation.replaceAll('>', '&gt;')}</activationCondition>`
        : '';
    return {
      body: `<${kind} id="${split}"/>${parts.map(({ body }) => body).join('')}<${other} id="${join}">${inside}</${other}>`,
      flows: [...out, ...parts.flatMap(({ flows }) => flows), ...parts.map(({ to }) => `${to}>${join}`)],
      from: split,
      to: join,
    };
  }

  #repeat(depth: number): Part {
    const [enter, leave] = [this.#id(), this.#id()];
    const way = this.#rarely(3) ? this.#sequence(depth) : this.#after(this.#userTask(), this.#sequence(depth));
    return {
      body: `<exclusiveGateway id="${enter}"/>${way.body}<exclusiveGateway id="${leave}"/>`,
      flows: [`${enter}>${way.from}`, ...way.flows, `${way.to}>${leave}`, `${leave}>${enter}: ${this.#condition()}`],
      from: enter,
      to: leave,
    };
  }

  #wait(depth: number): Part {
    const [gate, join] = [this.#id(), this.#id()];
    const ways = [defined('message', 'reply'), defined('signal', 'stop'), this.#one(timers), conditional(this.#condition())].slice(
      this.#below(3),
    );
    const events = ways.map(event => ({ id: this.#id(), event, way: this.#sequence(depth) }));
    const drawn = events.map(({ id, event, way }) => `<intermediateCatchEvent id="${id}">${event}</intermediateCatchEvent>${way.body}`);
    return {
      body: `<eventBasedGateway id="${gate}"/>${drawn.join('')}<exclusiveGateway id="${join}"/>`,
      flows: events.flatMap(({ id, way }) => [`${gate}>${id}`, `${id}>${way.from}`, ...way.flows, `${way.to}>${join}`]),
      from: gate,
      to: join,
    };
  }

  #event(): Part {
    const id = this.#id();
    const caught = [defined('message', 'reply'), defined('signal', 'stop'), this.#one(timers), conditional(this.#condition())];
    const thrown = [
      '',
      defined('message', 'told'),
      defined('signal', 'stop'),
      defined('escalation', 'high'),
      `<compensateEventDefinition waitForCompletion="${this.#rarely(2)}"/>`,
    ];
    const body =
      this.#below(3) === 0
        ? `<intermediateCatchEvent id="${id}">${this.#one(caught)}</intermediateCatchEvent>`
        : `<intermediateThrowEvent id="${id}">${this.#one(thrown)}</intermediateThrowEvent>`;
    return { body, flows: [], from: id, to: id };
  }

  #link(): Part {
    const [from, to] = [this.#id(), this.#id()];
    const [thrower, catcher] = ['Throw', 'Catch'];
    const ends = [`<intermediate${thrower}Event id="${from}">${defined('link', from)}</intermediate${thrower}Event>`];
    return {
      body: `${ends}<intermediate${catcher}Event id="${to}">${defined('link', from)}</intermediate${catcher}Event>`,
      flows: [],
      from,
      to,
    };
  }

  #activity(depth: number): Part {
    const id = this.#id();
    const kind = this.#kind(depth);
    const { attributes = '', inner = '', flows = '' } = this.#inside(kind, depth);
    const repeated = kind !== 'receiveTask' && this.#rarely(4) ? this.#repetition() : '';
    const undone = this.#rarely(4) ? this.#handler(id) : '';
    const caught = this.#below(3) === 0 ? this.#boundary(id, kind, depth) : { body: '', flows: [] };
    const body = `<${kind} id="${id}" ${attributes}>${repeated}${inner}${flows}</${kind}>${undone}${caught.body}`;
    return { body, flows: caught.flows, from: id, to: id };
  }

  #kind(depth: number): string {
    const plain = [
      'userTask',
      'userTask',
      'userTask',
      'userTask',
      'userTask',
      'userTask',
      'task',
      'manualTask',
      'serviceTask',
      'scriptTask',
      'receiveTask',
      'callActivity',
    ];
    const whole = ['subProcess', 'subProcess', 'transaction', 'adHocSubProcess'];
    return depth > 0 && this.#below(2) === 0 ? this.#one(whole) : this.#one(plain);
  }

  #inside(kind: string, depth: number): { attributes?: string; inner?: string; flows?: string } {
    if (kind === 'receiveTask') return { attributes: 'messageRef="reply"' };
    if (kind === 'callActivity') return { attributes: 'calledElement="called"' };
    if (kind === 'scriptTask')
      return { attributes: 'scriptFormat="feel" bj:resultVariable="n"', inner: `<script>${this.#one(['n + 1', '0', '1 + ok'])}</script>` };
    if (kind === 'serviceTask' && this.#rarely(2))
      return { inner: '<extensionElements><bj:action type="call-webhook" url="https://example.invalid"/></extensionElements>' };
    if (kind === 'adHocSubProcess') return this.#adHoc(depth - 1);
    if (kind !== 'subProcess' && kind !== 'transaction') return {};
    const level = this.#level(depth - 1, kind === 'transaction');
    return { inner: level.body, flows: flowsOf(...level.flows) };
  }

  #adHoc(depth: number): { attributes: string; inner: string; flows: string } {
    const free = this.#free;
    this.#free = true;
    const [one, two] = [this.#activity(depth), this.#sequence(depth)];
    this.#free = free;
    const condition = this.#rarely(2) ? completion(this.#condition()) : '';
    return {
      attributes: `ordering="${this.#one(['Parallel', 'Sequential'])}" cancelRemainingInstances="${this.#rarely(2)}"`,
      inner: `${one.body}${two.body}`,
      flows: `${flowsOf(...one.flows, ...two.flows)}${condition}`,
    };
  }

  #repetition(): string {
    const sequential = `isSequential="${this.#rarely(2)}"`;
    const done = this.#rarely(3) ? completion(this.#one(['ok', 'numberOfCompletedInstances > 1'])) : '';
    return this.#one([
      instances(`${cardinality('2')}${done}`, sequential),
      instances(`${cardinality('n')}${done}`, sequential),
      instances(done, `${sequential} bj:collection="= list" bj:elementVariable="one" bj:outputCollection="found" bj:outputElement="= one"`),
      loop(this.#condition(), `loopMaximum="3" testBefore="${this.#rarely(2)}"`),
      loop('', 'loopMaximum="2"'),
    ]);
  }

  #handler(host: string): string {
    const kind = this.#one(['task', 'userTask', 'userTask']);
    const inner = this.#rarely(4) ? this.#repetition() : '';
    return `${boundary(`${host}C`, host, '<compensateEventDefinition/>')}<${kind} id="${undoOf(host)}" isForCompensation="true">${inner}</${kind}>${association(host)}`;
  }

  #boundary(host: string, kind: string, depth: number): Pick<Part, 'body' | 'flows'> {
    const id = this.#id();
    const events = [
      defined('message', 'reply'),
      defined('signal', 'stop'),
      defined('error', 'bad'),
      defined('error'),
      defined('escalation', 'high'),
      defined('escalation'),
      conditional(this.#condition()),
      this.#one(timers),
      ...(kind === 'transaction'
        ? ['<cancelEventDefinition/>', '<cancelEventDefinition/>', '<cancelEventDefinition/>', '<cancelEventDefinition/>']
        : []),
    ];
    const event = this.#one(events);
    const way = this.#sequence(Math.max(0, depth - 1));
    const end = this.#free ? undefined : this.#end(false);
    return {
      body: `${boundary(id, host, event, /error|cancel/.test(event) || this.#rarely(2))}${way.body}${end?.body ?? ''}`,
      flows: [`${id}>${way.from}`, ...way.flows, ...(end ? [`${way.to}>${end.id}`] : [])],
    };
  }
}
