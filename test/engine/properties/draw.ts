import { cardinality, compensable, completion, instances, loop, script } from '../execution/drawing.ts';
import { boundary, conditional, defined, eventSubProcess, flowsOf, model, timer } from '../execution/model.ts';
import type { Block, Caught, EventKind, LeafKind, SplitKind, WrapKind } from './blocks.ts';
import { drawUser } from './settings.ts';

/** A drawn block: its XML, its flows on the level it stands on, where it is entered and left. */
interface Part {
  readonly xml: string;
  readonly flows: readonly string[];
  readonly first: string;
  readonly last: string;
}

/** Name of the called process (被调用流程), message and signal names that models use, and variables every expression reads. */
export const helper = 'helper';
export const messages = ['reply', 'note', 'nudge', 'keyed'] as const;
export const signals = ['stop', 'go'] as const;

/** The process that call activities call: a user task and a message. */
export const helperModel = model(
  '<startEvent id="hs"/><parallelGateway id="hg"/><userTask id="hu"/><receiveTask id="hr" messageRef="reply"/><parallelGateway id="hj"/><endEvent id="he"/>',
  ...['hs>hg', 'hg>hu', 'hg>hr', 'hu>hj', 'hr>hj', 'hj>he'],
);

/** Draw a tree between two user tasks as BPMN (画成模型): every choice looks at `n` and `ok`, which user tasks set. */
export function draw(block: Block): string {
  const pen = new Pen();
  const part = inRow([one(drawUser('first', 0), 'first'), pen.block(block), one(drawUser('last', 0), 'last')]);
  return model(`<startEvent id="s"/>${part.xml}<endEvent id="e"/>`, `s>${part.first}`, ...part.flows, `${part.last}>e`);
}

const one = (xml: string, id: string): Part => ({ xml, flows: [], first: id, last: id });
const bodies = (parts: readonly Part[]) => parts.map(({ xml }) => xml).join('');
const flowsIn = (parts: readonly Part[]) => parts.flatMap(({ flows }) => flows);

function inRow(parts: readonly Part[]): Part {
  const between = parts.slice(1).map((part, n) => `${parts[n]!.last}>${part.first}`);
  return { xml: bodies(parts), flows: [...flowsIn(parts), ...between], first: parts[0]!.first, last: parts.at(-1)!.last };
}

class Pen {
  #count = 0;

