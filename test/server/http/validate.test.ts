import { describe, expect, it } from 'vitest';
import { type RouteSpec, routes } from '#server/contract/routes.ts';
import { HttpProblem } from '#server/http/problem.ts';
import { answerCheck, requestCheck } from '#server/http/validate.ts';

/** Whatever the schema says of the value: that it says something, so that no schema is first found broken by whoever needs it. */
function judge(check: (value: unknown) => unknown): string {
  try {
    check(null);
    return 'taken';
  } catch (error) {
    if (error instanceof HttpProblem) return 'refused';
    return (error as Error).message.startsWith('Expected the answer of ') ? 'refused' : `broken: ${(error as Error).message}`;
  }
}

describe('checks of the contract', () => {
  it.each(Object.entries(routes))('should be sound for every part of %s', (operation, route) => {
    // given
    const spec: RouteSpec = route;
    const parts = (['params', 'query', 'body'] as const).flatMap(part => (spec[part] ? [requestCheck(part, spec[part])] : []));

    // when
    const judged = [...parts, answerCheck(operation, spec.answer)].map(judge);

    // then
    expect(judged.filter(word => word.startsWith('broken'))).toEqual([]);
  });
});
