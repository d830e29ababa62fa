import { flowsOf, model, timer } from '../engine/execution/model.ts';
import type { Block, BoundaryKind, LeafKind } from './blocks.ts';

/** A drawn model (画出的模型) with what it starts from, and what the spread is counted by. */
export interface Drawing {
  readonly xml: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Names of loop variables by the user task that decides them, with how often they go back. */
  readonly loops: Readonly<Record<string, { readonly variable: string; readonly times: number }>>;
  /** Kind of every element by id, for pairs. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Sequence flows as [source, target]. */
  readonly pairs: readonly (readonly [string, string])[];
}

interface Part {
  readonly body: string;
  readonly flows: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Draw a block as BPMN, ids in order of drawing. */
export function draw(block: Block): Drawing {
  const pen = new Pen();
  const root = pen.block(block);
  const xml = model(`<startEvent id="start"/>${root.body}<endEvent id="end"/>`, `start>${root.from}`, ...root.flows, `${root.to}>end`);
  const pairs = [...xml.matchAll(/sourceRef="(\w+)" targetRef="(\w+)"/g)].map(([, a, b]) => [a!, b!] as const);
  return {
    xml: withDefaults(xml, pen.defaults),
    data: pen.data,
    loops: pen.loops,
    kinds: { ...pen.kinds, start: 'start', end: 'end' },
    pairs,
  };
}

function withDefaults(xml: string, defaults: ReadonlyMap<string, string>): string {
  return xml.replace(/<exclusiveGateway id="(\w+)"/g, (whole, id: string) =>
    defaults.has(id) ? `${whole} default="${defaults.get(id)}"` : whole,
  );
}

class Pen {
  readonly data: Record<string, unknown> = {};
  readonly loops: Record<string, { variable: string; times: number }> = {};
  readonly kinds: Record<string, string> = {};
  readonly defaults = new Map<string, string>();
  #last = 0;

  #id(kind: string): string {
    const id = `n${++this.#last}`;
    this.kinds[id] = kind;
    return id;
  }

  block(block: Block): Part {
    switch (block.kind) {
      case 'leaf':
        return this.#leaf(block.leaf);
      case 'sequence':
        return inSequence(block.inner.map(one => this.block(one)));
      case 'subProcess':
      case 'transaction':
        return this.#inside(block.kind, inSequence(block.inner.map(one => this.block(one))));
      case 'parallel':
        return this.#between('parallelGateway', block.inner, () => '');
      case 'choice':
        return this.#choice(block);
      case 'inclusive':
        return this.#between('inclusiveGateway', block.inner, n => `: ${(block.takes >> n) % 2 === 1}`);
      case 'loop':
        return this.#loop(block);
      case 'events':
        return this.#events(block);
      case 'guarded':
        return this.#guarded(block);
      case 'failing':
        return this.#failing(block);
      case 'terminating':
        return this.#terminating(block);
    }
  }

