import { describe, expect, it } from 'vitest';
import { banjian, createFolder } from './support.ts';

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

  const due = (...args: string[]) => {
    const { status, json } = banjian('deadline', '--from', '2026-03-02', '--days', '5', ...args, '--json');
    return { status, ...json[0] };
  };

  it.each([
    ['a pause', ['--pause', '2026-03-03..2026-03-05'], '2026-03-12'],
    ['two pauses that overlap', ['--pause', '2026-03-03..2026-03-04:hearing', '--pause', '2026-03-04..2026-03-05:testing'], '2026-03-12'],
    ['an extension', ['--extend', '10'], '2026-03-23'],
    ['a supplement', ['--supplement', '2026-03-04..2026-03-10'], '2026-03-17'],
    [
      'an omission, penalised',
      ['--supplement', '2026-03-04..2026-03-10', '--supplement', '2026-03-12..2026-03-16:staffOmission', '--penalise-omission'],
      '2026-03-17',
    ],
    [
      'an omission, not penalised',
      ['--supplement', '2026-03-04..2026-03-10', '--supplement', '2026-03-12..2026-03-16:staffOmission', '--no-penalise-omission'],
      '2026-03-23',
    ],
    ['a supplement that pauses', ['--supplement', '2026-03-04..2026-03-10', '--supplement-clock', 'pause'], '2026-03-16'],
    ['calendar days', ['--unit', 'calendar-day'], '2026-03-07'],
    ['the same day', ['--count', 'same-day'], '2026-03-06'],
    ['the shipped version', ['--calendar-version', '1'], '2026-03-09'],
  ] as const)('should let %s bear on the limit', (_name, args, expected) => {
    // when
    const answer = due(...args);
    // then
    expect(answer).toMatchObject({ status: 0, due: expected, calendar: { id: 'cn', version: 1 } });
  });

  it('should count hours of work from a moment, and a start after closing from the next working day', () => {
    // when
    const hours = banjian('deadline', '--from', '2026-03-02T15:00', '--days', '4', '--unit', 'working-hour');
    const late = banjian(
      'deadline',
      '--from',
      '2026-03-06T18:00',
      '--days',
      '1',
      '--after-close',
      'next-working-day',
      '--off-day',
      'as-is',
    );
    // then
    expect(hours.out).toContain('自 2026-03-02T15:00 起 4 个工作小时，到期日 2026-03-03 11:00');
    expect(late.out).toContain('到期日 2026-03-10（起算日 2026-03-09）');
  });

  it('should say of a pause what it was for, and how much of a day it left', () => {
    // when
    const { out } = banjian('deadline', '--from', '2026-03-02', '--days', '3', '--pause', '2026-03-03T12:00..2026-03-04:hearing');
    // then
    expect(out).toMatch(/2026-03-03 周二 {2}第 0.43 天 {2}暂停计时 paused：听证（计 43%）/);
    expect(out).toMatch(/2026-03-04 周三 .*暂停计时 paused：听证/);
  });

  it('should count by the calendar of a file, or of layers in a file', () => {
    // given
    const folder = createFolder();
    const country = {
      id: 'cn',
      version: 4,
      years: { 2026: { off: ['2026-03-03'], makeUp: [] } },
      hours: { periods: [{ from: 540, to: 1020 }] },
    };
    const centre = { id: 'heshan', version: 2, years: {}, local: { '2026-03-04': { working: false, why: '停电' } } };
    // when
    const whole = due('--calendar', folder.write('cn.json', JSON.stringify(country)));
    const layers = due('--calendar', folder.write('layers.json', JSON.stringify([country, centre])));
    const wrong = due('--calendar', folder.write('wrong.json', JSON.stringify({ ...country, hours: undefined })));
    const torn = banjian('deadline', '--from', '2026-03-02', '--days', '5', '--calendar', folder.write('torn.json', '{'));
    folder.remove();
    // then
    expect(whole).toMatchObject({ due: '2026-03-10', calendar: { id: 'cn', version: 4 } });
    expect(layers).toMatchObject({ due: '2026-03-11', calendar: { id: 'cn@4+heshan', version: 2 } });
    expect(wrong).toMatchObject({ status: 2, ok: false });
    expect(torn).toMatchObject({ status: 2, err: expect.stringContaining('不是有效的 JSON') });
  });

  it.each([
    ['a day that does not exist', ['--from', '2026-02-30', '--days', '5'], '--from 应为存在的日期'],
    ['a date in another form', ['--from', '2026/02/13', '--days', '5'], '--from 应为存在的日期'],
    ['a negative limit', ['--from', '2026-02-13', '--days', '-5'], '--days 应为 0 到 1000 的整数'],
    ['a limit that is no number', ['--from', '2026-02-13', '--days', 'many'], '--days 应为 0 到 1000 的整数'],
    ['a moment that does not exist', ['--from', '2026-02-13T24:30', '--days', '5'], '--from 应为存在的日期'],
    ['an unknown unit', ['--from', '2026-02-13', '--days', '5', '--unit', 'week'], '--unit 应为 working-day、'],
    ['an unknown start rule', ['--from', '2026-02-13', '--days', '5', '--count', 'never'], '--count 应为 next-day、same-day 之一'],
    ['a pause that is no span', ['--from', '2026-02-13', '--days', '5', '--pause', '2026-02-14'], '--pause 应为起止日期'],
    ['a pause that runs backwards', ['--from', '2026-02-13', '--days', '5', '--pause', '2026-03-05..2026-03-01'], '--pause 应为起止日期'],
    ['an unknown cause', ['--from', '2026-02-13', '--days', '5', '--supplement', '2026-02-14..2026-02-24:x'], '--supplement 应为起止日期'],
    ['an extension that is no number', ['--from', '2026-02-13', '--days', '5', '--extend', 'x'], '--extend 应为 0 到 1000 的整数'],
    ['a pause without end', ['--from', '2026-02-13', '--days', '500', '--pause', '2026-02-14..2099-01-01'], '到期日超出可推算的范围'],
    ['a calendar that is not there', ['--from', '2026-02-13', '--days', '5', '--calendar', '/nope.json'], '没有日历文件'],
    ['a version that is no number', ['--from', '2026-02-13', '--days', '5', '--calendar-version', '1.5'], '--calendar-version 应为'],
    [
      'a version without a database',
      ['--from', '2026-02-13', '--days', '5', '--calendar-version', '7', '--database', '/nope.db'],
      '没有数据库文件',
    ],
    ['a missing option', ['--from', '2026-02-13'], '缺少选项「--days <n>」'],
  ])('should refuse %s with exit code 2', (_, args, sentence) => {
    // when
    const { status, out, err } = banjian('deadline', ...args);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
  });
});
