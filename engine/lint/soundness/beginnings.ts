import type { Definition } from '../../bpmn/definition.ts';
import type { Config, Run, Scope, Work } from './config.ts';

/**
 * The configurations a level may begin with (开始), nothing done yet: its plain starts together; of a process each triggered start, and each event
 * behind an instantiating gateway, by itself; of an event sub-process its start.
 */
export function beginnings({ definition }: { readonly definition: Definition }, level: string): Config[] {
  const { starts, triggered } = definition.containers[level]!;
  const all = definition.elements[level]?.kind === 'eventSubProcess' ? [] : starts;
  const plain = all.filter(id => !triggered.includes(id));
  return [...(plain.length > 0 ? [atOnce(level, plain)] : []), ...triggered.flatMap(id => atTriggered(definition, level, id))];
}

function configOf(level: string, queue: readonly Work[], runs: Run[] = []): Config {
  const root: Scope = { id: 0, container: level, body: false, runs, arrivals: [], gates: {}, stuck: false };
  return { root, queue: [...queue], facts: {}, next: 10, fired: [], unsure: false, doubled: null, lost: false, cut: false };
}

function atOnce(level: string, starts: readonly string[]): Config {
  return configOf(
    level,
    starts.map(element => ({ do: 'enter', scope: 0, element, consumed: [], done: false })),
  );
}

function atTriggered({ elements, flows }: Definition, level: string, id: string): Config[] {
  const element = elements[id]!;
  if (element.kind !== 'eventBasedGateway') return [configOf(level, [{ do: 'enter', scope: 0, element: id, consumed: [], done: true }])];
  const targets = element.outgoing.flatMap(flow => flows[flow]?.target ?? []);
  return element.outgoing.map(flow => {
    const target = flows[flow]?.target ?? '';
    const left = targets.filter(one => one !== target);
    const run: Run = { id: 1, element: id, inner: null, instance: false, held: false, left };
    if (!element.parallelEvents || left.length === 0) return configOf(level, [{ do: 'complete', scope: 0, run: 1, flows: [flow] }], [run]);
    const begun = configOf(level, [{ do: 'enter', scope: 0, element: target, consumed: [flow], done: true }], [run]);
    begun.root?.arrivals.push(flow);
    return begun;
  });
}
