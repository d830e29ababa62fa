import { describe, expect, it } from 'vitest';
import {
  cardsIn,
  clocksIn,
  extendWords,
  lengthWords,
  pauseWords,
  rolesIn,
  settingsIn,
  startWords,
  stopWords,
  whenWords,
} from '#designer/packs/rules.ts';
import { sayIn } from '#designer/ui/preferences.tsx';
import { shipped } from '../../processes/shipped.ts';

const say = sayIn('zh');
const clock = (id: string) => clocksIn(shipped.promised!.clocks).find(other => other.id === id)!;

describe('words of the rules of the shipped packs', () => {
  it('should tell lengths without FEEL', () => {
    expect(lengthWords(clock('promised'), say)).toBe('事项的承诺时限');
    expect(lengthWords(clock('delivery'), say)).toBe('10 个工作日');
    expect(lengthWords(clock('stage'), say)).toBe('事项的环节时限');
  });

  it('should tell start, stop, pauses and extension', () => {
    expect(startWords(clock('promised'), say, 'zh')).toBe('「受理」次日');
    expect(stopWords(clock('delivery'), say, 'zh')).toBe('送达');
    expect(pauseWords(clock('promised'), say, 'zh')).toContain('听证');
    expect(pauseWords(clock('delivery'), say, 'zh')).toBe('不暂停');
    expect(extendWords(clock('promised'), say)).toBe('最多 1 次，10 个工作日');
    expect(extendWords(clock('delivery'), say)).toBe('不可延期');
  });

  it('should have no term left over as 其他 in any shipped rule', () => {
    for (const pack of Object.values(shipped))
      for (const rule of clocksIn(pack.clocks))
        expect([startWords(rule, say, 'zh'), stopWords(rule, say, 'zh')].join()).not.toMatch(/其他|[a-z]/);
  });

  it('should tell when each card falls', () => {
    const cards = cardsIn(shipped.promised!.cards)!;
    expect(cards.rules.map(({ when }) => whenWords(when, say))).toEqual([
      '到期前第 1 个工作日上班时',
      '到期后第 1 个工作日下班时',
      '到期后第 3 个工作日下班时',
    ]);
  });

  it('should tell a share of the limit and conduct in words', () => {
    const whens = [{ used: 50 }, { used: 100 }, { conduct: 'no-reasons' }, { conduct: 'step-skipped' }, { conduct: 'no-urging' }];
    expect(whens.map(when => whenWords(when, say))).toEqual([
      '时限用去 50% 时',
      '超过时限时',
      '不予、不受理或退回未说明理由',
      '越过应由人员办理的环节',
      '上报后未按时催办',
    ]);
  });

  it('should read roles and settings, and take nothing for none', () => {
    expect(rolesIn(shipped.promised!.roles).length).toBeGreaterThan(3);
    expect(rolesIn(null)).toEqual([]);
    expect(cardsIn(undefined)).toBeNull();
    expect(settingsIn(null, 'zh', say)).toEqual([]);
  });

  it('should tell the value of every setting in words', () => {
    for (const pack of Object.values(shipped))
      for (const { title, value } of settingsIn(pack.settings, 'zh', say)) {
        expect(title).not.toBe('');
        expect(value).not.toMatch(/^$|^[a-z]/i);
      }
    expect(settingsIn(shipped.promised!.settings, 'zh', say).map(({ value }) => value)).toEqual(['只在受理前（YC-02）']);
  });
});
