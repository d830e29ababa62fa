import { useMemo } from 'react';
import type { CalendarDay } from '#server/contract/calendars.ts';
import { type DayCell, MonthGrids, weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import type { Language } from '../../shared/messages/index.ts';
import { formatDay } from '../../shared/time/index.ts';
import { type Say, useCalendarText } from '../messages/index.ts';
import { cellOf, noteWords, whyWords } from '../year/day-cells.ts';
import { rangeWords, shortDay } from '../year/phrases.ts';
import { totalsOf } from '../year/totals.ts';
import { type Difference, differencesOf, type HolidayMove, holidayMoves } from './difference.ts';

interface DifferenceViewProps {
  readonly before: readonly CalendarDay[];
  readonly after: readonly CalendarDay[];
  readonly today: string;
}

/** The calendar after a change beside the one in force (对照): the months that change, the holidays that move, day by day. */
export function DifferenceView({ before, after, today }: DifferenceViewProps) {
  const { say, lang } = useCalendarText();
  const differences = useMemo(() => differencesOf(before, after), [before, after]);
  const cells = useMemo(() => cellsOf(after, differences, { today, say, lang }), [after, differences, today, say, lang]);
  const moves = useMemo(() => holidayMoves(before, after), [before, after]);
  return (
    <div className="bj-calendar-body bj-difference">
      <section className="bj-panel bj-panel-body">
        <h2>{say('check.title')}</h2>
        <Counts before={before} after={after} differences={differences} />
        {differences.length === 0 ? (
          <p>{say('check.none')}</p>
        ) : (
          <>
            <MonthGrids cells={cells} label={say('check.title')} first={differences[0]!.date} />
            <ul className="bj-day-legend bj-calendar-legend" aria-label={say('year.legend')}>
              {(['off', 'make-up', 'plain'] as const).map(tone => (
                <li key={tone}>
                  <span className="bj-swatch" data-tone={tone} data-change>
                    {tone === 'off' ? say('mark.holiday') : tone === 'make-up' ? say('mark.make-up') : '1'}
                  </span>{' '}
                  {say(tone === 'off' ? 'check.off' : tone === 'make-up' ? 'check.work' : 'why.working')}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="bj-calendar-side">
        {moves.length > 0 && <Moves moves={moves} />}
        {differences.length > 0 && <Differences differences={differences} />}
      </div>
    </div>
  );
}

/** Only the months in which something changes. */
function cellsOf(
  after: readonly CalendarDay[],
  differences: readonly Difference[],
  { today, say, lang }: { today: string; say: Say; lang: Language },
): readonly DayCell[] {
  const changed = new Map(differences.map(one => [one.date, one]));
  const months = new Set(differences.map(({ date }) => date.slice(0, 7)));
  return after
    .filter(({ date }) => months.has(date.slice(0, 7)))
    .map(day => {
      const cell = cellOf(day, { weekday: weekdayWords(weekdayOf(day.date), lang), today }, say, lang);
      const difference = changed.get(day.date);
      if (!difference) return cell;
      const words = say('check.dayWords', { before: whyWords(difference.before, say, lang), after: whyWords(day, say, lang) });
      return {
        ...cell,
        change: difference.kind,
        words: `${formatDay(day.date, lang)} ${weekdayWords(weekdayOf(day.date), lang)}${lang === 'zh' ? '，' : ', '}${words}`,
      };
    });
}

function Counts({ before, after, differences }: Omit<DifferenceViewProps, 'today'> & { readonly differences: readonly Difference[] }) {
  const { say, lang } = useCalendarText();
  const years = [...new Set(before.map(({ date }) => date.slice(0, 4)))];
  const count = (kind: Difference['kind']): number => differences.filter(one => one.kind === kind).length;
  const kinds = (['off', 'work', 'name'] as const)
    .filter(kind => count(kind) > 0)
    .map(kind => say(`check.count.${kind}`, { n: count(kind) }));
  const workingIn = (days: readonly CalendarDay[], year: string): number =>
    totalsOf(days.filter(({ date }) => date.startsWith(year))).working;
  return (
    <>
      {kinds.length > 0 && <p>{kinds.join(lang === 'zh' ? '，' : ', ')}</p>}
      {years.map(year => {
        const [old, young] = [workingIn(before, year), workingIn(after, year)];
        return (
          <p key={year}>
            {old === young
              ? say('check.workingSame', { year, before: old })
              : say('check.workingDays', { year, before: old, after: young })}
          </p>
        );
      })}
    </>
  );
}

function Moves({ moves }: { readonly moves: readonly HolidayMove[] }) {
  const { say, lang } = useCalendarText();
  const sideLines = ({ off, makeUp }: HolidayMove['before']): readonly string[] => {
    const lines = [
      ...off.map(range => rangeWords(range, say, lang)),
      ...(makeUp.length > 0
        ? [say('year.makeUpOn', { days: makeUp.map(date => shortDay(date, lang)).join(lang === 'zh' ? '、' : ', ') })]
        : []),
    ];
    return lines.length > 0 ? lines : [say('check.nothing')];
  };
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('check.moved')}</h2>
      <table className="bj-plain-table bj-compare">
        <thead>
          <tr>
            <th scope="col">{say('check.holiday')}</th>
            <th scope="col">{say('check.before')}</th>
            <th scope="col">{say('check.after')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{noteWords({ why: 'holiday', working: false, note: name }, lang) ?? say('why.holiday')}</th>
              {[before, after].map((side, index) => (
                <td key={index === 0 ? 'before' : 'after'}>
                  {sideLines(side).map(line => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { say, lang } = useCalendarText();
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('check.list')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <section className="bj-table-scroll bj-difference-list" tabIndex={0} aria-label={say('check.list')}>
        <table className="bj-plain-table bj-compare">
          <thead>
            <tr>
              <th scope="col">{say('notice.date')}</th>
              <th scope="col">{say('check.before')}</th>
              <th scope="col">{say('check.after')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ date, before, after }) => (
              <tr key={date}>
                <th scope="row" className="bj-number">
                  {formatDay(date, lang)}
                  <small>{weekdayWords(weekdayOf(date), lang)}</small>
                </th>
                <td>{whyWords(before, say, lang)}</td>
                <td>{whyWords(after, say, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
