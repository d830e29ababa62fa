import { dateOf } from '../../calendar/dates.ts';
import type { CardLevel, ClockState } from '../../clocks/types.ts';
import type { Execution } from '../../execution/execution.ts';
import type { Actor } from '../commands.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';
import type { Card, CaseState, LocalId } from '../state.ts';

/** Clock of cards that are about no limit but about conduct (行为). Their run is a number of its own, so that each has its key. */
export const conductClock = 'conduct';

/** Run of the next card for conduct. */
export function nextConduct({ cards }: Pick<CaseState, 'cards'>): number {
  return cards.filter(({ clock }) => clock === conductClock).length + 1;
}

/** Level of a card in words (级别). */
export const levelWords: Readonly<Record<CardLevel, { readonly zh: string; readonly en: string }>> = {
  warning: { zh: '预警', en: 'warning' },
  yellow: { zh: '黄牌', en: 'yellow card' },
  red: { zh: '红牌', en: 'red card' },
};

/** A card that stands, or why it cannot be spoken about any more. */
export function standingCard({ state }: Execution, id: LocalId): { card: Card } | { refused: Rejection } {
  const card = state.cards.find(one => one.id === id);
  if (!card) {
    return {
      refused: reject('card-not-found', {
        zh: '应有这张牌，但本办件没有。请刷新页面后重试。',
        en: 'Expected the case to have this card, but it has none such. Reload the page and try again.',
      }),
    };
  }
  if (!card.revoked) return { card };
  return {
    refused: reject('card-revoked', { zh: '应为有效的牌，但这张牌已撤销。', en: 'Expected a card in force, but this one was revoked.' }),
  };
}

/** true: the card was given to this person: by name, or to a post the person has where nobody had claimed the task. */
export function holdsCard({ actor }: { readonly actor: Actor }, { holders }: Pick<Card, 'holders'>): boolean {
  return holders.includes(actor.account) || matchesAny(holders, actor.principals);
}

/** Whoever contests a card or holds it does not judge it (回避). */
export function refusePartial(execution: Execution, card: Card): Rejection | undefined {
  if (card.appeal?.by !== execution.actor.account && !holdsCard(execution, card)) return undefined;
  return reject('card-own', {
    zh: '应由他人处理，但这张牌是发给您或由您申诉的，请回避。',
    en: 'Expected somebody else to decide, but the card was given to you or you contest it.',
  });
}

/** A clock of the case by its key (时限), or the refusal. */
export function clockOf({ state }: Execution, key: string): { clock: ClockState } | { refused: Rejection } {
  const clock = Object.hasOwn(state.clocks, key) ? state.clocks[key] : undefined;
  if (clock) return { clock };
  return {
    refused: reject('clock-not-found', {
      zh: `应有时限「${key}」，但本办件没有。`,
      en: `Expected the case to have a clock "${key}", but it has none.`,
    }),
  };
}

/**
 * true: the limit is due on this day or over (今日到期或已超期); a clock that stands is judged at the moment it stood still. A promise for the day of
 * receipt (当日办结) is due from its first moment: it is judged once it is over.
 */
export function isDueOrOver({ status, stoppedAt, pauses, due, dueOn, length }: ClockState, now: number): boolean {
  if (status === 'stopped') return (stoppedAt ?? now) > due;
  const stood = pauses.filter(({ to }) => to === null).map(({ from }) => from);
  const at = Math.min(now, ...stood);
  return length === 0 ? at > due : dateOf(at) >= dueOn;
}
