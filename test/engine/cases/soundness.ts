import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, Run, Scope } from '#engine/cases/state.ts';

/** What is wrong with a state: lost or orphan tokens, open cases that nothing can move, closed cases with something left. Empty when sound. */
export function faultsOf(state: CaseState, release: (content: string) => ReleaseDefinition | undefined): string[] {
  return state.phase === 'closed'
    ? closedFaults(state)
    : [...orphans(state), ...lost(state, release), ...vanished(state, release), ...unstarted(state, release), ...seatless(state)];
}

function closedFaults(state: CaseState): string[] {
  const left = [state.scopes, state.tasks, state.waits, state.incidents].flatMap(part => Object.keys(part));
  const clocks = Object.values(state.clocks).filter(({ status }) => status !== 'stopped');
  return [...left.map(id => `${id} is left in a closed case`), ...clocks.map(({ key }) => `clock ${key} runs in a closed case`)];
}

/** Tasks, waits, scopes and incidents whose run is gone, and waits of a scope that is not there or starts no event sub-process. */
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
  // What compensates waits for its handlers, and goes on when none is left.
  const stands = ([id, { compensating }]: readonly [string, Run]) => moved.has(id) || (compensating?.left.length ?? 0) > 0;
  const runs = Object.values(state.scopes).flatMap(scope =>
    Object.entries(scope.runs)
      .filter(entry => !stands(entry))
      .map(([run]) => run),
  );
  const scopes = Object.values(state.scopes);
  const empty = scopes.filter(
    scope => Object.keys(scope.runs).length === 0 && !hasIncident(state, scope.id) && !isAdHoc(scope, release(scope.content)),
  );
  const arrivals = scopes.flatMap(scope => strayArrivals(state, scope, release(scope.content)));
  return [...runs.map(run => `run ${run} waits for nothing`), ...empty.map(({ id }) => `scope ${id} is empty but open`), ...arrivals];
}

/** Every run of a user task has one task, an incident that says why not, or the instances it is repeated in: a boundary event alone is not enough. */
function vanished(state: CaseState, release: (content: string) => ReleaseDefinition | undefined): string[] {
  const tasks = Object.values(state.tasks).map(({ run }) => run);
  const twice = tasks.filter((run, at) => tasks.indexOf(run) !== at).map(run => `run ${run} has two tasks`);
  const others = [...Object.values(state.scopes), ...Object.values(state.incidents)].map(({ run }) => run);
  const held = new Set<string | null>([...tasks, ...others]);
  const missing = Object.values(state.scopes).flatMap(scope => {
    const elements = release(scope.content)?.process.elements ?? {};
    const runs = Object.entries(scope.runs).filter(([id, run]) => elements[run.element]?.kind === 'userTask' && !held.has(id));
    return runs.map(([id]) => `the user task ${id} has no task`);
  });
  return [...twice, ...missing];
}

/** What waits to start an event sub-process (run null) must be drawn on the level of an open scope that none has interrupted, and the other way round. */
function unstarted(state: CaseState, release: (content: string) => ReleaseDefinition | undefined): string[] {
  const waits = Object.values(state.waits).filter(({ run }) => run === null);
  const standing = new Set<string>();
  for (const scope of Object.values(state.scopes)) {
    const process = release(scope.content)?.process;
    if (!process || isBody(scope) || !isLive(state, scope, release)) continue;
    for (const start of startsIn(scope, process)) standing.add(`${scope.id} ${start}`);
  }
  const waited = new Set(waits.map(({ scope, element }) => `${scope} ${element}`));
  const failed = new Set(Object.values(state.incidents).map(({ scope, element }) => `${scope} ${element}`));
  const twice = waits.length === waited.size ? [] : ['an event sub-process is waited for twice'];
  const stray = waits.filter(({ scope, element }) => !standing.has(`${scope} ${element}`)).map(({ id }) => `${id} starts nothing`);
  const missing = [...standing].filter(one => !waited.has(one) && !failed.has(one) && !isTimer(state, one, release));
  return [...twice, ...stray, ...missing.map(one => `nothing waits to start ${one}`)];
}

/** false: what runs in the scope only undoes what was done: it was taken up again, or is a transaction that is being cancelled. */
function isLive(state: CaseState, scope: Scope, release: (content: string) => ReleaseDefinition | undefined): boolean {
  const outer = scope.parent === null ? undefined : state.scopes[scope.parent];
  const host = scope.run === null ? undefined : outer?.runs[scope.run];
  const isHandler = host !== undefined && release(outer!.content)?.process.elements[host.element]?.forCompensation === true;
  const elements = release(scope.content)?.process.elements ?? {};
  const cancels = Object.values(scope.runs).some(({ element }) => elements[element]?.event?.type === 'cancel');
  return !cancels && (host?.compensates === undefined || isHandler);
}

/** Starts of the event sub-processes of a scope that are awaited while it is not interrupted. */
function startsIn(scope: Scope, { containers, elements }: ReleaseDefinition['process']): string[] {
  const starts = (containers[scope.container]?.eventSubProcesses ?? []).flatMap(id => containers[id]!.elements).map(id => elements[id]!);
  const events = starts.filter(({ kind }) => kind === 'startEvent');
  const running = new Set(Object.values(scope.runs).map(({ element }) => element));
  const interrupted = events.some(
    ({ container, interrupting, event }) => interrupting !== false && event?.type !== 'compensation' && running.has(container),
  );
  if (interrupted) return [];
  return events.filter(({ event }) => /^(message|signal|timer|conditional)$/.test(event?.type ?? '')).map(({ id }) => id);
}

/** A timer that has fired for the last time is awaited no more. */
function isTimer(state: CaseState, one: string, release: (content: string) => ReleaseDefinition | undefined): boolean {
  const [scope, start] = one.split(' ') as [string, string];
  return release(state.scopes[scope]!.content)?.process.elements[start]?.event?.type === 'timer';
}

/** The body of a multi-instance activity holds runs of the very activity it belongs to. */
function isBody(scope: Scope): boolean {
  return Object.values(scope.runs).some(({ element }) => element === scope.container);
}

/** An ad-hoc sub-process waits for somebody to start an activity, and holds tokens back while another one runs. */
function isAdHoc({ container }: Scope, release: ReleaseDefinition | undefined): boolean {
  return release?.process.elements[container]?.kind === 'adHocSubProcess';
}

function strayArrivals(state: CaseState, scope: Scope, release: ReleaseDefinition | undefined): string[] {
  if (!release || hasIncident(state, scope.id) || isAdHoc(scope, release)) return [];
  const { flows, elements } = release.process;
  return scope.arrivals
    .filter(flow => !/^(parallel|inclusive|complex)Gateway$/.test(elements[flows[flow]!.target]!.kind))
    .map(flow => `the token on ${flow} was never taken up`);
}

function hasIncident(state: CaseState, scope: string): boolean {
  return Object.values(state.incidents).some(incident => incident.scope === scope && incident.run === null && incident.element === null);
}

/** A task that several decide has somebody whose turn it is. */
function seatless(state: CaseState): string[] {
  return Object.values(state.tasks)
    .filter(({ seats }) => seats?.every(({ status }) => status !== 'open'))
    .map(({ id, seats }) => `nobody can act on the task ${id}: ${JSON.stringify(seats)}`);
}
