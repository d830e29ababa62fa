import { useCaseText } from '../messages/index.ts';
import type { Cell } from './cells.ts';
import { monthCells } from './monthCells.ts';

/** What the marks of the month grids mean (月历图例); only those that are there. */
export function LedgerLegend({ cells }: { readonly cells: readonly Cell[] }) {
  const { say, lang } = useCaseText();
  const days = monthCells(cells, say, lang);
  const tones = [...new Set(days.map(({ tone }) => tone))];
  const shown = tones.flatMap(tone => {
    const at = days.findIndex(day => day.tone === tone);
    const [day, cell] = [days[at], cells[at]];
    return day && cell ? [{ tone, mark: day.mark, words: tone === 'part' ? say('clocks.partly') : say(`why.${cell.kind}`) }] : [];
  });
  return (
    <ul className="bj-day-legend bj-ledger-legend" aria-label={say('clocks.legend')}>
      {shown.map(({ tone, mark, words }) => (
        <li key={tone}>
          <span className="bj-swatch" data-tone={tone}>
            {mark}
          </span>{' '}
          {words}
        </li>
      ))}
      {cells.some(({ isDue }) => isDue) && (
        <li>
          <span className="bj-swatch bj-swatch-due">1</span> {say('mark.due')}
        </li>
      )}
      {cells.some(({ provisional }) => provisional) && (
        <li>
          <span className="bj-swatch" data-provisional>
            1
          </span>{' '}
          {say('clocks.provisional')}
        </li>
      )}
    </ul>
  );
}