  #id(kind: string): string {
    return `${kind}${++this.#count}`;
  }

  block(block: Block): Part {
    switch (block.kind) {
      case 'leaf':
        return this.#leaf(block.leaf);
      case 'user':
        return this.#user(block);
      case 'adHoc':
        return this.#adHoc(block);
      case 'split':
        return this.#split(
          block.split,
          block.parts.map(part => this.block(part)),
        );
      case 'wrap':
        return this.#wrap(block.wrap, this.block(block.part));
      case 'guarded':
        return this.#guarded(block);
      case 'watched':
        return this.#watched(block);
    }
  }

  #user({ setting, repeated }: Extract<Block, { kind: 'user' }>): Part {
    const id = this.#id('u');
    return one(drawUser(id, setting, repeated === 'no' ? '' : this.#repeated(repeated)), id);
  }

  /** Twice, or once for every item of a list; now and then done as soon as `ok` holds. */
  #repeated(how: 'parallel' | 'sequential' | 'turns'): string {
    if (how === 'turns') return loop('n > 5', 'loopMaximum="2"');
    const times = this.#count % 2 === 0 ? cardinality('2') : '';
    const over = times ? '' : 'bj:collection="= list" bj:elementVariable="item" bj:outputCollection="found" bj:outputElement="= item"';
    return instances(`${times}${this.#count % 3 === 0 ? completion('ok') : ''}`, `isSequential="${how === 'sequential'}" ${over}`);
  }

  #leaf(kind: LeafKind): Part {
    const id = this.#id('x');
    return one(this.#leafXml(kind, id), id);
  }

  #leafXml(kind: LeafKind, id: string): string {
    const caught = (definition: string) => `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
    const thrown = (definition: string) => `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`;
    const leaves: Readonly<Record<LeafKind, () => string>> = {
      task: () => `<task id="${id}"/>`,
      serviceTask: () =>
        `<serviceTask id="${id}"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"><bj:out source="= answer" target="n"/></bj:action></extensionElements></serviceTask>`,
      sendTask: () => `<sendTask id="${id}" messageRef="sent"/>`,
      scriptTask: () => script(id, 'half', 'if n > 2 then date("2026-03-02") + duration("P" + string(n) + "D") else 10 / (n + 1)'),
      rule: () => `<businessRuleTask id="${id}" bj:decision="fee" bj:result="fee"/>`,
      receiveTask: () => `<receiveTask id="${id}" messageRef="reply"/>`,
      catchMessage: () => caught(defined('message', 'note')),
      catchKeyed: () => caught('<messageEventDefinition messageRef="keyed" bj:correlation="= string(n)"/>'),
      catchSignal: () => caught(defined('signal', 'go')),
      catchTimer: () => caught(this.#definition('timer')),
      throwNone: () => thrown(''),
      throwSignal: () => thrown(defined('signal', 'go')),
      throwMessage: () => thrown(defined('message', 'sent')),
      throwEscalation: () => thrown(defined('escalation', 'late')),
      throwCompensation: () => thrown(`<compensateEventDefinition waitForCompletion="${this.#count % 2 === 0}"/>`),
      call: () =>
        `<callActivity id="${id}" calledElement="${helper}"><extensionElements><bj:in source="= n" target="n"/><bj:out source="= n" target="n"/></extensionElements></callActivity>`,
    };
    return leaves[kind]();
  }

  /** What an event catches; every timer is due at another hour, some of working time. */
  #definition(on: EventKind): string {
    const n = ++this.#count;
    switch (on) {
      case 'timer':
        return n % 3 === 0 ? timer('timeDuration', `P${1 + (n % 3)}D`, 'bj:calendar="working"') : timer('timeDuration', `PT${n}H`);
      case 'cycle':
        return timer('timeCycle', `R3/PT${n}H`);
      case 'conditional':
        return conditional('n > 7');
      case 'message':
        return defined('message', 'nudge');
      case 'signal':
        return defined('signal', 'stop');
      default:
        return defined(on);
    }
  }

  #split(kind: SplitKind, parts: readonly Part[]): Part {
    if (kind === 'row') return inRow(parts);
    if (kind === 'events') return this.#events(parts);
    const [split, join] = [this.#id('g'), this.#id('j')];
    const byDefault = kind === 'inclusive' || (kind === 'choice' && this.#count % 4 !== 0);
    const conditions = splitConditions(kind, parts.length, byDefault);
    const defaultFlow = byDefault ? `default="${split}_${parts.at(-1)!.first}"` : '';
    return {
      xml: `<${gateways[kind].split} id="${split}" ${defaultFlow}/>${bodies(parts)}${joinXml(kind, join, parts.length)}`,
      flows: [
        ...flowsIn(parts),
        ...parts.map(({ first }, n) => `${split}>${first}${conditions[n]}`),
        ...parts.map(({ last }) => `${last}>${join}`),
      ],
      first: split,
      last: join,
    };
  }

  #events(parts: readonly Part[]): Part {
    const [gate, join] = [this.#id('g'), this.#id('j')];
    const kinds: readonly EventKind[] = ['timer', 'message', 'conditional'];
    const catches = parts.map((_, n) => ({
      id: this.#id('c'),
      definition: kinds[n] === 'message' ? defined('message', 'reply') : this.#definition(kinds[n]!),
    }));
    const drawn = catches.map(({ id, definition }) => `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`);
    return {
      xml: `<eventBasedGateway id="${gate}"/>${drawn.join('')}${bodies(parts)}<exclusiveGateway id="${join}"/>`,
      flows: [
        ...flowsIn(parts),
        ...catches.map(({ id }) => `${gate}>${id}`),
        ...catches.map(({ id }, n) => `${id}>${parts[n]!.first}`),
        ...parts.map(({ last }) => `${last}>${join}`),
      ],
      first: gate,
      last: join,
    };
  }

  #wrap(kind: WrapKind, part: Part): Part {
    switch (kind) {
      case 'loop':
        return this.#loop(part);
      case 'sub':
        return this.#inside('subProcess', part);
      case 'manyParallel':
        return this.#inside('subProcess', part, this.#repeated('parallel'));
      case 'manySequential':
        return this.#inside('subProcess', part, this.#repeated('sequential'));
      case 'turns':
        return this.#inside('subProcess', part, this.#repeated('turns'));
      case 'compensable': {
        const host = this.#inside('subProcess', part);
        return { ...host, xml: `${host.xml}${compensable(host.first, 'userTask')}` };
      }
      case 'terminating':
        return this.#terminating(part);
      case 'transaction':
        return this.#transaction(part);
      case 'link':
        return this.#link(part);
    }
  }

  #inside(
    kind: 'subProcess' | 'transaction',
    { xml, flows, first, last }: Part,
    more = '',
    ending = (end: string) => [`${last}>${end}`],
  ): Part {
    const id = this.#id('b');
    const inner = flowsOf(`${id}s>${first}`, ...flows, ...ending(`${id}e`));
    return one(`<${kind} id="${id}">${more}<startEvent id="${id}s"/>${xml}<endEvent id="${id}e"/>${inner}</${kind}>`, id);
  }

  #loop({ xml, flows, first, last }: Part): Part {
    const id = this.#id('l');
    return {
      xml: `<exclusiveGateway id="${id}m"/>${xml}${drawUser(`${id}u`, 0)}<exclusiveGateway id="${id}x" default="${id}x_${id}o"/><task id="${id}o"/>`,
      flows: [`${id}m>${first}`, ...flows, `${last}>${id}u`, `${id}u>${id}x`, `${id}x>${id}m: n < 3`, `${id}x>${id}o`],
      first: `${id}m`,
      last: `${id}o`,
    };
  }

  /** One of two parallel ways ends all. */
  #terminating(part: Part): Part {
    const id = this.#id('t');
    const more = `<parallelGateway id="${id}g"/>${drawUser(`${id}u`, 0)}<endEvent id="${id}t"><terminateEventDefinition/></endEvent>`;
    const whole = {
      xml: `${more}${part.xml}`,
      flows: [`${id}g>${part.first}`, `${id}g>${id}u`, ...part.flows, `${id}u>${id}t`],
      first: `${id}g`,
      last: part.last,
    };
    return this.#inside('subProcess', whole);
  }

  /** A compensable task, then the part; cancelled where n is 1. */
  #transaction(part: Part): Part {
    const id = this.#id('t');
    const more = `${drawUser(`${id}u`, 0)}${compensable(`${id}u`, 'userTask')}<exclusiveGateway id="${id}x" default="${id}x_${id}d"/><task id="${id}d"/>
      <endEvent id="${id}c"><cancelEventDefinition/></endEvent>`;
    const flows = [`${id}u>${part.first}`, ...part.flows, `${part.last}>${id}x`, `${id}x>${id}c: n = 1`, `${id}x>${id}d`];
    const host = this.#inside('transaction', { xml: `${more}${part.xml}`, flows, first: `${id}u`, last: `${id}d` });
    return this.#beside(host, boundary(`${id}k`, host.first, '<cancelEventDefinition/>'), `${id}k`, one(`<task id="${id}n"/>`, `${id}n`));
  }

  #link({ xml, flows, first, last }: Part): Part {
    const id = this.#id('k');
    return {
      xml: `${xml}<intermediateThrowEvent id="${id}t">${defined('link', id)}</intermediateThrowEvent><intermediateCatchEvent id="${id}c">${defined('link', id)}</intermediateCatchEvent>`,
      flows: [...flows, `${last}>${id}t`],
      first,
      last: `${id}c`,
    };
  }

  #guarded({ caught, part, way }: Extract<Block, { kind: 'guarded' }>): Part {
    const inner = this.block(part);
    const plain = part.kind === 'user' && caught.on !== 'error' && caught.on !== 'escalation';
    const host = plain ? inner : this.#inside('subProcess', this.#throwing(inner, caught.on));
    const event = this.#id('e');
    const beside = isBeside(caught);
    const drawn = boundary(event, host.first, this.#definition(caught.on), !beside);
    return this.#beside(host, drawn, event, this.block(way), beside);
  }

  /** A way out of an event on a host: joins the normal way again, or has an end of its own where the host goes on. */
  #beside(host: Part, drawn: string, event: string, way: Part, beside = false): Part {
    const to = this.#id(beside ? 'end' : 'j');
    const xml = `${host.xml}${drawn}${way.xml}${beside ? `<endEvent id="${to}"/>` : `<exclusiveGateway id="${to}"/>`}`;
    const flows = [...host.flows, `${event}>${way.first}`, ...way.flows, `${way.last}>${to}`];
    return beside ? { ...host, xml, flows } : { xml, flows: [...flows, `${host.last}>${to}`], first: host.first, last: to };
  }

  #watched({ caught, part, way }: Extract<Block, { kind: 'watched' }>): Part {
    const inner = this.#throwing(this.block(part), caught.on);
    const id = this.#id('v');
    const handled = this.block(way);
    const drawn = `${handled.xml}<endEvent id="${id}e"/>${flowsOf(`${id}S>${handled.first}`, ...handled.flows, `${handled.last}>${id}e`)}`;
    const event = eventSubProcess(id, this.#definition(caught.on), drawn, !isBeside(caught));
    return this.#inside('subProcess', { ...inner, xml: `${inner.xml}${event}` });
  }

  /** What throws the error where n is 2, or the escalation where n is 1, after the part. */
  #throwing(part: Part, on: EventKind): Part {
    if (on !== 'error' && on !== 'escalation') return part;
    const id = this.#id('y');
    const thrower =
      on === 'error'
        ? `<endEvent id="${id}t">${defined('error', 'broken')}</endEvent>`
        : `<intermediateThrowEvent id="${id}t">${defined('escalation', 'late')}</intermediateThrowEvent>`;
    const on2 = on === 'error' ? [`${id}x>${id}t: n = 2`] : [`${id}x>${id}t: n = 1`, `${id}t>${id}d`];
    return {
      xml: `${part.xml}<exclusiveGateway id="${id}x" default="${id}x_${id}d"/>${thrower}<task id="${id}d"/>`,
      flows: [...part.flows, `${part.last}>${id}x`, ...on2, `${id}x>${id}d`],
      first: part.first,
      last: `${id}d`,
    };
  }

  #adHoc({ sequential, conditional: until, cancels, setting }: Extract<Block, { kind: 'adHoc' }>): Part {
    const id = this.#id('f');
    const attributes = `ordering="${sequential ? 'Sequential' : 'Parallel'}" cancelRemainingInstances="${cancels}"`;
    const inner = `${drawUser(`${id}a`, 0)}${drawUser(`${id}b`, setting)}${drawUser(`${id}c`, 0)}${flowsOf(`${id}a>${id}c`)}${until ? completion('n > 4') : ''}`;
    return one(`<adHocSubProcess id="${id}" ${attributes}>${inner}</adHocSubProcess>`, id);
  }
}

