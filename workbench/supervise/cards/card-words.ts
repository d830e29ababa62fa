import type { Card } from '#server/contract/schemas.ts';
import { formatDay } from '../../shared/time/index.ts';
import type { Language } from '../../shared/messages/index.ts';
import { clockWords } from '../clock-words.ts';
import type { SaySupervise } from '../useSuperviseText.ts';

/** How an appeal against a card stands (申诉情况). */
export type AppealState = 'none' | 'open' | 'upheld' | 'revoked';

/** Cards are drawn up by a sweep every so often: what comes within this time is not late. */
const promptMs = 15 * 60_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** By how much a card was given after its true moment (迟发); null when it was not late. */
export function lateOf({
  at,
  issuedAt,
}: Pick<Card, 'at' | 'issuedAt'>): { readonly unit: 'days' | 'hours' | 'minutes'; readonly n: number } | null {
  const late = issuedAt - at;
  if (late < promptMs) return null;
  if (late >= dayMs) return { unit: 'days', n: Math.floor(late / dayMs) };
  if (late >= hourMs) return { unit: 'hours', n: Math.floor(late / hourMs) };
  return { unit: 'minutes', n: Math.floor(late / minuteMs) };
}

/** How an appeal stands; a card revoked without one counts as revoked. */
export function appealState({ appeal, revoked }: Pick<Card, 'appeal' | 'revoked'>): AppealState {
  if (revoked) return 'revoked';
  if (!appeal) return 'none';
  return appeal.outcome ?? 'open';
}

const graver = ['red', 'yellow', 'warning'] as const;
/** Red before yellow before warning, the newest of a level first. */
export function gravestFirst(cards: readonly Card[]): readonly Card[] {
  return cards.toSorted((a, b) => graver.indexOf(a.level) - graver.indexOf(b.level) || b.at - a.at);
}

/** Why a card was given, in words (事由): the clock and its due day, or the conduct. */
export function causeWords(card: Pick<Card, 'cause' | 'clock' | 'level' | 'dueOn'>, say: SaySupervise, lang: Language): string {
  if (card.cause) return say(`cause.${card.cause}`);
  return say(card.level === 'warning' ? 'cause.before' : 'cause.over', {
    clock: clockWords(card.clock, lang),
    day: formatDay(card.dueOn, lang),
  });
}

/** Points in words (扣分). */
export function pointsWords({ points }: Pick<Card, 'points'>, say: SaySupervise): string {
  return points ? say('card.pointsN', { n: points }) : say('card.noPoints');
}
