import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useText } from '../messages/index.ts';
import './days.css';
import { dayMessages } from './messages.ts';
import { type DayCell, type Month, monthsOf, stepTo } from './months.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
type DayKey = keyof typeof dayMessages;

function Day({ cell, isStop, isChosen }: { readonly cell: DayCell; readonly isStop: boolean; readonly isChosen: boolean }) {
  return (
    <button
      type="button"
      className="bj-mday"
      data-date={cell.date}
      data-tone={cell.tone}
      data-today={cell.isToday || undefined}
      data-due={cell.isDue || undefined}
      data-provisional={cell.isProvisional || undefined}
      data-change={cell.change}
      aria-pressed={isChosen || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={cell.words}
      title={cell.words}
    >
      <span>{Number(cell.date.slice(8))}</span>
      <b>{cell.mark}</b>
      {cell.levels && cell.levels.length > 0 && (
        <span className="bj-mday-levels" aria-hidden="true">
          {cell.levels.map(level => (
            <i key={level} data-level={level} />
          ))}
        </span>
      )}
    </button>
  );
}

interface MonthProps {
  readonly month: Month;
  /** The year stands in the caption, where months of several years are shown. */
  readonly hasYear: boolean;
  /** The day the Tab key stops at, when it lies in this month. */
  readonly stop: string | null;
  readonly chosen: string | null;
}

const MonthTable = memo(function MonthTable({ month, hasYear, stop, chosen }: MonthProps) {
  const { t } = useText(dayMessages);
  const name = t(`month.${month.month}` as DayKey);
  const title = t('month.of', { year: month.year, month: name });
  return (
    <table className="bj-month">
      <caption>{hasYear ? title : name}</caption>
      <thead>
        <tr>
          {weekdays.map(day => (
            <th key={day} scope="col" abbr={t(`long.${day}` as DayKey)}>
              {t(`short.${day}` as DayKey)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map(week => (
          <tr key={week.map(slot => (slot === null ? '-' : typeof slot === 'string' ? slot : slot.date)).join()}>
            {week.map((slot, index) =>
              slot === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a week has seven places, for good
                <td key={index} />
              ) : typeof slot === 'string' ? (
                <td key={slot} className="bj-mday-none">
                  {Number(slot.slice(8))}
                </td>
              ) : (
                <td key={slot.date}>
                  <Day cell={slot} isStop={slot.date === stop} isChosen={slot.date === chosen} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

interface MonthGridsProps {
  readonly cells: readonly DayCell[];
  readonly label: string;
  /** The marks matter more than the dates: numbers of a ledger. */
  readonly isLedger?: boolean;
  /** Where Tab stops at first, e.g. today. */
  readonly first?: string | undefined;
  readonly chosen?: string | null;
  readonly onChoose?: ((date: string) => void) | undefined;
}

/** Days as month grids (月历); one Tab stop, arrows move by day and week, Page keys by four weeks. */
export function MonthGrids({ cells, label, isLedger = false, first, chosen = null, onChoose }: MonthGridsProps) {
  const box = useRef<HTMLDivElement>(null);
  const dates = cells.map(({ date }) => date);
  const [at, setAt] = useState<string | null>(null);
  const stop = [at, chosen, first].find(date => date && dates.includes(date)) ?? dates[0] ?? null;
  const months = monthsOf(cells);
  const hasYear = new Set(months.map(({ year }) => year)).size > 1 || months.length < 12;
  const dateOf = (target: EventTarget): string | undefined => (target as HTMLElement).closest<HTMLElement>('.bj-mday')?.dataset.date;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stop === null ? null : stepTo(event.key, stop, dates);
    if (next === null) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of tables is no fieldset
    <div
      ref={box}
      className="bj-months"
      data-ledger={isLedger || undefined}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={event => setAt(dateOf(event.target) ?? at)}
      onClick={event => {
        const date = dateOf(event.target);
        if (date) onChoose?.(date);
      }}
    >
      {months.map(month => (
        <MonthTable
          key={month.id}
          month={month}
          hasYear={hasYear}
          stop={stop?.startsWith(month.id) ? stop : null}
          chosen={chosen?.startsWith(month.id) ? chosen : null}
        />
      ))}
    </div>
  );
}
