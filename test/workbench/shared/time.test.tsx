// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import type { CardLevel, TimeChip as Time } from '#server/contract/schemas.ts';
import { LanguageProvider } from '#workbench/shared/messages/index.ts';
import { CardBadge, formatDay, formatMoment, formatMoney, statusWords, TimeChip, timeWords } from '#workbench/shared/time/index.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const running = (days: number, more: Partial<Time> = {}): Time => ({
  state: 'running',
  days,
  due: 0,
  dueOn: '2026-11-27',
  provisional: false,
  ...more,
});

async function draw(node: React.ReactNode): Promise<HTMLElement> {
  const host = document.createElement('div');
  await act(async () => createRoot(host).render(<LanguageProvider lang="zh">{node}</LanguageProvider>));
  return host;
}

describe('time chip', () => {
  it.each([
    [running(3), '剩 3 个工作日'],
    [running(0), '今日到期'],
    [running(-2), '已超 2 个工作日'],
    [{ ...running(0), state: 'supplement', days: null }, '待补正'],
    [{ ...running(4), state: 'paused', reason: 'hearing' }, '暂停中(听证)'],
    [{ ...running(4), state: 'paused', reason: 'reason-of-a-later-pack' }, '暂停中(特别程序)'],
    [{ ...running(4), state: 'paused' }, '暂停中'],
    [{ ...running(0), state: 'done', days: null }, '已办结'],
  ] satisfies [Time, string][])('should read %o as %s', (time, words) => {
    expect(timeWords(time, 'zh')).toBe(words);
  });

  it('should not say 今日到期 on the weekend after the due day', () => {
    expect(timeWords(running(0), 'zh', '2026-11-27')).toBe('今日到期');
    expect(timeWords(running(0), 'zh', '2026-11-28')).toBe('已过到期日');
  });

  it('should count one working day in the singular in English', () => {
    expect(timeWords(running(1), 'en')).toBe('1 working day left');
    expect(timeWords(running(-3), 'en')).toBe('3 working days over');
  });

  it('should say 暂定 and the due date when the calendar is provisional', async () => {
    // when
    const host = await draw(<TimeChip time={running(5, { provisional: true })} />);

    // then
    expect(host.textContent).toContain('剩 5 个工作日');
    expect(host.textContent).toContain('暂定');
    expect(host.textContent).toContain('2026年11月27日到期');
  });
});

describe('card badge', () => {
  it.each([
    ['warning', '预警'],
    ['yellow', '黄牌'],
    ['red', '红牌'],
  ] satisfies [CardLevel, string][])('should show %s with its word and an icon', async (level, word) => {
    // when
    const host = await draw(<CardBadge level={level} />);

    // then
    expect(host.textContent).toContain(word);
    expect(host.querySelectorAll('svg')).toHaveLength(1);
    expect(host.querySelector('[data-level]')?.getAttribute('data-level')).toBe(level);
  });
});

describe('formats', () => {
  it('should show moments in Asia/Shanghai whatever zone the machine is in', () => {
    expect(formatMoment(Date.UTC(2026, 1, 27, 16, 5))).toBe('2026-02-28 00:05');
    expect(formatDay('2026-02-07', 'zh')).toBe('2026年2月7日');
    expect(formatMoney(10_050, 'zh')).toBe('100.50 元');
  });

  it('should never show the id of an unknown status', () => {
    expect(statusWords('archived-by-a-later-pack', 'zh')).toBe('办理中');
  });
});
