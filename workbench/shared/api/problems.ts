import { CallProblem } from '#server/contract/client.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';

/** The problem of whatever was thrown (错误说明): always with a sentence in both languages. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof CallProblem) return error.problem;
  return {
    type: 'about:blank',
    title: 'Page error',
    status: 0,
    code: 'page-error',
    message: {
      zh: '页面出了问题。填写的内容已存为草稿，请重试；仍不行时请刷新页面。',
      en: 'Something went wrong on this page. What you typed is kept as a draft; try again, or reload the page.',
    },
  };
}
