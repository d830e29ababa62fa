import { describe, expect, it } from 'vitest';
import type { CaseProcedure, CaseView, Clock } from '#server/contract/schemas.ts';
import { extensionTerms, pauseEffects, resumeEffects, runningOf, supplementEffects, type Telling } from '#workbench/case/acts/effects.ts';
import { actMessages } from '#workbench/case/acts/messages.ts';

const telling: Telling = {
  say: (key, values = {}) => actMessages[key].zh.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  lang: 'zh',
};
const at = Date.UTC(2026, 10, 30, 1);
const time = { state: 'running', days: 3, due: at, dueOn: '2026-12-07', provisional: false } as const;

/** A clock of a case, as far as these sentences look at it. */
function clock(more: Partial<Clock>): Clock {
  const plain = {
    key: 'promised',
    rule: 'promised',
    title: { zh: '承诺时限', en: 'Promised limit' },
    stage: null,
    run: 1,
    status: 'running',
  };
  return { ...plain, pauses: [], extensions: [], length: 5, unit: 'working-day', dueOn: '2026-12-07', time, ...more } as Clock;
}
const standing = (reason: string) => ({ status: 'paused' as const, pauses: [{ reason, from: at, to: null }] });
const statutory = { key: 'statutory', title: { zh: '法定时限', en: 'Statutory limit' } };

describe('pauseEffects', () => {
  const procedure = { clocks: ['promised', 'statutory'] };

  it('should tell for each clock that obeys how much time it keeps', () => {
    const clocks = [clock({}), clock({ ...statutory, time: { ...time, days: -2 } }), clock({ key: 'delivery' })];
    expect(pauseEffects(clocks, procedure, telling)).toEqual([
      '承诺时限停止计时，剩 3 个工作日，恢复后接着计算',
      '法定时限停止计时，已超 2 个工作日，恢复后接着计算',
    ]);
  });

  it('should say that time that overlaps counts once, and nothing of a clock that stopped', () => {
    const clocks = [clock(standing('hearing')), clock({ ...statutory, status: 'stopped' })];
    expect(pauseEffects(clocks, procedure, telling)).toEqual(['承诺时限已在暂停中，重叠的时间不重复计算']);
  });
});

describe('resumeEffects', () => {
  it('should tell which clock runs again and which still stands for another procedure', () => {
    // given
    const both = { status: 'paused' as const, pauses: [...standing('hearing').pauses, ...standing('appraisal').pauses] };
    const clocks = [
      clock({ ...standing('hearing'), time: { ...time, days: 0 } }),
      clock({ ...statutory, ...both }),
      clock({ key: 'stage' }),
    ];

    // when
    const lines = resumeEffects(clocks, 'hearing', [], telling);

    // then
    expect(lines).toEqual(['承诺时限恢复计时，今日到期，到期日相应顺延', '法定时限仍因鉴定暂停']);
  });
});

describe('supplementEffects', () => {
  const words = ({ length }: Clock): string => `${length} 个工作日`;

  it('should tell a new run of full length, and the first receipt where the notice was incomplete', () => {
    expect(supplementEffects([clock({ ...standing('supplement'), supplement: 'restart' })], words, telling)).toEqual([
      '承诺时限从收到补正材料次日起重新计算 5 个工作日',
      '补正告知有遗漏的，从第一次收到之日起算',
    ]);
  });

  it('should tell that a clock goes on where the local rule says so', () => {
    expect(supplementEffects([clock({ ...standing('supplement'), supplement: 'pause' })], words, telling)).toEqual([
      '承诺时限接着计算，剩 3 个工作日',
    ]);
  });

  it('should say that nothing counts yet before acceptance', () => {
    expect(supplementEffects([clock({ status: 'stopped' })], words, telling)).toEqual(['尚未受理，办理时限从受理后起算']);
  });
});

describe('extensionTerms', () => {
  const extension: NonNullable<CaseView['extension']> = {
    clocks: [
      { clock: 'promised', left: 1, before: at },
      { clock: 'statutory', left: 2, before: null },
    ],
    most: 10,
    approver: { zh: '本行政机关负责人', en: 'the head of the organ' },
  };

  it('should tell until when, how often, how long and who approves', () => {
    expect(extensionTerms({ clocks: [clock({}), clock(statutory)], extension }, telling)).toEqual([
      '承诺时限：还可以延期 1 次，须在 2026年12月7日到期前提出',
      '法定时限：还可以延期 2 次',
      '一次最多延长 10 个工作日',
      '由本行政机关负责人批准，批准后书面告知申请人',
    ]);
  });

  it('should say so where nothing can be extended', () => {
    expect(extensionTerms({ clocks: [], extension: null }, telling)).toEqual(['没有可以延期的时限：已经到期，或者次数用完。']);
  });
});

describe('runningOf', () => {
  it('should take the procedure once from all clocks, with its latest end, under its title in the pack', () => {
    // given
    const title = { zh: '价格听证', en: 'Price hearing' };
    const procedures = [{ id: 'hearing', title, running: { from: at - 5, until: at + 5 } } as CaseProcedure];
    const clocks = [clock(standing('hearing')), clock({ ...statutory, ...standing('hearing') }), clock(standing('superior'))];

    // then
    expect(runningOf({ clocks, procedures }, 'zh')).toEqual([{ id: 'hearing', title: '价格听证', from: at - 5, until: at + 5 }]);
  });

  it('should call a procedure of a pack without a list what the law calls it', () => {
    expect(runningOf({ clocks: [clock(standing('special-procedure'))] }, 'zh').map(({ title }) => title)).toEqual(['特别程序']);
  });
});
