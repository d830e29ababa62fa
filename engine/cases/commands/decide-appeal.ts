import { emit } from '../../execution/execution.ts';
import { requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import { refusePartial, standingCard } from '../supervision/cards.ts';
import { refuseOutsider } from '../supervision/office.ts';
import type { CommandHandler } from './types.ts';

/** Decides an appeal (申诉决定): the card is upheld 维持 or revoked 撤销. Not by who contests or holds it. */
export const decideAppeal: CommandHandler<'decide-appeal'> = (execution, { card: id, outcome, reason }) => {
  const found = standingCard(execution, id);
  if ('refused' in found) return found.refused;
  const { appeal, level } = found.card;
  const refused = refuseOutsider(execution) ?? refusePartial(execution, found.card);
  if (refused) return refused;
  if (!appeal || appeal.outcome) {
    return reject('appeal-not-open', {
      zh: '应有待决定的申诉，但这张牌没有。',
      en: 'Expected an open appeal of the card, but there is none.',
    });
  }
  const type = outcome === 'upheld' ? 'card-upheld' : 'card-revoked';
  emit(execution, { type, card: id, by: execution.actor.account, private: { reason } });
  requestNotice(execution, { to: `person:${appeal.by}`, text: type, level, words: reason });
  return undefined;
};
