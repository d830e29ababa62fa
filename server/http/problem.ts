import type { Text } from '#engine/problem.ts';
import type { ProblemDetails } from '../contract/schemas.ts';

/** A refused request (请求被拒) on its way to the client as RFC 9457 problem details. Expected: never logged as a fault. */
export class HttpProblem extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.message.en);
    this.name = 'HttpProblem';
    this.problem = problem;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many attempts',
  500: 'Server error',
  503: 'Not available',
};

/** Makes a refusal to throw: status, stable code, sentence in both languages, more members where wanted. */
export function refusal(
  status: number,
  code: string,
  message: Text,
  more: Partial<Pick<ProblemDetails, 'errors' | 'details' | 'errorId'>> = {},
): HttpProblem {
  return new HttpProblem({ type: `urn:banjian:problem:${code}`, title: titles[status] ?? 'Refused', status, code, message, ...more });
}

/** The one answer for whatever does not exist or lies outside the reader's reach (404, never 403: existence is not told). */
export function notFound(): HttpProblem {
  return refusal(404, 'not-found', {
    zh: '没有找到这项内容，或者它不在您的查看范围内。请核对编号，或联系管理员。',
    en: 'Expected something you may see, but nothing was found at this address. Check the number, or ask your administrator.',
  });
}
