import type { CaseCommand } from '#engine/cases/commands.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import { Deferred } from '../deferred.ts';
import type { BreachOf } from './case-rows.ts';

/** Contents whose releases a command may step into, each once: of every open scope, or of the case to be opened. */
export function contentsOf(state: CaseState | null, command: CaseCommand): readonly string[] {
  if (state === null) return command.type === 'open-case' ? [command.content] : [];
  const contents = [state.content];
  for (const id in state.scopes) {
    const { content } = state.scopes[id]!;
    if (!contents.includes(content)) contents.push(content);
  }
  return contents;
}

/** A release with all it calls, where nothing of that is missing. */
const wholly = new WeakMap<ReleaseDefinition, readonly ReleaseDefinition[]>();

/**
 * The releases of contents and all they call. Stops the plan when one is not compiled yet; the store loads it and runs the plan again. What is compiled
 * never changes: a release all of whose calls were found is looked through once.
 */
export function needReleases(cache: ContextCache, contents: readonly string[]): readonly ReleaseDefinition[] {
  const [only] = contents;
  const release = contents.length === 1 ? cache.release(only!) : undefined;
  const known = release ? wholly.get(release) : undefined;
  if (known !== undefined) return known;
  const found = new Map<string, ReleaseDefinition | null | undefined>();
  const visit = (content: string): void => {
    if (found.has(content)) return;
    const one = cache.release(content);
    found.set(content, one);
    for (const called of Object.values(one?.calls ?? {})) visit(called);
  };
  contents.forEach(visit);
  const waiting = [...found.keys()].filter(content => found.get(content) === undefined);
  if (waiting.length > 0) throw new Deferred(waiting);
  const all = [...found.values()].filter(one => one !== null && one !== undefined);
  if (release && all.length === found.size) wholly.set(release, all);
  return all;
}

/** What a breach does, by clock rule, in the release of the case. */
export function breachTable(cache: ContextCache, state: CaseState): BreachOf {
  const rules = cache.release(state.content)?.clocks ?? [];
  return rule => rules.find(({ id }) => id === rule)?.onBreach ?? 'none';
}
