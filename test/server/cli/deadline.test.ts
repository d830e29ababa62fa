import { describe, expect, it } from 'vitest';
import { banjian } from './support.ts';

describe('banjian deadline', () => {
  it('should print the due date and say of every day whether and why it counts', () => {
    // when
    const { status, out } = banjian('deadline', '--from', '2026-02-13', '--days', '5');
    // then
    expect(status).toBe(0);
    expect(out).toContain('自 2026-02-13 起 5 个工作日，到期日 2026-02-27');
    expect(out).toMatch(/2026-02-13 周五 .*起始日，不计/);
    expect(out).toMatch(/2026-02-14 周六 {2}第 {2}1 天 {2}调休上班/);
    expect(out).toMatch(/2026-02-17 周二 .*法定节假日/);
    expect(out.match(/^2026-/gm)).toHaveLength(15);
  });

  it('should print one JSON value with due date, provisional flag and ledger', () => {
    // when
    const { status, json } = banjian('deadline', '--from', '2026-02-13', '--days', '5', '--json');
    // then
    expect(status).toBe(0);
    expect(json).toHaveLength(1);
    const [answer] = json as [{ due: string; provisional: boolean; ledger: { date: string; counted: boolean; why: string }[] }];
    expect(answer).toMatchObject({ due: '2026-02-27', provisional: false });
    expect(answer.ledger[0]).toMatchObject({ date: '2026-02-13', counted: false, why: 'start-day' });
    expect(answer.ledger[1]).toMatchObject({ date: '2026-02-14', counted: true, why: 'make-up' });
    expect(answer.ledger.filter(day => day.counted)).toHaveLength(5);
  });

  it('should call a due date provisional when it reaches a year without published holidays', () => {
    // when
    const { json } = banjian('deadline', '--from', '2026-12-30', '--days', '5', '--json');
    // then
    expect(json[0]).toMatchObject({ due: '2027-01-06', provisional: true });
  });

  it.each([
    ['a day that does not exist', ['--from', '2026-02-30', '--days', '5'], '--from 应为存在的日期'],
    ['a date in another form', ['--from', '2026/02/13', '--days', '5'], '--from 应为存在的日期'],
    ['a negative limit', ['--from', '2026-02-13', '--days', '-5'], '--days 应为 0 到 1000 的整数'],
    ['a limit that is no number', ['--from', '2026-02-13', '--days', 'many'], '--days 应为 0 到 1000 的整数'],
    ['a missing option', ['--from', '2026-02-13'], '缺少选项「--days <n>」'],
  ])('should refuse %s with exit code 2', (_, args, sentence) => {
    // when
    const { status, out, err } = banjian('deadline', ...args);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
  });
});
