import { describe, expect, it } from 'vitest';
import { fitsTile, rungsOf, tiles } from '#workbench/supervise/overdue/overdue.ts';

const explanation = { cause: 'organ', by: '李强', at: 0, text: '人手不足', plan: '三日内办结' } as const;

describe('fitsTile', () => {
  it.each([
    ['due-today', null, ['dueToday']],
    ['due-today', explanation, ['dueToday']],
    ['overdue', null, ['unexplained']],
    ['overdue', explanation, ['explained']],
    ['three-days', null, ['unexplained', 'threeDays']],
    ['three-days', explanation, ['explained', 'threeDays']],
  ] as const)('should put %s with explanation %o under %o', (group, said, expected) => {
    expect(tiles.filter(tile => fitsTile({ group, explanation: said }, tile))).toEqual(expected);
  });
});

describe('rungsOf', () => {
  it('should put the next demand first and the others in the menu', () => {
    expect(rungsOf({ next: ['explanation', 'oral-reminder', 'monitoring-notice'] })).toEqual({
      first: 'explanation',
      others: ['oral-reminder', 'monitoring-notice'],
      hints: [],
    });
  });

  it('should take what the handler may do as hints, not as demands', () => {
    expect(rungsOf({ next: ['supplement', 'rejection', 'monitoring-notice'] })).toEqual({
      first: 'monitoring-notice',
      others: [],
      hints: ['supplement', 'rejection'],
    });
    expect(rungsOf({ next: [] })).toEqual({ first: null, others: [], hints: [] });
  });
});
