import type { Rejection } from '#engine/cases/context.ts';

/** Refusals that are not a matter of the state: what was named is not there, not yours, or does not fit. Any other is 409. */
const table: readonly (readonly [pattern: RegExp, status: 404 | 403 | 422])[] = [
  [/^(case|item|account|release|calendar|grant|incident|clock|review)-not-found$|^release-unknown$/, 404],
  [/^machine-only$|^not-a-candidate$|^task-not-held$|^review-own$/, 403],
  [
    /^(effective-in-future|extension-days-wrong|assignee-unknown|payload-unreadable|command-unknown|calendar-not-sound|code-list-(?:wrong|unchanged)|answers-.*)$/,
    422,
  ],
];

/** HTTP status of a refusal (拒绝). */
export function statusOf({ code }: Rejection): 404 | 409 | 403 | 422 {
  return table.find(([pattern]) => pattern.test(code))?.[1] ?? 409;
}
