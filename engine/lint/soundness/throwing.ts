import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import { type Config, findScope, type Run, type Scope } from './config.ts';
import { isTaken, startOf } from './levels.ts';

interface Thrown {
  readonly type: 'error' | 'escalation';
  readonly code: string;
}

interface Playing {
  readonly definition: Definition;
  readonly beside: boolean;
}

/** Take a token out of a scope, with everything inside it. */
export function removeRun(scope: Scope, id: number): void {
  scope.runs = scope.runs.filter(run => run.id !== id);
}

/** An error goes to the innermost catch and ends what that stands on; nobody catching it is told by another check. */
export function throwError(play: Playing, config: Config, from: number, code: string): void {
  if (!goToCatch(play, config, from, { type: 'error', code })) config.lost = true;
}

/** An escalation goes to the innermost catch; without one the thrower just goes on. */
export function throwEscalation(play: Playing, config: Config, from: number, code: string): void {
  goToCatch(play, config, from, { type: 'escalation', code });
}

/** Outwards from a scope: the event sub-processes of each level, then the boundary of what opened it. True: caught. */
function goToCatch(play: Playing, config: Config, from: number, thrown: Thrown): boolean {
  let inside: Run | null = null;
  for (let at = findScope(config, from); at; at = at.around ? findScope(config, at.around.id) : undefined) {
    const { scope, host, around } = at;
    const start = scope.body || isTaken(play.definition, scope) ? undefined : bestOf(startsOf(play.definition, scope, inside), thrown);
    if (start) {
      startEventSubProcess(play, config, scope, start);
      return true;
    }
    const boundary = host && !host.instance ? bestOf(boundaryOf(play.definition, host), thrown) : undefined;
    if (boundary && host && around) {
      fireBoundary(play, config, { scope: around, run: host }, boundary);
      return true;
    }
    inside = host;
  }
  return false;
}

function startsOf(definition: Definition, scope: Scope, inside: Run | null): FlowElement[] {
  const drawn = definition.containers[scope.container]?.eventSubProcesses ?? [];
  return drawn.filter(id => id !== inside?.element).flatMap(id => startOf(definition, id) ?? []);
}

function boundaryOf({ elements }: Definition, { element }: Run): FlowElement[] {
  return (elements[element]?.boundary ?? []).flatMap(id => elements[id] ?? []);
}

function bestOf(elements: readonly FlowElement[], { type, code }: Thrown): FlowElement | undefined {
  const catching = elements.filter(({ event }) => event?.type === type);
  return catching.find(element => codeOf(element) === code) ?? catching.find(element => codeOf(element) === undefined);
}

function codeOf({ event }: FlowElement): string | undefined {
  return event?.type === 'error' || event?.type === 'escalation' ? event.code : undefined;
}

/** An event comes on the boundary of an activity: an interrupting one ends it, another comes once. */
export function fireBoundary(play: Playing, config: Config, { scope, run }: { scope: Scope; run: Run }, boundary: FlowElement): void {
  if (boundary.interrupting === false && !mayFire(play, config, boundary)) return;
  if (boundary.interrupting !== false) removeRun(scope, run.id);
  config.queue.push({ do: 'enter', scope: scope.id, element: boundary.id, consumed: [], done: true });
}

/** The event of an event sub-process comes: an interrupting one ends everything else in its scope. */
export function startEventSubProcess(play: Playing, config: Config, scope: Scope, start: FlowElement): void {
  if (isTaken(play.definition, scope)) return;
  if (start.interrupting === false && !mayFire(play, config, start)) return;
  if (start.interrupting !== false) {
    scope.runs = [];
    scope.arrivals = [];
    scope.gates = {};
  }
  const id = config.next++;
  scope.runs.push({ id, element: start.container, inner: null, instance: false, held: false });
  config.queue.push({ do: 'execute', scope: scope.id, run: id });
}

function mayFire({ beside }: Playing, config: Config, { id }: FlowElement): boolean {
  if (!beside || config.fired.includes(id)) return false;
  config.fired = [...config.fired, id].sort();
  return true;
}

/** A cancel ends the transaction around it, which is left by its cancel event; what was done in it is undone. */
export function cancelAround(play: Playing, config: Config, from: number): void {
  let at = findScope(config, from);
  while (at && (at.scope.body || play.definition.elements[at.scope.container]?.kind !== 'transaction'))
    at = at.around ? findScope(config, at.around.id) : undefined;
  // The boundary events of a repeated transaction stand on the whole of it.
  const whole = at?.host?.instance && at.around ? findScope(config, at.around.id) : at;
  const boundary = whole?.host ? boundaryOf(play.definition, whole.host).find(({ event }) => event?.type === 'cancel') : undefined;
  if (whole?.host && whole.around && boundary) fireBoundary(play, config, { scope: whole.around, run: whole.host }, boundary);
  else config.lost = true;
}
