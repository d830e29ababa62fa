import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import { type Config, copyOf, findScope, isCrowded, keyOf, type Run, type Scope, scopesOf, type Work } from './config.ts';
import { decide } from './decisions.ts';
import type { Data } from './facts.ts';
import { consumedBy, consumedStanding } from './joins.ts';
import { sendSignal } from './waiting.ts';
import { isTaken, linkOf, startOf } from './levels.ts';
import { cancelAround, removeRun, throwError, throwEscalation } from './throwing.ts';
import { isWaiting } from './waits.ts';

/** What a process is played with (推演). */
export interface Play {
  readonly definition: Definition;
  readonly data: Data;
  /** Elements where ways meet: a token that comes to one stands there until asked to go on. */
  readonly slow: ReadonlySet<string>;
  /** false: events that do not interrupt never come. */
  readonly beside: boolean;
  /** Flows a token has gone along, and elements that have done their work. */
  readonly seen: Set<string>;
}

/** What an element did, for a trace: it did its work, or a token came to it and waits. `flows`: those it sent tokens along. */
export interface Told {
  readonly element: string;
  readonly what: 'done' | 'waits' | 'opened' | 'stuck';
  readonly flows: readonly string[];
  readonly config: Config;
}
export type Teller = (told: Told) => void;

/** How a configuration may go on where more than one way is open. */
export type Choice = readonly ((config: Config) => void)[];

/** Micro-steps after which a process that goes on without a wait is given up; the engine gives up after fewer. */
const maxSteps = 1_000;
/** Ways one happening may go on before it is given up. */
const maxWays = 300;

/** Everything that can come of a configuration until every token waits again, with the places in the choices made on the way. */
export function advance(play: Play, start: Config): readonly { readonly config: Config; readonly choices: readonly number[] }[] {
  const found: { config: Config; choices: readonly number[] }[] = [];
  const open: { config: Config; choices: readonly number[] }[] = [{ config: start, choices: [] }];
  const seen = new Set<string>();
  for (let at = open.pop(); at; at = open.pop()) {
    const { config, choices } = at;
    const choice = run(play, config);
    if (choice && (seen.size > maxWays || isCrowded(config))) config.cut = true;
    if (!choice || config.cut) {
      config.queue = [];
      found.push(at);
      continue;
    }
    const key = keyOf(config);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [index, go] of choice.entries()) {
      const copy = index === choice.length - 1 ? config : copyOf(config);
      go(copy);
      open.push({ config: copy, choices: [...choices, index] });
    }
  }
  return found;
}

/** Play until every token waits (null) or more than one way is open. */
export function run(play: Play, config: Config, tell?: Teller): Choice | null {
  for (let steps = 0; steps < maxSteps; steps++) {
    const work = config.queue.shift();
    if (work) {
      const choice = step(play, config, { work, tell });
      if (choice) return choice;
    } else if (config.lost || !config.root || !settle(play, config, tell)) return null;
  }
  config.cut = true;
  return null;
}

interface Doing {
  readonly work: Work;
  readonly tell: Teller | undefined;
}

function step(play: Play, config: Config, { work, tell }: Doing): Choice | null {
  const scope = findScope(config, work.scope)?.scope;
  if (!scope) return null;
  if (work.do === 'arrive') arrive(play, config, { scope, flow: work.flow, tell });
  else if (work.do === 'enter') enter(play, config, scope, work);
  else {
    const token = scope.runs.find(({ id }) => id === work.run);
    if (!token) return null;
    return work.do === 'execute'
      ? execute(play, config, { scope, token, tell })
      : complete(play, config, { scope, token, flows: work.flows, tell });
  }
  return null;
}

function elementOf({ definition }: Play, id: string): FlowElement {
  return definition.elements[id]!;
}

function arrive(play: Play, config: Config, at: { scope: Scope; flow: string; tell: Teller | undefined }): void {
  const { scope, flow, tell } = at;
  if (!scope.arrivals.includes(flow)) return;
  const element = elementOf(play, play.definition.flows[flow]!.target);
  const consumed = element.incoming.length > 1 ? consumedBy(play.definition, scope, element, flow) : [flow];
  if (consumed) enter(play, config, scope, { element: element.id, consumed, done: false });
  else tell?.({ element: element.id, what: 'waits', flows: [], config });
}

