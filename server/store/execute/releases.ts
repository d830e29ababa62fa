import type { CaseCommand } from '#engine/cases/commands.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import { Deferred } from '../deferred.ts';
import type { BreachOf } from './case-rows.ts';

/** Contents whose releases a command may step into: of every open scope, or of the case to be opened. */
export function contentsOf(state: CaseState | null, command: CaseCommand): string[] {
  if (state !== null) return [state.content, ...Object.values(state.scopes).map(scope => scope.content)];
  return command.type === 'open-case' ? [command.content] : [];
}

/** Stop the plan when a release, or one it calls, is not compiled yet; the store loads it and runs the plan again. */
export function needReleases(cache: ContextCache, contents: readonly string[]): void {
  const seen = new Set<string>();
  const waiting: string[] = [];
  const visit = (content: string): void => {
    if (seen.has(content)) return;
    seen.add(content);
    const release = cache.release(content);
    if (release === undefined) waiting.push(content);
    for (const called of Object.values(release?.calls ?? {})) visit(called);
  };
  contents.forEach(visit);
  if (waiting.length > 0) throw new Deferred(waiting);
}

/** What a breach does, by clock rule, in the release of the case. */
export function breachTable(cache: ContextCache, state: CaseState): BreachOf {
  const rules = cache.release(state.content)?.clocks ?? [];
  return rule => rules.find(({ id }) => id === rule)?.onBreach ?? 'none';
}
