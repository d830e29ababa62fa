import type { Statistics } from '#server/contract/statistics.ts';
import type { StatisticsKey } from './messages.ts';
import { momentsOf, percent } from './sections.ts';
import type { Words } from './useStatisticsText.ts';

/** A number card (数字卡片). */
export interface NumberCard {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** What it is made of. */
  readonly note?: string;
  /** How it went over the period; null: nothing was counted then. */
  readonly trend?: readonly (number | null)[];
  readonly tone?: 'over';
}

/** The number cards of an answer (主要数字). */
export function numbersOf(answer: Statistics, { t }: Words): NumberCard[] {
  const { totals } = answer;
  const moments = momentsOf(answer).rows;
  const plain = (id: 'opened' | 'closed' | 'open' | 'overdue' | 'refused', more: Partial<NumberCard> = {}): NumberCard => ({
    ...{ id, name: t(`number.${id}`), value: String(totals[id]), unit: t('unit') },
    ...more,
  });
  const given = totals.warning + totals.yellow + totals.red;
  const rated = totals.rated === 0 ? null : totals.satisfied / totals.rated;
  const one = (id: string, name: StatisticsKey, value: string, more: Partial<NumberCard> = {}): NumberCard => ({
    ...{ id, name: t(name), value, unit: '' },
    ...more,
  });
  return [
    plain('opened', { trend: moments.map(({ opened }) => opened) }),
    plain('closed', { trend: moments.map(({ closed }) => closed) }),
    one('rate', 'number.rate', totals.rate === null ? '–' : percent(totals.rate), {
      note: totals.rate === null ? t('number.rateNone') : t('number.rateOf', { settled: totals.settled, onTime: totals.onTime }),
      trend: moments.map(({ rate }) => rate),
    }),
    one('cards', 'number.cards', String(given), {
      unit: t('unit.cards'),
      note: t('number.cardsOf', { warning: totals.warning, yellow: totals.yellow, red: totals.red }),
      trend: moments.map(({ warning, yellow, red }) => warning + yellow + red),
    }),
    plain('open'),
    plain('overdue', totals.overdue > 0 ? { tone: 'over' } : {}),
    one('supplements', 'number.supplements', String(totals.supplements), { unit: t('unit.times') }),
    plain('refused'),
    one('satisfied', 'number.satisfied', rated === null ? '–' : percent(rated), {
      note: rated === null ? t('number.satisfiedNone') : t('number.satisfiedOf', { rated: totals.rated, satisfied: totals.satisfied }),
    }),
    one('firstContacts', 'number.firstContacts', String(totals.firstContacts), {
      unit: t('unit.times'),
      note: t('number.firstContactsNote'),
    }),
  ];
}

/** Nothing was counted at all: neither cases nor first contacts nor ratings. */
export function isNothing({ totals }: Statistics): boolean {
  const { rate: _, ...counts } = totals;
  return Object.values(counts).every(count => count === 0);
}