function enter(
  play: Play,
  config: Config,
  scope: Scope,
  { element, consumed, done }: Pick<Extract<Work, { do: 'enter' }>, 'element' | 'consumed' | 'done'>,
): void {
  if (isTaken(play.definition, scope)) return;
  for (const flow of consumed) {
    const at = scope.arrivals.indexOf(flow);
    if (at >= 0) scope.arrivals.splice(at, 1);
  }
  const held = !done && play.slow.has(element);
  if (held && scope.runs.some(run => run.element === element)) config.doubled ??= element;
  const token = begin(config, scope, { element, held });
  if (!held) config.queue.push({ do: done ? 'complete' : 'execute', scope: scope.id, run: token.id });
}

function begin(config: Config, scope: Scope, { element, held = false, instance = false }: Partial<Run> & Pick<Run, 'element'>): Run {
  const token: Run = { id: config.next++, element, inner: null, instance, held };
  scope.runs.push(token);
  return token;
}

interface At {
  readonly scope: Scope;
  readonly token: Run;
  readonly tell: Teller | undefined;
}

function execute(play: Play, config: Config, { scope, token, tell }: At): Choice | null {
  const element = elementOf(play, token.element);
  if ((element.multi || element.loop) && !token.instance) return openBody(config, { scope, token, element });
  if (play.definition.containers[element.id] && element.kind !== 'adHocSubProcess') {
    open(play, config, { token, element });
    tell?.({ element: element.id, what: 'opened', flows: [], config });
    return null;
  }
  if (isWaiting(element)) tell?.({ element: element.id, what: 'waits', flows: [], config });
  else config.queue.push({ do: 'complete', scope: scope.id, run: token.id });
  return null;
}

/** Of a repeated activity one instance or turn stands for all; none where it may have none. */
function openBody(config: Config, { scope, token, element: { id, multi, loop } }: At0): Choice | null {
  const once = (at: Config) => {
    const host = findScope(at, scope.id)!.scope.runs.find(one => one.id === token.id)!;
    host.inner = { id: at.next++, container: id, body: true, runs: [], arrivals: [], gates: {}, stuck: false };
    const instance = begin(at, host.inner, { element: id, instance: true });
    at.queue.push({ do: 'execute', scope: host.inner.id, run: instance.id });
  };
  const none = (at: Config) => void at.queue.push({ do: 'complete', scope: scope.id, run: token.id });
  const certain = multi
    ? /^\s*[1-9]\d*\s*$/.test(multi.cardinality?.text ?? '')
    : loop?.testBefore !== true || loop.condition === undefined;
  if (!certain) return [once, none];
  once(config);
  return null;
}

interface At0 {
  readonly scope: Scope;
  readonly token: Run;
  readonly element: FlowElement;
}

function open(play: Play, config: Config, { token, element }: Omit<At0, 'scope'>): void {
  const inner: Scope = { id: config.next++, container: element.id, body: false, runs: [], arrivals: [], gates: {}, stuck: false };
  token.inner = inner;
  const { starts } = play.definition.containers[element.id]!;
  if (element.kind === 'eventSubProcess') {
    const start = startOf(play.definition, element.id);
    if (start) config.queue.push({ do: 'enter', scope: inner.id, element: start.id, consumed: [], done: true });
  } else for (const start of starts) config.queue.push({ do: 'enter', scope: inner.id, element: start, consumed: [], done: false });
}

function complete(play: Play, config: Config, at: At & { readonly flows: readonly string[] | undefined }): Choice | null {
  const { scope, token } = at;
  const element = elementOf(play, token.element);
  config.facts = play.data.after(element, config.facts);
  if (token.instance) return element.loop ? endTurn(config, at, element) : endInstance(play, at, element);
  if (throwsAway(play, config, at, element)) return null;
  if (at.flows) return leave(play, config, at, at.flows);
  if (element.kind === 'parallelGateway') return leave(play, config, at, element.outgoing);
  const ways = element.outgoing.length === 0 ? [] : decide(play, element, config.facts);
  if (element.outgoing.length === 0) return leave(play, config, at, []);
  if (ways.length === 0) {
    config.lost = true;
    config.queue = [];
    return null;
  }
  const goOn = (copy: Config, way: (typeof ways)[number]) => {
    const here = findScope(copy, scope.id)!.scope;
    copy.facts = way.facts;
    copy.unsure ||= way.unsure;
    leave(play, copy, { scope: here, token: here.runs.find(({ id }) => id === token.id)!, tell: at.tell }, way.flows);
  };
  if (ways.length > 1) return ways.map(way => (copy: Config) => goOn(copy, way));
  goOn(config, ways[0]!);
  return null;
}

