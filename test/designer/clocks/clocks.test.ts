import { describe, expect, it } from 'vitest';
import { type LengthView, readLength, writeLength } from '#designer/clocks/length.ts';
import { judgePromised, judgeStatutory } from '#designer/clocks/limits.ts';
import { fittedStages, judgeStages } from '#designer/clocks/stages.ts';
import { missingStepClock } from '#designer/clocks/stepClock.ts';
import { checkLimits } from '#processes/check/limits.ts';
import { item, parts } from '../draft/pack.ts';

describe('limits on the page', () => {
  it('should read and write the lengths of clocks', () => {
    const views: [string, LengthView][] = [
      ['= service.promisedLimit', { kind: 'promised' }],
      ['= service.statutoryLimit', { kind: 'statutory' }],
      ['= 5', { kind: 'fixed', n: 5 }],
      ['= service.promisedLimit - 1', { kind: 'formula', text: '= service.promisedLimit - 1' }],
    ];
    for (const [text, view] of views) {
      expect(readLength(text)).toEqual(view);
      expect(writeLength(view)).toBe(text);
    }
    expect(readLength('=service.promisedLimit')).toEqual({ kind: 'promised' });
    expect(readLength(7)).toEqual({ kind: 'fixed', n: 7 });
  });

  it('should refuse a promise longer than the law, then one longer than the centre above', () => {
    const bounds = { statutory: 10, parent: 5 };
    expect(judgePromised(12, bounds)?.zh).toContain('不能超过法定时限 10 个');
    expect(judgePromised(7, bounds)?.zh).toContain('只能缩短，上级承诺 5 个');
    expect([judgePromised(5, bounds), judgePromised(0, bounds), judgePromised(10, { statutory: 10 })]).toEqual([null, null, null]);
    expect(judgePromised(null, bounds)).not.toBeNull();
    expect(judgePromised(2.5, bounds)).not.toBeNull();
    expect([judgeStatutory(1), judgeStatutory(0) === null]).toEqual([null, false]);
  });

  it('should judge the promise and the stages as the server does', () => {
    for (const promisedLimit of [0, 1, 3, item.promisedLimit, item.statutoryLimit, item.statutoryLimit + 1]) {
      const refused = judgePromised(promisedLimit, { statutory: item.statutoryLimit }) ?? judgeStages(item.stageLimits, promisedLimit);
      expect([promisedLimit, refused !== null]).toEqual([promisedLimit, checkLimits({ ...item, promisedLimit }).length > 0]);
    }
  });

  it('should shorten the stages until they fit, the longest first, each keeping a day', () => {
    expect(fittedStages({ accept: 1, handle: 5, review: 3 }, 6)).toEqual({ accept: 1, handle: 3, review: 2 });
    expect(fittedStages({ accept: 1, handle: 5, review: 3 }, 2)).toEqual({ accept: 1, handle: 1 });
    expect(fittedStages({ handle: 5 }, 0)).toEqual({});
    for (const promised of [0, 1, 2, 4, 9]) expect(judgeStages(fittedStages(item.stageLimits, promised), promised)).toBeNull();
  });

  it('should give a pack that has none the clock of its steps, as that of its stages', () => {
    // when
    const rule = missingStepClock(parts.clocks);

    // then
    expect(rule).toMatchObject({ id: 'step', per: 'step', unit: 'working-day', title: { zh: '步骤时限' } });
    expect(rule?.pause).toContain('hearing');
    expect(missingStepClock({ clocks: [rule] })).toBeNull();
  });
});
