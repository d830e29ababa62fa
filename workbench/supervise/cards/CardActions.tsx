import { Button } from 'antd';
import { useState } from 'react';
import type { Card } from '#server/contract/schemas.ts';
import { AppealDialog } from '../dialogs/AppealDialog.tsx';
import { DecideDialog } from '../dialogs/DecideDialog.tsx';
import { RevokeDialog } from '../dialogs/RevokeDialog.tsx';
import { useSuperviseText } from '../useSuperviseText.ts';

type Action = NonNullable<Card['actions']>[number];

/** Buttons for what the reader may do with a card (牌的操作): 申诉, 处理申诉, 撤牌. */
export function CardActions({ card }: { readonly card: Card }) {
  const { t } = useSuperviseText();
  const [open, setOpen] = useState<Action | null>(null);
  const actions = card.actions ?? [];
  if (actions.length === 0) return null;
  const close = (): void => setOpen(null);
  return (
    <div className="bj-told">
      {actions.map(action => (
        <Button
          key={action}
          size="small"
          type={action === 'decide' ? 'primary' : 'default'}
          danger={action === 'revoke'}
          onClick={event => {
            event.stopPropagation();
            setOpen(action);
          }}
        >
          {t(action)}
        </Button>
      ))}
      {open === 'appeal' && <AppealDialog card={card} onClose={close} />}
      {open === 'decide' && <DecideDialog card={card} onClose={close} />}
      {open === 'revoke' && <RevokeDialog card={card} onClose={close} />}
    </div>
  );
}
