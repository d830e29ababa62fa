import type { Card } from '#server/contract/schemas.ts';
import { AppealDialog } from './AppealDialog.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

/** What may be done with a card. */
export type CardAction = NonNullable<Card['actions']>[number];
/** Opens the dialog of an action. */
export type ActOnCard = (card: Card, action: CardAction) => void;
/** The card and the action whose dialog is open, as the card was when it was opened. */
export interface CardAct {
  readonly card: Card;
  readonly action: CardAction;
}

/** The open dialog about a card (牌的操作窗口). It stands apart from the lists, which a live refresh may change while somebody types. */
export function CardDialog({ act, onClose }: { readonly act: CardAct | null; readonly onClose: () => void }) {
  if (!act) return null;
  if (act.action === 'appeal') return <AppealDialog card={act.card} onClose={onClose} />;
  if (act.action === 'decide') return <DecideDialog card={act.card} onClose={onClose} />;
  return <RevokeDialog card={act.card} onClose={onClose} />;
}
