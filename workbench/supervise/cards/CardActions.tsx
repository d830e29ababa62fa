import { Button } from 'antd';
import type { Card } from '#server/contract/schemas.ts';
import type { ActOnCard } from '../dialogs/CardDialog.tsx';
import { useSuperviseText } from '../useSuperviseText.ts';

/** Buttons for what the reader may do with a card (牌的操作): 申诉, 处理申诉, 撤牌. The dialog is opened by who shows the card, and outlives it. */
export function CardActions({ card, onAct }: { readonly card: Card; readonly onAct: ActOnCard }) {
  const { t } = useSuperviseText();
  const actions = card.actions ?? [];
  if (actions.length === 0) return null;
  return (
    <div className="bj-told">
      {actions.map(action => (
        <Button
          key={action}
          size="small"
          type={action === 'decide' ? 'primary' : 'default'}
          danger={action === 'revoke'}
          onClick={() => onAct(card, action)}
        >
          {t(action)}
        </Button>
      ))}
    </div>
  );
}
