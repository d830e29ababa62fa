import { describe, expect, it } from 'vitest';
import { addDays } from '#engine/calendar/index.ts';
import { readNoticeIcs } from '#server/calendars/ics.ts';
import { officialCalendar } from '#server/calendars/official.ts';

const event = (lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];
const file = (events: readonly (readonly string[])[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:节假日', ...events.flatMap(event), 'END:VCALENDAR'].join('\r\n');
const day = (date: string) => date.replaceAll('-', '');
const allDay = (date: string, summary: string) => [
  `DTSTART;VALUE=DATE:${day(date)}`,
  `DTEND;VALUE=DATE:${day(addDays(date, 1))}`,
  `SUMMARY:${summary}`,
];
const errors = (read: ReturnType<typeof readNoticeIcs>) => read.problems.filter(({ severity }) => severity === 'error');

describe('readNoticeIcs', () => {
  it('should read a whole shipped year back', () => {
    // given
    const { off, makeUp, names } = officialCalendar().years[2026]!;
    const events = [
      ...off.map(date => allDay(date, `${names![date]!.zh}（休）`)),
      ...makeUp.map(date => allDay(date, `${names![date]!.zh.replace('调休上班', '')}（班）`)),
    ];
    // when
    const read = readNoticeIcs(file(events));
    // then
    expect(read.problems).toEqual([]);
    expect(read).toMatchObject({ year: '2026', source: '节假日', mode: 'replace' });
    expect(read.days.filter(({ kind }) => kind === 'off').map(({ date, name }) => [date, name])).toEqual(
      off.map(date => [date, names![date]!.zh]),
    );
    expect(read.days.filter(({ kind }) => kind === 'make-up').map(({ date }) => date)).toEqual(makeUp);
  });

  it.each([
    [
      'an end that does not belong to it',
      ['DTSTART;VALUE=DATE:20260215', 'DTEND;VALUE=DATE:20260218', 'SUMMARY:春节 假期 第1天/共3天'],
      'off',
      3,
    ],
    ['a duration', ['DTSTART;VALUE=DATE:20260215', 'DURATION:P2D', 'SUMMARY:春节放假'], 'off', 2],
    ['neither: one day', ['DTSTART;VALUE=DATE:20260214', 'SUMMARY:春节 补班'], 'make-up', 1],
    ['a summary that only names a holiday', ['DTSTART;VALUE=DATE:20260215', 'SUMMARY:春节'], 'off', 1],
    ['a line that is folded', ['DTSTART;VALUE=DATE:20260215', 'SUMMARY:春节', ' 放假'], 'off', 1],
  ] as const)('should read an event with %s', (_name, lines, kind, count) => {
    // given, when
    const read = readNoticeIcs(file([lines]), { year: '2026' });
    // then
    expect(read.days).toHaveLength(count);
    expect(read.days[0]).toMatchObject({ kind, name: '春节' });
  });

  it.each([
    ['a time of day', ['DTSTART:20260215T090000Z', 'DTEND:20260215T100000Z', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a duration of hours', ['DTSTART;VALUE=DATE:20260215', 'DURATION:PT12H', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a duration without end', ['DTSTART;VALUE=DATE:20260215', 'DURATION:P999999999999D', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a start that is no day', ['DTSTART;VALUE=DATE:00000000', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a day that does not exist', ['DTSTART;VALUE=DATE:20260230', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a day called a moment', ['DTSTART:20260215', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['words for a start', ['DTSTART;VALUE=DATE:soon', 'SUMMARY:春节放假'], '不是全天日程', 10],
    ['a repetition', ['DTSTART;VALUE=DATE:20260215', 'RRULE:FREQ=YEARLY', 'SUMMARY:春节放假'], '重复日程', 10],
    ['no start', ['SUMMARY:春节放假'], '不是全天日程', 10],
    ['a start long before its end', ['DTSTART;VALUE=DATE:20200101', 'DTEND;VALUE=DATE:20300101', 'SUMMARY:放假'], '不是全天日程', 10],
  ])('should refuse an event with %s and name its line', (_name, lines, message, line) => {
    // given
    const good = allDay('2026-01-01', '元旦（休）');
    // when
    const read = readNoticeIcs(file([good, lines]));
    // then
    expect(errors(read)).toMatchObject([{ line, message: { zh: expect.stringContaining(message) } }]);
    expect(read.days).toHaveLength(1);
  });

  it('should warn of an event it does not take', () => {
    // given, when
    const read = readNoticeIcs(file([allDay('2026-01-01', '元旦（休）'), allDay('2026-02-14', '情人节')]));
    // then
    expect(read.problems).toContainEqual({
      severity: 'warning',
      line: 10,
      message: { zh: '「情人节」看不出放假还是上班，未采用。', en: '"情人节" says neither off nor worked and was not taken.' },
    });
  });

  it.each([
    '',
    'BEGIN:VCALENDAR',
    '一、元旦：1月1日放假。',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR',
    'BEGIN:VCALENDAR\nEND:VCALENDAR',
  ])('should answer %j with a problem, never an exception', text => {
    // given, when
    const read = readNoticeIcs(text);
    // then
    expect(errors(read).length).toBeGreaterThan(0);
  });
});
