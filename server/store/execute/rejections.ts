import type { Rejection } from '#engine/cases/context.ts';

const notFound = /not-found$|unknown/;
const forbidden = /not-permitted|not-allowed|not-candidate|forbidden|not-holder/;
const unfit = /invalid|missing|required|too-(long|large|many)|malformed/;

/** HTTP status of a refusal: 404 not there, 403 not yours, 422 does not fit, else 409 the state does not allow it. */
export function statusOf({ code }: Rejection): 404 | 409 | 403 | 422 {
  if (notFound.test(code)) return 404;
  if (forbidden.test(code)) return 403;
  if (unfit.test(code)) return 422;
  return 409;
}
