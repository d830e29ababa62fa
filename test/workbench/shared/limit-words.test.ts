import { describe, expect, it } from 'vitest';
import { limitWords } from '#workbench/shared/time/index.ts';

describe('limitWords (承诺时限)', () => {
  it.each([
    [{ promisedLimit: 5 }, '5 个工作日', '5 working days'],
    [{ promisedLimit: 0, promise: 'sameDay' }, '当日办结', 'On the same day'],
    [{ promisedLimit: 0, promise: 'onTheSpot' }, '当场办结', 'On the spot'],
    [{ promisedLimit: 0, promise: 'answer' }, '当场答复', 'Answered on the spot'],
    [{ promisedLimit: 0, promise: 'register' }, '当场登记', 'Registered on the spot'],
    [{ promisedLimit: 0 }, '当日办结', 'On the same day'],
  ] as const)('should tell %j as %s', (item, zh, en) => {
    expect([limitWords(item, 'zh'), limitWords(item, 'en')]).toEqual([zh, en]);
  });
});
