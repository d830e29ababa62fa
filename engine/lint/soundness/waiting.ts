import type { Definition } from '../../bpmn/definition.ts';
import { type Config, findScope, type Run, type Scope } from './config.ts';
import { fireBoundary, startEventSubProcess } from './throwing.ts';
import { type Wait, waitsOf } from './waits.ts';

interface Playing {
  readonly definition: Definition;
  readonly beside: boolean;
}

/** What is awaited comes (触发): the token goes on, the event-based gateway is left, the boundary event fires, the event sub-process starts. */
export function happen(play: Playing, config: Config, wait: Wait): void {
  const scope = findScope(config, wait.scope)?.scope;
  const element = play.definition.elements[wait.element]!;
  if (!scope) return;
  if (wait.run === null) {
    startEventSubProcess(play, config, scope, element);
    return;
  }
  const run = scope.runs.find(({ id }) => id === wait.run);
  if (!run) return;
  if (run.held) {
    run.held = false;
    config.queue.push({ do: 'execute', scope: scope.id, run: run.id });
  } else if (run.element === element.id) config.queue.push({ do: 'complete', scope: scope.id, run: run.id });
  else if (play.definition.elements[run.element]?.kind === 'eventBasedGateway')
    leaveGateway(play, config, { scope, run, target: element.id });
  else fireBoundary(play, config, { scope, run }, element);
}

/** The first event ends an event-based gateway; of one that waits for all, the last does. */
function leaveGateway({ definition }: Playing, config: Config, { scope, run, target }: { scope: Scope; run: Run; target: string }): void {
  const { outgoing } = definition.elements[run.element]!;
  const flow = outgoing.find(id => definition.flows[id]?.target === target)!;
  const left = run.left?.filter(id => id !== target) ?? [];
  if (left.length === 0) {
    config.queue.push({ do: 'complete', scope: scope.id, run: run.id, flows: [flow] });
    return;
  }
  run.left = left;
  scope.arrivals.push(flow);
  config.queue.push({ do: 'enter', scope: scope.id, element: target, consumed: [flow], done: true });
}

/** A signal that is thrown reaches every catch of the case at once. */
export function sendSignal(play: Playing, config: Config, name: string): void {
  const named = waitsOf(play, config).filter(({ element, run, scope }) => {
    const { event } = play.definition.elements[element]!;
    const held = run !== null && findScope(config, scope)?.scope.runs.find(({ id }) => id === run)?.held;
    return !held && event?.type === 'signal' && event.name === name;
  });
  for (const wait of named) happen(play, config, wait);
}
