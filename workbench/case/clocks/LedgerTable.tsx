import { CardBadge, formatDay } from '../../shared/time/index.ts';
import { useCaseText } from '../messages/index.ts';
import type { Cell } from './cells.ts';
import { countedWords, roundedNth, weekdayWords, whyWords } from './cellWords.ts';

/** The same days as a table (逐日台账): date, weekday, counted or not, and why. */
export function LedgerTable({ cells, title }: { readonly cells: readonly Cell[]; readonly title: string }) {
  const { say, lang } = useCaseText();
  return (
    <div className="bj-table-scroll">
      <table className="bj-plain-table">
        <caption className="bj-visually-hidden">{`${title} ${say('clocks.table')}`}</caption>
        <thead>
          <tr>
            <th scope="col">{say('clocks.date')}</th>
            <th scope="col">{say('clocks.weekday')}</th>
            <th scope="col">{say('clocks.counted')}</th>
            <th scope="col" className="bj-right">
              {say('clocks.nth')}
            </th>
            <th scope="col">{say('clocks.why')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(cell => (
            <tr key={cell.date} data-counted={cell.counted} data-today={cell.isToday || undefined}>
              <td className="bj-number">{formatDay(cell.date, lang)}</td>
              <td>{weekdayWords(cell, say)}</td>
              <td>{countedWords(cell, say)}</td>
              <td className="bj-right bj-number">{cell.counted ? roundedNth(cell) : ''}</td>
              <td>
                {[
                  whyWords(cell, say, lang),
                  cell.isToday && say('mark.today'),
                  cell.isDue && say('mark.due'),
                  cell.provisional && say('clocks.provisional'),
                ]
                  .filter(Boolean)
                  .join(lang === 'zh' ? '，' : ', ')}{' '}
                {cell.cards.map(level => (
                  <CardBadge key={level} level={level} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