function endTurn(config: Config, { scope, token }: At, { id, loop }: FlowElement): Choice | null {
  const end = (at: Config) => void removeRun(findScope(at, scope.id)!.scope, token.id);
  const again = (at: Config) => {
    const body = findScope(at, scope.id)!.scope;
    removeRun(body, token.id);
    at.queue.push({ do: 'execute', scope: body.id, run: begin(at, body, { element: id, instance: true }).id });
  };
  if (loop?.condition === undefined) {
    end(config);
    return null;
  }
  return [end, again];
}

function endInstance(play: Play, { scope, token }: At, { multi }: FlowElement): Choice | null {
  removeRun(scope, token.id);
  const thrown =
    multi && multi.behaviour !== 'all' ? multi.throws.flatMap(({ event }) => (event.type === 'escalation' ? [event.code ?? ''] : [])) : [];
  if (thrown.length === 0) return null;
  return [() => {}, ...thrown.map(code => (at: Config) => throwEscalation(play, at, scope.id, code))];
}

/** Errors, cancels and escalations of an end or throw event; true: the token that threw is gone. */
function throwsAway(play: Play, config: Config, { scope, token, tell }: At, { kind, event, id }: FlowElement): boolean {
  if (kind !== 'endEvent' && kind !== 'intermediateThrowEvent') return false;
  if (event?.type === 'signal') sendSignal(play, config, event.name);
  else if (event?.type === 'escalation') throwEscalation(play, config, scope.id, event.code ?? '');
  else if (event?.type === 'error') throwError(play, config, scope.id, event.code ?? '');
  else if (event?.type === 'cancel') cancelAround(play, config, scope.id);
  else return false;
  const gone = !findScope(config, scope.id)?.scope.runs.some(one => one.id === token.id);
  if (gone || config.lost) tell?.({ element: id, what: 'done', flows: [], config });
  return gone || config.lost;
}

function leave(play: Play, config: Config, { scope, token, tell }: At, flows: readonly string[]): null {
  const element = elementOf(play, token.element);
  removeRun(scope, token.id);
  play.seen.add(element.id);
  for (const flow of flows) {
    play.seen.add(flow);
    scope.arrivals.push(flow);
    const done = element.kind === 'eventBasedGateway';
    if (done) config.queue.push({ do: 'enter', scope: scope.id, element: play.definition.flows[flow]!.target, consumed: [flow], done });
    else config.queue.push({ do: 'arrive', scope: scope.id, flow });
  }
  const { event, kind } = element;
  if (kind === 'endEvent' && event?.type === 'terminate') close(config, scope);
  if (kind === 'intermediateThrowEvent' && event?.type === 'link') {
    const caught = linkOf(play.definition, element);
    if (caught) config.queue.push({ do: 'enter', scope: scope.id, element: caught.id, consumed: [], done: false });
    else config.lost = true;
  }
  tell?.({ element: element.id, what: 'done', flows, config });
  return null;
}

/** A scope ends with all that is in it; what opened it completes. */
function close(config: Config, { id }: Scope): void {
  const placed = findScope(config, id);
  if (!placed?.host || !placed.around) {
    config.root = null;
    config.queue = [];
    return;
  }
  placed.host.inner = null;
  config.queue.push({ do: 'complete', scope: placed.around.id, run: placed.host.id });
}

/** Nothing moves any more: joins that wait for that go on, scopes without tokens close, tokens that wait for ever are told. True: there is more to do. */
function settle(play: Play, config: Config, tell: Teller | undefined): boolean {
  for (const { scope } of scopesOf(config)) {
    if (scope.stuck || !findScope(config, scope.id)) continue;
    settleScope(play, config, { scope, tell });
    if (!config.root) return false;
  }
  return config.queue.length > 0;
}

function settleScope(play: Play, config: Config, { scope, tell }: { scope: Scope; tell: Teller | undefined }): void {
  for (const { element, consumed, flows } of consumedStanding(play, scope)) {
    if (consumed) enter(play, config, scope, { element, consumed, done: false });
    for (const flow of flows) {
      scope.arrivals.push(flow);
      config.queue.push({ do: 'arrive', scope: scope.id, flow });
    }
  }
  if (scope.runs.length > 0) return;
  if (scope.arrivals.length === 0 && config.queue.length === 0) close(config, scope);
  else if (scope.arrivals.length > 0 && config.queue.length === 0) {
    scope.stuck = true;
    const join = play.definition.flows[scope.arrivals[0] ?? '']?.target;
    if (join !== undefined) tell?.({ element: join, what: 'stuck', flows: [...scope.arrivals], config });
  }
}
