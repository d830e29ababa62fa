import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, LocalId, Run, Scope, Wait } from '#engine/cases/state.ts';

type Find = (content: string) => ReleaseDefinition | undefined;

/** What stands twice, or where nothing is drawn that could wait so: waits, tasks, scopes, compensation handlers. Empty when nothing is wrong. */
export function misplaced(state: CaseState, release: Find): string[] {
  const { waits, tasks, scopes } = state;
  const places = Object.values(waits).map(({ scope, run, element }) => `${scope} ${run} ${element}`);
  return [
    ...twice(places).map(place => `${place} is awaited twice`),
    ...twice(Object.values(tasks).map(({ run }) => run)).map(run => `run ${run} has two tasks`),
    ...twice(Object.values(scopes).flatMap(({ run }) => run ?? [])).map(run => `run ${run} has two scopes`),
    ...Object.values(waits).flatMap(wait => strayWait(state, wait, release)),
    ...Object.values(scopes).flatMap(scope => Object.entries(scope.runs).flatMap(([id, run]) => compensation(state, scope, [id, run]))),
  ];
}

function twice(all: readonly string[]): string[] {
  return all.filter((one, n) => all.indexOf(one) !== n);
}

/** A wait stands for its own element, for a boundary event of it or for an event behind an event-based gateway. */
function strayWait({ scopes }: CaseState, { id, scope, run, element }: Wait, release: Find): string[] {
  if (run === null) return [];
  const { process } = release(scopes[scope]!.content)!;
  const drawn = process.elements[scopes[scope]!.runs[run]!.element]!;
  const behind = drawn.kind === 'eventBasedGateway' && drawn.outgoing.some(flow => process.flows[flow]!.target === element);
  return drawn.id === element || drawn.boundary.includes(element) || behind ? [] : [`${id} waits for nothing drawn at ${drawn.id}`];
}

/** A handler has a thrower that waits for it; a thrower has its first handler at work, unless an incident holds it. */
function compensation(state: CaseState, scope: Scope, [id, run]: readonly [LocalId, Run]): string[] {
  const runs = Object.values(state.scopes).flatMap(one => Object.values(one.runs));
  const thrown = runs.some(({ compensating }) => compensating?.left.some(one => one.id === run.compensates));
  const orphan = run.compensates !== undefined && !thrown ? [`${id} compensates for nobody`] : [];
  const held = Object.values(state.incidents).some(incident => incident.run === id);
  if (!run.compensating || held) return orphan;
  const [first] = run.compensating.left;
  const at = state.scopes[run.compensating.scope];
  const works = first !== undefined && Object.values(at?.runs ?? {}).some(({ compensates }) => compensates === first.id);
  return works ? orphan : [...orphan, `the compensation of ${id} in ${scope.id} stands still`];
}
