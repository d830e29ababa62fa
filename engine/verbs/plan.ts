import type { Context } from '../cases/context.ts';
import type { CaseState, Compensating, LocalId, Run, Scope } from '../cases/state.ts';
import type { Level } from './concurrency.ts';
import { levelOf } from './concurrency.ts';

/** What moving a token of a scope to another element of its level does to the other tokens (令牌迁移). */
export interface Move {
  readonly scope: LocalId;
  readonly to: string;
  /** Runs that cannot go on beside the target: they are cancelled, the moved one among them. */
  readonly runs: readonly LocalId[];
  /** Tokens waiting at joins that came from there, by flow: they are taken away. */
  readonly withdrawn: readonly string[];
  /** Flows of joins behind the target whose branches were through already: their tokens wait there again. */
  readonly restored: readonly string[];
  /** Complex gateways that have fired and lie behind the target: they begin anew. */
  readonly reset: readonly string[];
}

/** The level a scope runs; undefined when its release is unknown. */
export function levelOfScope(context: Context, { content, container }: Pick<Scope, 'content' | 'container'>): Level | undefined {
  const definition = context.release(content)?.process;
  return definition && levelOf(definition, container);
}

/**
 * Plan a move: what can stand beside the target stays, everything else goes. A branch that joins the target's later and has no token left was through
 * before, so that its token waits at the join again; without it the join would wait for ever (clause 13.4.1).
 */
export function planMove(level: Level, scope: Scope, to: string): Move {
  const { id, runs, arrivals, gates = {} } = scope;
  const goes = (place: string) => !level.together(place, to);
  const tokens = Object.keys(runs).filter(run => isToken(runs[run]!));
  const kept = [...tokens.map(run => placeOf(runs[run]!)), ...arrivals].filter(place => !goes(place));
  return {
    scope: id,
    to,
    runs: tokens.filter(run => goes(placeOf(runs[run]!))),
    withdrawn: arrivals.filter(goes),
    restored: missingAtJoins(level, kept, to),
    reset: Object.keys(gates).filter(goes),
  };
}

/** true: the run holds a token of its level. What compensates (补偿) holds none, nor what throws compensation and has sent its token on: they run beside everything. */
export function isToken({ compensates, compensating }: Pick<Run, 'compensates' | 'compensating'>): boolean {
  return compensates === undefined && !compensating?.passed;
}

/** Where the token of a run stands for its level: a rework that goes straight back stands for the returner's step, beside whose branches it was left. */
export function placeOf({ element, resumeAt }: Pick<Run, 'element' | 'resumeAt'>): string {
  return resumeAt ? placeOf(resumeAt) : element;
}

function missingAtJoins(level: Level, kept: readonly string[], to: string): string[] {
  const restored: string[] = [];
  const isMissing = (flow: string) => level.together(flow, to) && [...kept, ...restored].every(place => level.together(flow, place));
  for (const { from, waits } of level.net.steps) {
    if (!waits || !from.some(flow => level.leads(to, flow) && !level.together(flow, to))) continue;
    for (const flow of from) if (isMissing(flow)) restored.push(flow);
  }
  return restored;
}

/** Scopes from one outward to the root of the case (由内到外). */
export function scopesOutward(state: CaseState, from: LocalId): Scope[] {
  const found: Scope[] = [];
  for (let scope: Scope | undefined = state.scopes[from]; scope; scope = scope.parent === null ? undefined : state.scopes[scope.parent]) {
    found.push(scope);
  }
  return found;
}

/** Runs that go with a run: those of the scopes it opened, however deep, and what it compensates with; the run itself first. */
export function runsUnder(state: CaseState, run: LocalId): LocalId[] {
  const found = new Set([run]);
  const scopes = Object.values(state.scopes);
  for (const one of found) {
    for (const { run: opener, runs } of scopes) {
      if (opener === one) for (const inner of Object.keys(runs)) found.add(inner);
      const { compensating } = runs[one] ?? {};
      if (compensating) for (const handler of handlersOf(state, compensating)) found.add(handler);
    }
  }
  return [...found];
}

function handlersOf({ scopes }: CaseState, { scope, left }: Compensating): LocalId[] {
  const activities = new Set<LocalId | undefined>(left.map(({ id }) => id));
  return Object.entries(scopes[scope]?.runs ?? {}).flatMap(([id, { compensates }]) => (activities.has(compensates) ? id : []));
}
