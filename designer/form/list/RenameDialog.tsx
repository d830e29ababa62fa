import { Modal } from 'antd';
import { useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { retitled } from '../panel/FormSettings.tsx';
import { isTitled, TitleInputs } from './TitleInputs.tsx';

interface RenameDialogProps {
  readonly file: FormFile;
  readonly onClose: () => void;
  readonly onRenamed: (file: FormFile) => void;
}

/** Another title for a form (表单改名); its id stays. */
export function RenameDialog({ file, onClose, onRenamed }: RenameDialogProps) {
  const { say, pick } = useText();
  const [title, setTitle] = useState(file.title);
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (isTitled(title)) onRenamed(retitled(file, title));
  };
  return (
    <Modal
      open
      title={say('forms.renameOf', { title: pick(file.title) })}
      okText={say('forms.rename.ok')}
      cancelText={say('cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <div className="bjd-fields">
        <TitleInputs title={title} isTried={isTried} onChange={setTitle} />
      </div>
    </Modal>
  );
}
