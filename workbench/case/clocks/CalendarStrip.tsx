import { Tooltip } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type Language, translate } from '../../shared/messages/index.ts';
import { type CaseKey, useCaseText } from '../messages/index.ts';
import type { Cell, CellKind } from './cells.ts';
import { cellWords, roundedNth } from './cellWords.ts';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

/** Column of a day, so that columns are weekdays, Monday first. */
const columnOf = (cell: Cell): number => ((cell.weekday + 6) % 7) + 1;

interface DayProps {
  readonly cell: Cell;
  readonly isFirst: boolean;
  /** The one day the Tab key stops at; arrows move on from there. */
  readonly isStop: boolean;
  readonly onReach: () => void;
}

function Day({ cell, isFirst, isStop, onReach }: DayProps) {
  const { say, lang } = useCaseText();
  const words = cellWords(cell, say, lang);
  const [, month, date] = cell.date.split('-').map(Number);
  return (
    <li style={isFirst ? { gridColumnStart: columnOf(cell) } : undefined}>
      <Tooltip title={words}>
        <button
          type="button"
          className="bj-day"
          data-kind={cell.kind}
          data-today={cell.isToday || undefined}
          data-due={cell.isDue || undefined}
          data-provisional={cell.provisional || undefined}
          tabIndex={isStop ? 0 : -1}
          aria-label={words}
          onFocus={onReach}
        >
          <span className="bj-day-date">{date === 1 || isFirst ? `${month}/${date}` : date}</span>
          <span className="bj-day-sign">{cell.counted && cell.kind !== 'over' ? roundedNth(cell) : say(`cell.${cell.kind}`)}</span>
          {(cell.isDue || cell.isToday) && <span className="bj-day-mark">{say(cell.isDue ? 'mark.due' : 'mark.today')}</span>}
          {cell.cards.length > 0 && (
            <span className="bj-day-cards">
              {cell.cards.map(level => (
                <i key={level} data-level={level}>
                  {shortCard(level, lang)}
                </i>
              ))}
            </span>
          )}
        </button>
      </Tooltip>
    </li>
  );
}

/** `黄`: first sign of a card's word, for a small cell; the whole word is in the hover and the label. */
const shortCard = (level: Cell['cards'][number], lang: Language): string => translate(lang, `card.${level}`).slice(0, 1);

const shown: readonly CellKind[] = ['working', 'weekend', 'holiday', 'make-up', 'paused', 'extended', 'over', 'start-day'];

function StripLegend({ cells }: { readonly cells: readonly Cell[] }) {
  const { say, lang } = useCaseText();
  const kinds = shown.filter(kind => cells.some(cell => cell.kind === kind));
  const levels = (['warning', 'yellow', 'red'] as const).filter(level => cells.some(cell => cell.cards.includes(level)));
  return (
    <div className="bj-strip-legend">
      {kinds.map(kind => (
        <span key={kind}>
          <span className="bj-day-swatch" data-kind={kind}>
            {kind === 'working' || kind === 'extended' ? '1' : say(`cell.${kind}`)}
          </span>{' '}
          {say(`why.${kind}`)}
        </span>
      ))}
      {levels.map(level => (
        <span key={level}>
          <i className="bj-day-level" data-level={level}>
            {translate(lang, `card.${level}`).slice(0, 1)}
          </i>{' '}
          {translate(lang, `card.${level}`)}
        </span>
      ))}
    </div>
  );
}

/** The days of a clock, one cell a day in weeks (时限日历): what counted, what not and why; today, due day, cards. */
export function CalendarStrip({ cells, title }: { readonly cells: readonly Cell[]; readonly title: string }) {
  const { say } = useCaseText();
  const grid = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState(
    Math.max(
      0,
      cells.findIndex(({ isToday }) => isToday),
    ),
  );
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    const next = Math.min(cells.length - 1, Math.max(0, stop + step));
    event.preventDefault();
    grid.current?.querySelectorAll<HTMLElement>('.bj-day')[next]?.focus();
  };
  return (
    <div>
      <div className="bj-strip-scroll">
        <div className="bj-strip-head" aria-hidden="true">
          {[1, 2, 3, 4, 5, 6, 0].map(day => (
            <span key={day}>{say(`short.${day}` as CaseKey)}</span>
          ))}
        </div>
        <ol ref={grid} className="bj-strip" aria-label={say('clocks.strip', { title })} onKeyDown={move}>
          {cells.map((cell, index) => (
            <Day
              key={cell.date}
              cell={cell}
              isFirst={index === 0}
              isStop={index === Math.min(stop, cells.length - 1)}
              onReach={() => setStop(index)}
            />
          ))}
        </ol>
      </div>
      <StripLegend cells={cells} />
    </div>
  );
}
