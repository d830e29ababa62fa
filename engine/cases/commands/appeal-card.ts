import { emit } from '../../execution/execution.ts';
import type { Rejection } from '../context.ts';
import { receiversOf, requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import type { Card } from '../state.ts';
import { holdsCard, standingCard } from '../supervision/cards.ts';
import { supervisionOffice } from '../supervision/office.ts';
import type { CommandHandler } from './types.ts';

/** Contests a warning or card (申诉): whoever holds it, once. The supervision office decides. */
export const appealCard: CommandHandler<'appeal-card'> = (execution, { card: id, reason }) => {
  const found = standingCard(execution, id);
  if ('refused' in found) return found.refused;
  if (!holdsCard(execution, found.card)) return notHolder();
  const again = refuseAgain(found.card);
  if (again) return again;
  emit(execution, { type: 'card-appealed', card: id, by: execution.actor.account, private: { reason } });
  // Why is read on the page, masked for who may not see the applicant.
  for (const to of receiversOf(execution, supervisionOffice)) {
    requestNotice(execution, { to, text: 'card-appealed', level: found.card.level });
  }
  return undefined;
};

function notHolder(): Rejection {
  return reject('card-not-held', {
    zh: '应由被发牌人申诉，但这张牌不是发给您的。',
    en: 'Expected the holder of the card to contest it, but it was not given to you.',
  });
}

function refuseAgain({ appeal }: Card): Rejection | undefined {
  if (!appeal) return undefined;
  return reject('card-appealed', {
    zh: appeal.outcome ? '每张牌应只申诉一次，但这张牌的申诉已有结论。' : '每张牌应只申诉一次，但这张牌正在申诉中。',
    en: appeal.outcome ? 'Expected one appeal a card, but it was decided already.' : 'Expected one appeal a card, but one is open.',
  });
}
