import { Button } from 'antd';
import type { CalendarDay, CalendarView } from '#server/contract/calendars.ts';
import { formatDay } from '../../shared/time/index.ts';
import { type CalendarKey, useCalendarText } from '../messages/index.ts';
import { titleOf } from '../names.ts';
import type { CalendarSearch } from '../search.ts';
import { type CalendarWhy, markOf, noteWords, toneOf, whyOf } from './day-cells.ts';
import { hoursWords, lengthWords, rangeWords, shortDay } from './phrases.ts';
import { holidaysOf, totalsOf } from './totals.ts';

type OnChange = (part: Pick<CalendarSearch, 'kind' | 'day' | 'make'>) => void;

/** Working days, days off, make-up days of the year (全年合计). */
export function YearTotals({ days }: { readonly days: readonly CalendarDay[] }) {
  const { say } = useCalendarText();
  const totals = totalsOf(days);
  const shown: readonly (readonly [CalendarKey, number])[] = [
    ['year.working', totals.working],
    ['year.holiday', totals.holiday],
    ['year.makeUp', totals.makeUp],
    ...(totals.localOff ? ([['year.localOff', totals.localOff]] as const) : []),
    ...(totals.localWorking ? ([['year.localWorking', totals.localWorking]] as const) : []),
  ];
  return (
    <dl className="bj-year-figures" aria-label={say('year.totals')}>
      {shown.map(([key, n]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{say('year.days', { n })}</dd>
        </div>
      ))}
    </dl>
  );
}

const legend: readonly CalendarWhy[] = ['working', 'weekend', 'holiday', 'make-up', 'local-off', 'local-working'];

/** What the marks and colours mean; only those that the year has. */
export function Legend({ days, today }: { readonly days: readonly CalendarDay[]; readonly today: string }) {
  const { say } = useCalendarText();
  const shown = legend.flatMap(why => days.find(day => whyOf(day) === why) ?? []);
  return (
    <ul className="bj-day-legend bj-calendar-legend" aria-label={say('year.legend')}>
      {shown.map(day => (
        <li key={day.why}>
          <span className="bj-swatch" data-tone={toneOf(day)}>
            {markOf(day, say) || (whyOf(day) === 'weekend' ? '6' : '1')}
          </span>{' '}
          {say(`why.${whyOf(day)}` as CalendarKey)}
        </li>
      ))}
      {days.some(({ provisional }) => provisional) && (
        <li>
          <span className="bj-swatch" data-provisional>
            1
          </span>{' '}
          {say('day.provisional')}
        </li>
      )}
      {days.some(({ date }) => date === today) && (
        <li>
          <span className="bj-swatch" data-today>
            1
          </span>{' '}
          {say('day.today')}
        </li>
      )}
    </ul>
  );
}

/** The holidays of the year with their make-up days, and the notice they come from (放假安排与依据). */
export function HolidayList({ days, source }: { readonly days: readonly CalendarDay[]; readonly source: string | null }) {
  const { say, lang } = useCalendarText();
  const holidays = holidaysOf(days);
  const name = (note: string): string => noteWords({ why: 'holiday', working: false, note }, lang) ?? say('why.holiday');
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('year.holidays')}</h2>
      {holidays.length === 0 && <p className="bj-soft">{say('year.noHolidays')}</p>}
      <ul className="bj-holidays">
        {holidays.map(holiday => (
          <li key={holiday.name}>
            <b>{name(holiday.name)}</b>
            <span>
              {holiday.off.map(range => rangeWords(range, say, lang)).join(lang === 'zh' ? '；' : '; ')}
              {holiday.makeUp.length > 0 && (
                <small>
                  {say('year.makeUpOn', { days: holiday.makeUp.map(date => shortDay(date, lang)).join(lang === 'zh' ? '、' : ', ') })}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="bj-soft bj-notice-source">
        {say('year.source')}：{source ?? say('year.sourceNone')}
      </p>
    </section>
  );
}

/** Office hours in force (办公时间). */
export function HoursFacts({ view, onChange }: { readonly view: CalendarView; readonly onChange: OnChange }) {
  const { say } = useCalendarText();
  const { periods } = view.hours;
  const from = view.ownHours ? 'hours.own' : view.layers.length > 1 ? 'hours.inherited' : 'hours.shipped';
  return (
    <section className="bj-panel bj-panel-body">
      <div className="bj-line">
        <h2>{say('hours.title')}</h2>
        <span className="bj-soft">{say(from)}</span>
      </div>
      {periods.map(period => (
        <p key={period.from} className="bj-number">
          {hoursWords(period, say)}
        </p>
      ))}
      <p className="bj-soft">
        {say('hours.total', {
          hours: lengthWords(
            periods.reduce((sum, { from: start, to }) => sum + to - start, 0),
            say,
          ),
        })}
      </p>
      {view.mayChange && (
        <Button size="small" className="bj-no-print" onClick={() => onChange({ kind: 'hours' })}>
          {say('hours.edit')}
        </Button>
      )}
    </section>
  );
}

/** Local days in force, with the calendar each comes from (本地安排). */
export function LocalFacts({ view, onChange }: { readonly view: CalendarView; readonly onChange: OnChange }) {
  const { say, lang } = useCalendarText();
  const titles = new Map(view.layers.map(layer => [layer.id, titleOf(layer, lang, say)]));
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('local.title')}</h2>
      {view.local.length === 0 && <p className="bj-soft">{say('local.none')}</p>}
      <ul className="bj-holidays">
        {view.local.map(({ date, working, why, layer }) => (
          <li key={`${date}${layer}`}>
            <b className="bj-number">{formatDay(date, lang)}</b>
            <span>
              {say('day.named', { why: say(working ? 'why.local-working' : 'why.local-off'), name: why })}
              {layer !== view.id && <small>{say('local.from', { title: titles.get(layer) ?? layer })}</small>}
            </span>
          </li>
        ))}
      </ul>
      {view.mayChange && (
        <Button size="small" className="bj-no-print" onClick={() => onChange({ kind: 'local' })}>
          {say('local.edit')}
        </Button>
      )}
    </section>
  );
}
