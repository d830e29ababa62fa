import type { DayCell, DayTone } from '../../shared/days/index.ts';
import type { Language } from '../../shared/messages/index.ts';
import type { Say } from '../messages/index.ts';
import type { Cell, CellKind } from './cells.ts';
import { cellWords } from './cellWords.ts';

const tones: Readonly<Record<CellKind, DayTone>> = {
  working: 'counted',
  'make-up': 'make-up',
  weekend: 'weekend',
  holiday: 'off',
  'local-working': 'local-working',
  'local-off': 'local-off',
  paused: 'paused',
  'start-day': 'start',
  extended: 'extended',
  over: 'over',
};

/** Counted days show which one they are; the others a sign of why not. */
function markOf(cell: Cell, say: Say): string {
  if (!cell.counted) return say(`cell.${cell.kind}`);
  if (cell.isPart) return say('cell.part');
  return String(Math.ceil(cell.nth));
}

/** The days of a clock for month grids (月历): the number of the counted day, or the sign of why it does not count. */
export const monthCells = (cells: readonly Cell[], say: Say, lang: Language): readonly DayCell[] =>
  cells.map(cell => ({
    date: cell.date,
    tone: cell.kind === 'paused' && cell.counted ? 'part' : tones[cell.kind],
    mark: markOf(cell, say),
    words: cellWords(cell, say, lang),
    isToday: cell.isToday,
    isDue: cell.isDue,
    isProvisional: cell.provisional,
    levels: cell.cards,
  }));
