import { emit } from '../../execution/execution.ts';
import { requestNotice } from '../notices.ts';
import { refusePartial, standingCard } from '../supervision/cards.ts';
import { refuseOutsider } from '../supervision/office.ts';
import type { CommandHandler } from './types.ts';

/** Revokes a warning or card (撤牌): it leaves every list and its points become 0; the journal keeps it. */
export const revokeCard: CommandHandler<'revoke-card'> = (execution, { card: id, reason }) => {
  const found = standingCard(execution, id);
  if ('refused' in found) return found.refused;
  const refused = refuseOutsider(execution) ?? refusePartial(execution, found.card);
  if (refused) return refused;
  emit(execution, { type: 'card-revoked', card: id, by: execution.actor.account, private: { reason } });
  for (const to of found.card.to) requestNotice(execution, { to, text: 'card-revoked', level: found.card.level });
  return undefined;
};
