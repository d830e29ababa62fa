import type { Millis } from '../calendar/types.ts';
import type { Context, ReleaseDefinition } from '../cases/context.ts';
import type { ActRecord, CaseState, DocumentRecord, LocalId, Scope, TrailEntry } from '../cases/state.ts';
import { levelOfScope } from './plan.ts';

/** Legal acts and documents that stand between a step done before and where its token is now (其间的行为和文书). */
export interface Between {
  readonly acts: readonly ActRecord[];
  readonly documents: readonly DocumentRecord[];
}

/** Where a token stood before: a step of a scope, as the trail has it. */
export interface Since {
  readonly scope: Scope;
  readonly element: string;
  readonly entry: TrailEntry;
}

/** What was performed and issued since a step was done, by the step itself or by anything its token came to afterwards. Parallel branches do not count. */
export function findBetween(state: CaseState, context: Context, since: Since): Between {
  const { entry } = since;
  const from = earliestSince(state, entry);
  const follows = followerOf(state, context, since);
  return {
    acts: state.acts.filter((act, n) => isSince(state.acts, n, from) && follows(act)),
    documents: state.documents.filter(document => !document.voided && seqOf(document.id) >= entry.seq && follows(document)),
  };
}

/** true: an act was performed since a moment. What the law deems done (视为) counts from an earlier one: it lies after the acts performed before it. */
function isSince(acts: readonly ActRecord[], n: number, from: Millis): boolean {
  const { at, deemed } = acts[n]!;
  return at >= from || (deemed === true && acts.slice(n + 1).every(later => later.deemed === true || later.at >= from));
}

/** The earliest legal moment of a step and of all that ended after it: what was entered late (补录) may lie before the step itself. */
function earliestSince({ trail }: CaseState, { seq }: TrailEntry): Millis {
  const moments = trail.filter(one => one.seq >= seq).map(({ effectiveAt, at }) => effectiveAt ?? at);
  return Math.min(...moments);
}

/** Sequence number of the entry that made a thing. */
export function seqOf(id: LocalId): number {
  return Number.parseInt(id, 10);
}

type Place = Pick<DocumentRecord, 'scope' | 'element'>;

function followerOf(state: CaseState, context: Context, { scope, element }: Since): (place: Place) => boolean {
  const release = context.release(scope.content);
  const level = levelOfScope(context, scope);
  if (!release || !level) return () => true;
  return place => {
    const at = onLevel(state, context, { release, level: scope }, place);
    // What cannot be placed, such as a step of a called process that has ended, is shown rather than passed over.
    return at === undefined || at === element || (level.leads(element, at) && !level.together(element, at));
  };
}

/** The element of a scope's own level that holds a place: itself, or the activity around it. undefined: it cannot be told. */
function onLevel(
  state: CaseState,
  context: Context,
  { release, level }: { readonly release: ReleaseDefinition; readonly level: Scope },
  { scope, element }: Place,
): string | undefined {
  if (scope === undefined || element === undefined) return undefined;
  for (let inner = state.scopes[scope], at = element; inner; ) {
    if (inner.id === level.id) return at;
    if (inner.parent === null || inner.run === null) return at;
    at = state.scopes[inner.parent]?.runs[inner.run]?.element ?? at;
    inner = state.scopes[inner.parent];
  }
  if (isCalledToo(context, release, element)) return undefined;
  const { elements } = release.process;
  for (let at = elements[element]; at; at = elements[at.container]) if (at.container === level.container) return at.id;
  return undefined;
}

/** true: a called process has an element of the same id (同名元素), so that the id alone does not tell where something was done. Calls are never circular. */
function isCalledToo(context: Context, { calls }: ReleaseDefinition, element: string): boolean {
  return Object.values(calls).some(content => {
    const called = context.release(content);
    return called !== undefined && (Object.hasOwn(called.process.elements, element) || isCalledToo(context, called, element));
  });
}
