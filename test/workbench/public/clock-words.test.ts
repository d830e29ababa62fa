import { describe, expect, it } from 'vitest';
import type { Progress } from '#server/contract/public.ts';
import { clockWords } from '#workbench/public/progress/clock-words.ts';

const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => [key, ...Object.values(values)].join(' ');
const clock = (state: Progress['clocks'][number]['state'], remaining: number | null) => ({
  title: { zh: '承诺时限', en: 'Promised limit' },
  dueOn: '2026-11-30',
  provisional: false,
  state,
  remaining,
});

describe('a limit in words', () => {
  it.each([
    ['running', 5, 'left 5', 'good'],
    ['running', 1, 'leftOne', 'soon'],
    ['running', 0, 'today', 'soon'],
    ['running', -2, 'over 2', 'over'],
    ['paused', 3, 'paused · left 3', 'rest'],
    ['paused', null, 'paused', 'rest'],
    ['stopped', 4, 'early 4', 'good'],
    ['stopped', 0, 'inTime', 'good'],
    ['stopped', -1, 'late 1', 'over'],
  ] as const)('should tell %s with %s days as %s', (state, remaining, text, tone) => {
    expect(clockWords(clock(state, remaining), true, { say })).toEqual({ text, tone });
  });

  it('should not judge a case that was withdrawn', () => {
    expect(clockWords(clock('stopped', -1), false, { say })).toEqual({ text: 'stopped', tone: 'rest' });
  });
});