  #leaf(kind: LeafKind): Part {
    const id = this.#id(kind);
    return { body: leafBody(kind, id), flows: [], from: id, to: id };
  }

  #inside(kind: 'subProcess' | 'transaction', { body, flows, from, to }: Part): Part {
    const id = this.#id(kind);
    const [start, end] = [this.#id('start'), this.#id('end')];
    const inner = `<startEvent id="${start}"/>${body}<endEvent id="${end}"/>${flowsOf(`${start}>${from}`, ...flows, `${to}>${end}`)}`;
    return { body: `<${kind} id="${id}">${inner}</${kind}>`, flows: [], from: id, to: id };
  }

  #between(kind: string, inner: readonly Block[], condition: (way: number) => string): Part {
    const split = this.#id(kind);
    const parts = inner.map(one => this.block(one));
    const join = this.#id(kind);
    return {
      body: `<${kind} id="${split}"/>${bodies(parts)}<${kind} id="${join}"/>`,
      flows: [
        ...parts.flatMap(({ flows }) => flows),
        ...parts.map(({ from }, way) => `${split}>${from}${condition(way)}`),
        ...parts.map(({ to }) => `${to}>${join}`),
      ],
      from: split,
      to: join,
    };
  }

  #choice(block: Extract<Block, { kind: 'choice' }>): Part {
    const variable = `choice${this.#last}`;
    this.data[variable] = block.takes;
    const last = block.inner.length - 1;
    const part = this.#between('exclusiveGateway', block.inner, way => (block.withDefault && way === last ? '' : `: ${variable} = ${way}`));
    if (block.withDefault)
      this.defaults.set(part.from, part.flows.find(flow => flow.startsWith(`${part.from}>`) && !flow.includes(':'))!.replace('>', '_'));
    return part;
  }

  #loop({ body, times }: Extract<Block, { kind: 'loop' }>): Part {
    const into = this.#id('exclusiveGateway');
    const part = this.block(body);
    const decide = this.#id('userTask');
    const split = this.#id('exclusiveGateway');
    const out = this.#id('task');
    const variable = `again${split}`;
    this.data[variable] = false;
    this.loops[decide] = { variable, times };
    this.defaults.set(split, `${split}_${out}`);
    return {
      body: `<exclusiveGateway id="${into}"/>${part.body}<userTask id="${decide}"/><exclusiveGateway id="${split}"/><task id="${out}"/>`,
      flows: [
        `${into}>${part.from}`,
        ...part.flows,
        `${part.to}>${decide}`,
        `${decide}>${split}`,
        `${split}>${into}: ${variable}`,
        `${split}>${out}`,
      ],
      from: into,
      to: out,
    };
  }

  #events({ ways }: Extract<Block, { kind: 'events' }>): Part {
    const gate = this.#id('eventBasedGateway');
    const catches = ways.map(({ on }) => ({ id: this.#id(`catch${on}`), on }));
    const parts = ways.map(({ next }) => this.block(next));
    const join = this.#id('exclusiveGateway');
    const drawn = catches.map(({ id, on }) => `<intermediateCatchEvent id="${id}">${definition(on, id)}</intermediateCatchEvent>`);
    return {
      body: `<eventBasedGateway id="${gate}"/>${drawn.join('')}${bodies(parts)}<exclusiveGateway id="${join}"/>`,
      flows: [
        ...parts.flatMap(({ flows }) => flows),
        ...catches.map(({ id }) => `${gate}>${id}`),
        ...catches.map(({ id }, way) => `${id}>${parts[way]!.from}`),
        ...parts.map(({ to }) => `${to}>${join}`),
      ],
      from: gate,
      to: join,
    };
  }

  #guarded({ body, on, beside, next }: Extract<Block, { kind: 'guarded' }>): Part {
    const host = this.block(body);
    const event = this.#id(`boundary${on}`);
    const way = this.block(next);
    const drawn = `<boundaryEvent id="${event}" attachedToRef="${host.from}"${beside ? ' cancelActivity="false"' : ''}>${definition(on, event)}</boundaryEvent>`;
    const flows = [...host.flows, `${event}>${way.from}`, ...way.flows];
    if (beside) {
      const end = this.#id('end');
      return {
        body: `${host.body}${drawn}${way.body}<endEvent id="${end}"/>`,
        flows: [...flows, `${way.to}>${end}`],
        from: host.from,
        to: host.to,
      };
    }
    const join = this.#id('exclusiveGateway');
    return {
      body: `${host.body}${drawn}${way.body}<exclusiveGateway id="${join}"/>`,
      flows: [...flows, `${host.to}>${join}`, `${way.to}>${join}`],
      from: host.from,
      to: join,
    };
  }

  #failing({ body, fails, mend }: Extract<Block, { kind: 'failing' }>): Part {
    const sub = this.#id('subProcess');
    const [start, end, bad] = [this.#id('start'), this.#id('end'), this.#id('endError')];
    const part = this.block(body);
    const split = this.#id('exclusiveGateway');
    const event = this.#id('boundaryError');
    const way = this.block(mend);
    const join = this.#id('exclusiveGateway');
    this.data[`fails${split}`] = fails;
    this.defaults.set(split, `${split}_${end}`);
    const inner = flowsOf(
      `${start}>${part.from}`,
      ...part.flows,
      `${part.to}>${split}`,
      `${split}>${bad}: fails${split}`,
      `${split}>${end}`,
    );
    const drawn = `<subProcess id="${sub}"><startEvent id="${start}"/>${part.body}<exclusiveGateway id="${split}"/><endEvent id="${end}"/>
      <endEvent id="${bad}"><errorEventDefinition errorRef="broken"/></endEvent>${inner}</subProcess>
      <boundaryEvent id="${event}" attachedToRef="${sub}"><errorEventDefinition errorRef="broken"/></boundaryEvent>`;
    return {
      body: `${drawn}${way.body}<exclusiveGateway id="${join}"/>`,
      flows: [...way.flows, `${event}>${way.from}`, `${way.to}>${join}`, `${sub}>${join}`],
      from: sub,
      to: join,
    };
  }

  #terminating({ body, other }: Extract<Block, { kind: 'terminating' }>): Part {
    const sub = this.#id('subProcess');
    const [start, split] = [this.#id('start'), this.#id('parallelGateway')];
    const [one, two] = [this.block(body), this.block(other)];
    const [kill, end] = [this.#id('endTerminate'), this.#id('end')];
    const inner = flowsOf(
      `${start}>${split}`,
      `${split}>${one.from}`,
      `${split}>${two.from}`,
      ...one.flows,
      ...two.flows,
      `${one.to}>${kill}`,
      `${two.to}>${end}`,
    );
    return {
      body: `<subProcess id="${sub}"><startEvent id="${start}"/><parallelGateway id="${split}"/>${one.body}${two.body}
        <endEvent id="${kill}"><terminateEventDefinition/></endEvent><endEvent id="${end}"/>${inner}</subProcess>`,
      flows: [],
      from: sub,
      to: sub,
    };
  }
}

const bodies = (parts: readonly Part[]) => parts.map(({ body }) => body).join('');

function inSequence(parts: readonly Part[]): Part {
  const links = parts.slice(1).map((part, i) => `${parts[i]!.to}>${part.from}`);
  return { body: bodies(parts), flows: [...parts.flatMap(({ flows }) => flows), ...links], from: parts[0]!.from, to: parts.at(-1)!.to };
}

/** What an event waits for: names of its own, so that nothing else hears it; hours by its number, so that no two are due at once. */
function definition(on: BoundaryKind, id: string): string {
  if (on === 'timer') return timer('timeDuration', `PT${Number(id.slice(1))}H`);
  return `<${on}EventDefinition ${on}Ref="${on}_${id}"/>`;
}

function leafBody(kind: LeafKind, id: string): string {
  const instances = (sequential: boolean) =>
    `<userTask id="${id}"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;
  const caught = (on: BoundaryKind) => `<intermediateCatchEvent id="${id}">${definition(on, id)}</intermediateCatchEvent>`;
  switch (kind) {
    case 'receiveTask':
      return `<receiveTask id="${id}" messageRef="message_${id}"/>`;
    case 'scriptTask':
      return `<scriptTask id="${id}" scriptFormat="feel"><script>1 + 1</script></scriptTask>`;
    case 'catchMessage':
      return caught('message');
    case 'catchSignal':
      return caught('signal');
    case 'catchTimer':
      return caught('timer');
    case 'throwNone':
      return `<intermediateThrowEvent id="${id}"/>`;
    case 'throwSignal':
      return `<intermediateThrowEvent id="${id}"><signalEventDefinition signalRef="thrown_${id}"/></intermediateThrowEvent>`;
    case 'throwMessage':
      return `<intermediateThrowEvent id="${id}"><messageEventDefinition messageRef="sent_${id}"/></intermediateThrowEvent>`;
    case 'userTasksParallel':
      return instances(false);
    case 'userTasksSequential':
      return instances(true);
    default:
      return `<${kind} id="${id}"/>`;
  }
}
