import type { Definition, EventDefinition, FlowElement } from '../../bpmn/definition.ts';
import { type Config, type Placed, type Run, scopesOf } from './config.ts';
import { isTaken, startOf } from './levels.ts';

/** Something awaited (等待): by a token, by the boundary of what it stands in, or, without a token, by an event sub-process. */
export interface Wait {
  readonly scope: number;
  readonly run: number | null;
  /** The element whose work is done, or whose event comes. */
  readonly element: string;
}

const fromOutside: ReadonlySet<EventDefinition['type']> = new Set(['message', 'signal', 'timer', 'conditional']);
/** What is inside these is not looked at, so that anything may be thrown out of them. */
const closed: ReadonlySet<FlowElement['kind']> = new Set(['callActivity', 'adHocSubProcess']);

/** true: a token stands in the element until somebody or something from outside goes on. */
export function isWaiting({ kind, event, action, message }: FlowElement): boolean {
  if (kind === 'receiveTask') return message !== undefined;
  if (kind === 'userTask' || kind === 'eventBasedGateway' || closed.has(kind)) return true;
  if (kind === 'intermediateCatchEvent') return event?.type !== 'link';
  return action?.type === 'call-webhook';
}

/** Everything that may happen next where every token waits. `beside`: events that do not interrupt are among it. */
export function waitsOf(play: { readonly definition: Definition; readonly beside: boolean }, config: Config): Wait[] {
  return scopesOf(config)
    .flatMap(placed => [
      ...placed.scope.runs.flatMap(run => waitsOfRun(play.definition, placed, run)),
      ...waitsOfScope(play.definition, placed),
    ])
    .filter(({ element }) => mayStill(play, config, element));
}

function mayStill(
  { definition, beside }: { readonly definition: Definition; readonly beside: boolean },
  config: Config,
  id: string,
): boolean {
  return definition.elements[id]?.interrupting !== false || (beside && !config.fired.includes(id));
}

function waitsOfRun({ elements, flows }: Definition, { scope }: Placed, run: Run): Wait[] {
  const element = elements[run.element]!;
  const at = { scope: scope.id, run: run.id };
  if (run.held) return [{ ...at, element: element.id }];
  const behind = element.kind === 'eventBasedGateway' ? (run.left ?? element.outgoing.flatMap(id => flows[id]?.target ?? [])) : [];
  const own = element.kind !== 'eventBasedGateway' && isWaiting(element) && !run.inner ? [element.id] : [];
  const boundary = run.instance ? [] : element.boundary.filter(id => mayCome(elements[id]!, element, run));
  return [...own, ...behind, ...boundary].map(id => ({ ...at, element: id }));
}

/** Events from outside may come while the activity waits; what is thrown, where its inside is not looked at. */
function mayCome({ event }: FlowElement, host: FlowElement, run: Run): boolean {
  if (!event || (!run.inner && !isWaiting(host))) return false;
  return fromOutside.has(event.type) || (closed.has(host.kind) && (event.type === 'error' || event.type === 'escalation'));
}

function waitsOfScope(definition: Definition, { scope }: Placed): Wait[] {
  if (scope.body || scope.stuck || isTaken(definition, scope)) return [];
  const starts = (definition.containers[scope.container]?.eventSubProcesses ?? []).flatMap(id => startOf(definition, id) ?? []);
  return starts.filter(({ event }) => event && fromOutside.has(event.type)).map(({ id }) => ({ scope: scope.id, run: null, element: id }));
}
