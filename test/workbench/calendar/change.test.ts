import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, type CalendarLayer, dayOf, layerCalendars, type NoticeDay } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import type { CalendarDay, CalendarView } from '#server/contract/calendars.ts';
import { daysAfter, differencesOf, holidayMoves } from '#workbench/calendar/change/difference.ts';
import { type ChangeDraft, changeOf, emptyDraft, faultsOf, inOrder, withRead, yearsOf } from '#workbench/calendar/change/draft.ts';
import { dayAfter } from '#workbench/shared/days/months.ts';

const { years } = officialCalendar();
const layer: CalendarLayer = { id: 'cn', version: 1, years, local: { '2026-07-15': { working: false, why: '防汛演练' } } };
const view = {
  id: 'cn',
  version: 1,
  ownHours: false,
  hours: { periods: [{ from: 540, to: 1020 }] },
  local: [{ date: '2026-07-15', working: false, why: '防汛演练', layer: 'cn' }],
} satisfies Pick<CalendarView, 'id' | 'version' | 'ownHours' | 'hours' | 'local'>;

/** Every day of a year as the server answers it for a layer. */
function yearOf(year: string, of: CalendarLayer = layer): CalendarDay[] {
  const calendar = layerCalendars([of]);
  return Array.from({ length: 365 }, (_, step) => dayAfter(`${year}-01-01`, step)).map(date => ({ date, ...dayOf(calendar, date) }));
}
const draftOf = (part: Partial<ChangeDraft>): ChangeDraft => ({ ...emptyDraft(view), ...part });
const day = (date: string, kind: NoticeDay['kind'], name = '', key = 0) => ({ key, date, kind, name });
const faultKeys = (draft: ChangeDraft) => faultsOf(draft, view).map(({ key }) => key);

