import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { HttpProblem, refusal } from './problem.ts';

/** Turns whatever was thrown into problem details; a fault of ours shows an error id only, and the log holds the same id. */
export function errorAnswers(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined && ctx.respond !== false) throw unknownAddress();
    } catch (thrown) {
      const { problem } = thrown instanceof HttpProblem ? thrown : faultOf(thrown, logger, ctx.method);
      ctx.status = problem.status;
      ctx.type = 'application/problem+json';
      ctx.body = JSON.stringify(problem);
      ctx.set('cache-control', 'no-store');
      if (problem.status === 413) ctx.set('connection', 'close');
    }
  };
}

function unknownAddress(): HttpProblem {
  return refusal(404, 'address-unknown', { zh: '没有这个地址。', en: 'Expected a known address, but there is nothing here.' });
}

function faultOf(thrown: unknown, logger: Logger, method: string): HttpProblem {
  const errorId = randomUUID();
  logger.error({ errorId, method, fault: harmless(thrown) }, 'request failed');
  return refusal(
    500,
    'server-error',
    {
      zh: `系统出错，您填写的内容没有丢失。请稍后重试；仍不成功时，把错误编号 ${errorId} 告诉管理员。`,
      en: `Something went wrong on the server. Try again; if it goes on, tell your administrator the error id ${errorId}.`,
    },
    { errorId },
  );
}

/** What may be logged of a fault: kind, code, place, and a message without digits runs or Chinese text (names, id numbers, phones). */
export function harmless(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 12);
  const message = thrown.message
    .replace(/\d{5,}/g, '***')
    .replace(/[\u3400-\u9fff]+/g, '***')
    .slice(0, 300);
  return { kind: thrown.name, code: (thrown as NodeJS.ErrnoException).code, message, frames };
}
