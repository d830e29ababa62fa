import type { DraftProblem } from '#server/contract/designing.ts';

/** What one badge on the canvas says (问题标记): the worst severity, and the problems of the element. */
export interface Badge {
  readonly element: string;
  readonly severity: 'error' | 'warning';
  readonly problems: readonly DraftProblem[];
}

/** One badge for each element that has errors or warnings, the errors of each first. */
export function badgesOf(problems: readonly DraftProblem[]): readonly Badge[] {
  const shown = problems.filter(({ severity }) => severity !== 'info');
  const elements = [...new Set(shown.flatMap(({ element }) => element ?? []))];
  return elements.map(element => {
    const mine = shown.filter(one => one.element === element);
    const errors = mine.filter(({ severity }) => severity === 'error');
    return {
      element,
      severity: errors.length > 0 ? 'error' : 'warning',
      problems: [...errors, ...mine.filter(({ severity }) => severity !== 'error')],
    };
  });
}
