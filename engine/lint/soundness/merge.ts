import type { Problem } from '../../problem.ts';

/** Codes of the lint that tell the same as a search does, and of which of its findings (同一问题). */
const same: Readonly<Record<string, readonly string[]>> = {
  deadlock: ['join-stuck', 'joins-deadlocked'],
  'endless-loop': ['endless', 'loop-without-wait', 'loop-endless'],
};

/** Put what a search found beside what was seen in the drawing alone: what is told already is not told twice, it gets the way that shows it; a drawing that is wrong
 * anyhow is not said to be too large. */
export function mergeSoundness(drawn: readonly Problem[], searched: readonly Problem[]): Problem[] {
  const told = new Map<Problem, Problem>();
  const wrong = drawn.some(({ severity }) => severity === 'error');
  const left = searched.filter(found => {
    if (wrong && found.code === 'soundness-unfinished') return false;
    const twin = drawn.find(one => !told.has(one) && isTwin(one, found));
    if (twin) told.set(twin, { ...found, ...twin });
    return !twin;
  });
  return [...drawn.map(one => told.get(one) ?? one), ...left];
}

function isTwin(drawn: Problem, { code, element, related }: Problem): boolean {
  if (!same[code]?.includes(drawn.code) || drawn.severity !== 'error') return false;
  return drawn.code !== 'join-stuck' || drawn.element === element || related?.includes(drawn.element ?? '') === true;
}
