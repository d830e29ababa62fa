import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import type { TaskView } from '#server/contract/schemas.ts';
import { AddSignersDialog } from './AddSignersDialog.tsx';
import { CirculateDialog } from './CirculateDialog.tsx';
import { PassDialog, type VerbDialogProps } from './PassDialog.tsx';
import { RecuseDialog } from './RecuseDialog.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import { RemoveSignerDialog } from './RemoveSignerDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { useVerbText } from './useVerbText.ts';
import './verbs.css';

const order = [
  ...(['return-task', 'refuse-task', 'transfer-task', 'delegate-task'] as const),
  ...(['add-signers', 'remove-signer', 'circulate-case', 'recuse-handler'] as const),
] as const;
/** A verb of a task that has a dialog (办理动作). */
export type DialogVerb = (typeof order)[number];

/** Verbs with a dialog that a task offers, in the order of the menu. */
export const dialogVerbsOf = ({ verbs }: Pick<TaskView, 'verbs'>): readonly DialogVerb[] => order.filter(verb => verbs.includes(verb));

/** The menu 更多办理 beside the primary button. */
export function VerbMenu({ view, onOpen }: { readonly view: TaskView; readonly onOpen: (verb: DialogVerb) => void }) {
  const { t } = useVerbText();
  /** Where the cursor is when the dialog closes. */
  const more = useRef<HTMLButtonElement>(null);
  const verbs = dialogVerbsOf(view);
  if (verbs.length === 0) return null;
  const items = verbs.map(verb => ({ key: verb, label: t(`title.${verb}`), danger: verb === 'refuse-task' }));
  const choose = (key: string): void => {
    more.current?.focus();
    onOpen(key as DialogVerb);
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <Button ref={more}>
        {t('more')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

/** The dialog of a verb; stands outside the task's form, so that its keys are not the form's. */
export function VerbDialog({ verb, ...props }: VerbDialogProps & { readonly verb: DialogVerb }) {
  switch (verb) {
    case 'transfer-task':
    case 'delegate-task':
      return <PassDialog verb={verb} {...props} />;
    case 'add-signers':
      return <AddSignersDialog {...props} />;
    case 'remove-signer':
      return <RemoveSignerDialog {...props} />;
    case 'return-task':
      return <ReturnDialog {...props} />;
    case 'refuse-task':
      return <RefuseDialog {...props} />;
    case 'circulate-case':
      return <CirculateDialog caseId={props.view.row.caseId} onClose={props.onClose} />;
    case 'recuse-handler':
      return <RecuseDialog caseId={props.view.row.caseId} onClose={props.onClose} onLeft={props.onLeft} />;
  }
}
