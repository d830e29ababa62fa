import { Button, Modal } from 'antd';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { fieldsOf } from '../model/index.ts';
import { dataName, isFree } from './uses.ts';
import type { KnownUses } from './useUses.ts';

interface DeleteDialogProps {
  readonly id: string;
  readonly file: FormFile;
  readonly uses: KnownUses;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** Asks before a form goes (删除表单): refused while steps or items use it, with their names; told what is lost otherwise. */
export function DeleteDialog({ id, file, uses, onClose, onDelete }: DeleteDialogProps) {
  const { say, pick } = useText();
  const title = pick(file.title);
  const found = uses.of(id);
  const isKnown = uses.hasItems && uses.hasSteps;
  const mayGo = isKnown && isFree(found);
  const heading = mayGo || !isKnown ? say('forms.delete.title', { title }) : say('forms.delete.refused', { title });
  return (
    <Modal
      open
      title={heading}
      onCancel={onClose}
      footer={
        mayGo
          ? [
              <Button key="cancel" onClick={onClose}>
                {say('cancel')}
              </Button>,
              <Button key="ok" danger type="primary" onClick={onDelete}>
                {say('forms.delete.ok')}
              </Button>,
            ]
          : [
              <Button key="ok" type="primary" onClick={onClose}>
                {say('forms.ok')}
              </Button>,
            ]
      }
    >
      {uses.itemsFailed && <p>{say('forms.itemsUnread')}</p>}
      {!isKnown && !uses.itemsFailed && <p>{say('loading')}</p>}
      {isKnown && !mayGo && (
        <>
          <p>{say('forms.delete.refusedHint')}</p>
          <ul>
            {found.items.map(item => (
              <li key={`item ${item.id}`}>{say('forms.usedItem', { item: pick(item.title) })}</li>
            ))}
            {found.steps.map(({ element, name }) => (
              <li key={element}>{say('forms.usedStep', { step: name })}</li>
            ))}
          </ul>
        </>
      )}
      {mayGo && <p>{say('forms.delete.lost', { n: fieldsOf(file).length })}</p>}
      {found.isRead && <p className="bjd-wrong">{say('forms.delete.read', { name: dataName(id) })}</p>}
    </Modal>
  );
}
