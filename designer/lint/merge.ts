import type { DraftProblem } from '#server/contract/designing.ts';

const keyOf = ({ code, file, element, pointer }: DraftProblem): string => JSON.stringify([code, file, element, pointer]);
const keysOf = (problems: readonly DraftProblem[]): ReadonlySet<string> => new Set(problems.map(keyOf));

/** What the server and this page said of the same body. */
export interface Agreed {
  readonly server: readonly DraftProblem[];
  readonly local: readonly DraftProblem[];
}

/**
 * The problems of a body the server has not judged yet (实时问题): what this page finds, less what it alone found in the body before, and with
 * what the server alone can know.
 */
export function mergeLive(local: readonly DraftProblem[], { server, local: before }: Agreed): readonly DraftProblem[] {
  const [known, found] = [keysOf(server), keysOf(before)];
  const ours = local.filter(one => known.has(keyOf(one)) || !found.has(keyOf(one)));
  return [...ours, ...server.filter(one => !found.has(keyOf(one)))];
}