describe('daysAfter', () => {
  it('should say of each day what the engine makes of it, for any notice', () => {
    const noticeDay = fc.record({
      date: fc.integer({ min: 0, max: 364 }).map(step => dayAfter('2026-01-01', step)),
      kind: fc.constantFrom<NoticeDay['kind']>('off', 'make-up', 'normal'),
      name: fc.constantFrom('元旦', '春节', '国庆节'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom<'replace' | 'amend'>('replace', 'amend'),
        fc.uniqueArray(noticeDay, { selector: ({ date }) => date, minLength: 1, maxLength: 30 }),
        (mode, days) => {
          fc.pre(mode === 'amend' || days.some(({ kind }) => kind === 'off'));
          const change = { notice: { mode, year: '2026', days, source: '国办发明电〔2025〕7 号' } };
          const real = yearOf('2026', applyChange(layer, change, 2).layer);
          const planned = daysAfter(yearOf('2026'), change);
          const bare = (list: readonly CalendarDay[]) => list.map(({ date, working, why }) => `${date} ${working} ${why}`);
          expect(bare(planned)).toEqual(bare(real));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('should put a local day over the notice, and show what lies beneath when it is taken away', () => {
    const [first] = daysAfter(yearOf('2026').slice(45, 46), { local: { '2026-02-15': { working: true, why: '抢险' } } });
    expect(first).toMatchObject({ date: '2026-02-15', working: true, why: 'local-working', note: '抢险' });
    const gone = { local: { '2026-07-15': null } };
    const beneath = new Map([['2026-07-15', { date: '2026-07-15', working: false, why: 'holiday', provisional: false }]]);
    const on = (list: readonly CalendarDay[]) => list.find(({ date }) => date === '2026-07-15')!.why;
    expect(on(daysAfter(yearOf('2026'), gone))).toBe('working');
    expect(on(daysAfter(yearOf('2026'), gone, beneath))).toBe('holiday');
  });
});

describe('differencesOf', () => {
  it('should replay the amendment of 26 January 2020 as three longer days off', () => {
    // given: the list as first published, before the notice that prolonged the Spring Festival
    const amended = years['2020']!;
    const late = ['2020-01-31', '2020-02-01', '2020-02-02'];
    const first = { ...amended, off: amended.off.filter(date => !late.includes(date)), makeUp: [...amended.makeUp, '2020-02-01'] };
    const before = yearOf('2020', { ...layer, years: { ...years, '2020': first } });
    // when
    const days = late.map(date => ({ date, kind: 'off' as const, name: '春节' }));
    const after = daysAfter(before, { notice: { mode: 'amend', year: '2020', days, source: '国办发明电〔2020〕1 号' } });
    // then
    expect(differencesOf(before, after).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2020-01-31 off',
      '2020-02-01 off',
      '2020-02-02 name',
    ]);
    expect(holidayMoves(before, after)).toMatchObject([
      { name: '春节', before: { off: [{ to: '2020-01-30' }] }, after: { off: [{ from: '2020-01-24', to: '2020-02-02', days: 10 }] } },
    ]);
  });

  it('should find nothing where nothing changes', () => {
    expect(differencesOf(yearOf('2026'), daysAfter(yearOf('2026'), {}))).toEqual([]);
  });
});

describe('withRead', () => {
  const read = {
    year: '2027',
    mode: 'replace' as const,
    days: [
      { date: '2027-02-05', kind: 'off' as const, name: '春节' },
      { date: '2027-01-31', kind: 'make-up' as const },
    ],
    source: '国办发明电〔2026〕8 号',
    problems: [],
  };
  it('should take year, days, source and the way to merge from the notice', () => {
    expect(withRead(draftOf({ mode: 'amend' }), read)).toMatchObject({
      mode: 'replace',
      year: '2027',
      isListed: true,
      source: '国办发明电〔2026〕8 号',
      days: [
        { key: 0, name: '春节' },
        { key: 1, name: '' },
      ],
    });
  });

  it('should keep what was typed where the notice says nothing', () => {
    const draft = withRead(draftOf({ year: '2028', source: '区政府通知' }), { ...read, year: null, source: '' });
    expect(draft).toMatchObject({ year: '2028', source: '区政府通知' });
  });
});

describe('faultsOf', () => {
  const good = draftOf({ year: '2027', source: '国办发', days: [day('2027-01-01', 'off', '元旦')], isListed: true });
  it('should find none in a whole notice', () => {
    expect(faultKeys(good)).toEqual([]);
  });

  it('should ask for year, source, days and real dates', () => {
    expect(faultKeys(draftOf({ kind: 'notice' }))).toEqual(['fault.year', 'fault.source', 'fault.noDays']);
    expect(faultKeys({ ...good, days: [...good.days, day('2027-02-30', 'off', '', 1), day('', 'off', '', 2)] })).toEqual([
      'fault.date',
      'fault.date',
    ]);
  });

  it('should refuse two words about one day, and a whole year without a day off', () => {
    expect(faultKeys({ ...good, days: [...good.days, day('2027-01-01', 'make-up', '', 1)] })).toEqual(['fault.twice']);
    expect(faultKeys({ ...good, days: [day('2027-01-03', 'make-up')] })).toEqual(['fault.yearEmpty']);
    expect(faultKeys({ ...good, mode: 'amend', days: [day('2027-01-03', 'make-up')] })).toEqual([]);
  });

  it('should want a reason for every local day and a change at all', () => {
    expect(faultKeys(draftOf({ kind: 'local' }))).toEqual(['fault.noLocal']);
    const added = { key: 9, date: '2026-08-03', working: false, why: ' ', gone: false };
    expect(faultKeys(draftOf({ kind: 'local', local: [...emptyDraft(view).local, added] }))).toEqual(['fault.localWhy']);
  });

  it('should want office hours in order', () => {
    const hours = (...periods: [number, number][]) =>
      draftOf({ kind: 'hours', hours: { periods: periods.map(([from, to]) => ({ from, to })) } });
    expect(faultKeys(hours([540, 720], [780, 1020]))).toEqual([]);
    expect(faultKeys(hours([540, 720], [700, 1020]))).toEqual(['fault.hours']);
    expect(faultKeys(hours([720, 540]))).toEqual(['fault.hours']);
    expect(faultKeys(hours())).toEqual(['fault.noHours']);
    expect(faultKeys(draftOf({ kind: 'hours', hours: null }))).toEqual(['fault.same']);
  });
});

describe('changeOf', () => {
  it('should give the days in order, with names trimmed and none for a withdrawn day', () => {
    const draft = draftOf({
      year: '2027',
      mode: 'amend',
      source: ' 补充通知 ',
      days: [day('2027-02-10', 'normal', '春节'), day('2027-01-01', 'off', ' 元旦 ', 1)],
    });
    const change = changeOf(draft, view);
    expect(change).toEqual({
      notice: {
        mode: 'amend',
        year: '2027',
        source: '补充通知',
        days: [
          { date: '2027-01-01', kind: 'off', name: '元旦' },
          { date: '2027-02-10', kind: 'normal' },
        ],
      },
    });
    expect(yearsOf(draft, change)).toEqual(['2027']);
  });

  it('should name only local days that are new, other, or taken away', () => {
    const [known] = emptyDraft(view).local;
    const added = { key: 9, date: '2026-08-03', working: false, why: '停电检修', gone: false };
    expect(changeOf(draftOf({ kind: 'local', local: [known!, added] }), view)).toEqual({
      local: { '2026-08-03': { working: false, why: '停电检修' } },
    });
    expect(changeOf(draftOf({ kind: 'local', local: [{ ...known!, gone: true }] }), view)).toEqual({ local: { '2026-07-15': null } });
    expect(changeOf(draftOf({ kind: 'local', local: [{ ...known!, date: '2026-07-16' }] }), view)).toEqual({
      local: { '2026-07-15': null, '2026-07-16': { working: false, why: '防汛演练' } },
    });
  });
});

describe('inOrder', () => {
  it('should sort by date and keep rows without one last', () => {
    expect(inOrder([day('', 'off', 'a'), day('2027-02-01', 'off'), day('2027-01-01', 'off')]).map(({ date }) => date)).toEqual([
      '2027-01-01',
      '2027-02-01',
      '',
    ]);
  });
});
