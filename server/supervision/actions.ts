import { holdsCard } from '#engine/cases/supervision/cards.ts';
import type { Card as CaseCard } from '#engine/cases/state.ts';
import type { Card } from '../contract/schemas.ts';
import { may, type Target } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';

/** What actions on a card look at. */
export type Contestable = Pick<CaseCard, 'holders' | 'revoked' | 'appeal'>;

/** What a reader may do with a card now (可对牌采取的操作): the holder contests it once; the office decides and revokes, not in its own matter. */
export function cardActions(person: Person, target: Target, card: Contestable): NonNullable<Card['actions']> {
  if (card.revoked || target.tenant !== person.tenant) return [];
  const holds = holdsCard(person, card);
  const judges = may(person, 'card.decide', target) && !holds && card.appeal?.by !== person.account;
  return [
    ...(holds && !card.appeal && may(person, 'card.appeal', target) ? (['appeal'] as const) : []),
    ...(judges && card.appeal && !card.appeal.outcome ? (['decide'] as const) : []),
    ...(judges ? (['revoke'] as const) : []),
  ];
}