/** Errors always interrupt; a cycle is drawn beside what runs. */
function isBeside({ on, beside }: Caught): boolean {
  return on === 'cycle' || (on !== 'error' && beside);
}

const gateways = {
  parallel: { split: 'parallelGateway', join: 'parallelGateway' },
  choice: { split: 'exclusiveGateway', join: 'exclusiveGateway' },
  inclusive: { split: 'inclusiveGateway', join: 'inclusiveGateway' },
  complex: { split: 'parallelGateway', join: 'complexGateway' },
} as const;

function joinXml(kind: keyof typeof gateways, id: string, ways: number): string {
  if (kind !== 'complex') return `<${gateways[kind].join} id="${id}"/>`;
  return `<complexGateway id="${id}"><activationCondition>activationCount &gt;= ${ways - 1}</activationCondition></complexGateway>`;
}

/** Conditions of the ways: without a default flow there is none for n = 4, which is an incident. */
function splitConditions(kind: keyof typeof gateways, ways: number, byDefault: boolean): string[] {
  if (kind === 'parallel' || kind === 'complex') return Array.from({ length: ways }, () => '');
  const conditions = [': n < 4', ': n > 6', ': n = 5'].slice(0, ways - 1);
  return [...conditions, byDefault ? '' : ': n > 4'];
}
