import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, Scope } from '#engine/cases/state.ts';

/** What is wrong with a state: lost or orphan tokens, open cases that nothing can move, closed cases with something left. Empty when sound. */
export function faultsOf(state: CaseState, release: (content: string) => ReleaseDefinition | undefined): string[] {
  return state.phase === 'closed' ? closedFaults(state) : [...orphans(state), ...lost(state, release)];
}

function closedFaults(state: CaseState): string[] {
  const left = [state.scopes, state.tasks, state.waits, state.incidents].flatMap(part => Object.keys(part));
  const clocks = Object.values(state.clocks).filter(({ status }) => status !== 'stopped');
  return [...left.map(id => `${id} is left in a closed case`), ...clocks.map(({ key }) => `clock ${key} runs in a closed case`)];
}

/** Tasks, waits, scopes and incidents whose run is gone. */
function orphans(state: CaseState): string[] {
  const hasRun = (scope: string | null, run: string | null) =>
    scope === null || run === null || state.scopes[scope]?.runs[run] !== undefined;
  const hanging = [...Object.values(state.tasks), ...Object.values(state.waits), ...Object.values(state.incidents)]
    .filter(({ scope, run }) => !hasRun(scope, run) || (scope !== null && !state.scopes[scope]))
    .map(({ id }) => `${id} hangs on a run that is gone`);
  const scopes = Object.values(state.scopes).filter(({ parent, run }) => parent !== null && !hasRun(parent, run));
  const roots = Object.values(state.scopes).filter(({ parent }) => parent === null);
  return [
    ...hanging,
    ...scopes.map(({ id }) => `scope ${id} hangs on a run that is gone`),
    ...(roots.length === 1 ? [] : ['not exactly one root']),
  ];
}

/** Runs that nothing will ever end, arrivals that wait at no join. */
function lost(state: CaseState, release: (content: string) => ReleaseDefinition | undefined): string[] {
  const moved = new Set<string | null>([
    ...Object.values(state.tasks).map(({ run }) => run),
    ...Object.values(state.waits).map(({ run }) => run),
    ...Object.values(state.incidents).map(({ run }) => run),
    ...Object.values(state.scopes).map(({ run }) => run),
  ]);
  const runs = Object.values(state.scopes).flatMap(scope => Object.keys(scope.runs).filter(run => !moved.has(run)));
  const scopes = Object.values(state.scopes);
  const empty = scopes.filter(scope => Object.keys(scope.runs).length === 0 && !hasIncident(state, scope.id));
  const arrivals = scopes.flatMap(scope => strayArrivals(state, scope, release(scope.content)));
  return [...runs.map(run => `run ${run} waits for nothing`), ...empty.map(({ id }) => `scope ${id} is empty but open`), ...arrivals];
}

function strayArrivals(state: CaseState, scope: Scope, release: ReleaseDefinition | undefined): string[] {
  if (!release || hasIncident(state, scope.id)) return [];
  const { flows, elements } = release.process;
  return scope.arrivals
    .filter(flow => !/^(parallel|inclusive)Gateway$/.test(elements[flows[flow]!.target]!.kind))
    .map(flow => `the token on ${flow} was never taken up`);
}

function hasIncident(state: CaseState, scope: string): boolean {
  return Object.values(state.incidents).some(incident => incident.scope === scope && incident.run === null);
}
