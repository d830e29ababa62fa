import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { CalendarDay, CalendarView } from '#server/contract/calendars.ts';
import { useRead } from '../../shared/api/index.ts';
import { MonthGrids, weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import { Answered } from '../../shared/states/index.ts';
import { toDay } from '../../shared/time/index.ts';
import { useCalendarText } from '../messages/index.ts';
import type { CalendarSearch } from '../search.ts';
import { ChosenDay } from './ChosenDay.tsx';
import { cellOf } from './day-cells.ts';
import { HolidayList, HoursFacts, Legend, LocalFacts, YearTotals } from './facts.tsx';

interface YearTabProps {
  readonly view: CalendarView;
  readonly year: string;
  readonly onYear: (year: string) => void;
  /** Begin a change, e.g. with a local day. */
  readonly onChange: (part: Pick<CalendarSearch, 'kind' | 'day' | 'make'>) => void;
}

/** A year of the calendar (全年日历): twelve months, totals, source, office hours, local days. */
export function YearTab({ view, year, onYear, onChange }: YearTabProps) {
  const { say } = useCalendarText();
  const read = useRead('getCalendarYear', { params: { calendarId: view.id, year } }, { keep: true });
  const row = view.years.find(one => one.year === year);
  return (
    <div className="bj-calendar">
      <div className="bj-line bj-calendar-bar">
        <YearPicker view={view} year={year} onYear={onYear} />
        {read.data && <YearTotals days={read.data.days} />}
      </div>
      {read.data && !read.data.published && (
        <Alert
          type="warning"
          showIcon
          title={say('year.provisional', { year })}
          description={say('year.provisionalHint')}
          action={view.mayChange && <Button onClick={() => onChange({ kind: 'notice' })}>{say('year.import')}</Button>}
        />
      )}
      <Answered read={read} rows={16}>
        {({ days }) => <YearBody view={view} year={year} days={days} source={row?.source ?? null} onChange={onChange} />}
      </Answered>
    </div>
  );
}

function YearPicker({ view, year, onYear }: Pick<YearTabProps, 'view' | 'year' | 'onYear'>) {
  const { say } = useCalendarText();
  const known = new Set([...view.years.map(one => one.year), year]);
  const latest = Math.max(...[...known].map(Number));
  const years = [...known, String(latest + 1)].sort().reverse();
  const published = new Set(view.years.filter(one => one.published).map(one => one.year));
  const step = (by: number): string => String(Number(year) + by);
  return (
    <div className="bj-year-pick">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={say('year.previous')}
        title={say('year.previous')}
        onClick={() => onYear(step(-1))}
      />
      <Select
        aria-label={say('year.pick')}
        value={year}
        onChange={onYear}
        popupMatchSelectWidth={false}
        options={years.map(one => ({
          value: one,
          label: say(published.has(one) ? 'year.option' : 'year.optionProvisional', { year: one }),
        }))}
      />
      <Button icon={<RightOutlined aria-hidden />} aria-label={say('year.next')} title={say('year.next')} onClick={() => onYear(step(1))} />
    </div>
  );
}

interface YearBodyProps extends Pick<YearTabProps, 'view' | 'year' | 'onChange'> {
  readonly days: readonly CalendarDay[];
  readonly source: string | null;
}

function YearBody({ view, year, days, source, onChange }: YearBodyProps) {
  const { say, lang } = useCalendarText();
  const [chosen, setChosen] = useState<string | null>(null);
  const today = toDay(view.now);
  const cells = useMemo(
    () => days.map(day => cellOf(day, { weekday: weekdayWords(weekdayOf(day.date), lang), today }, say, lang)),
    [days, today, say, lang],
  );
  const day = days.find(({ date }) => date === chosen) ?? null;
  return (
    <div className="bj-calendar-body">
      <div className="bj-panel bj-panel-body">
        <MonthGrids cells={cells} label={say('year.label', { year })} first={today} chosen={chosen} onChoose={setChosen} />
        <Legend days={days} today={today} />
      </div>
      <aside className="bj-calendar-side">
        <ChosenDay view={view} day={day} today={today} onChange={onChange} />
        <HolidayList days={days} source={source} />
        <HoursFacts view={view} onChange={onChange} />
        <LocalFacts view={view} onChange={onChange} />
      </aside>
    </div>
  );
}
