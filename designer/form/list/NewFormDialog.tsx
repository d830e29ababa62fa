import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Text } from '#engine/problem.ts';
import type { FormFile } from '#processes/types.ts';
import { Field } from '../../process/panel/Field.tsx';
import { sayIn, useText } from '../../ui/preferences.tsx';
import { blankForm } from '../model/index.ts';
import { copyForm } from './copy.ts';
import { copyId, formIdFault } from './ids.ts';
import { isTitled, TitleInputs } from './TitleInputs.tsx';

interface NewFormDialogProps {
  readonly forms: Readonly<Record<string, FormFile>>;
  /** The form to copy; null: a blank one to begin with. */
  readonly from: string | null;
  readonly onClose: () => void;
  readonly onMade: (id: string, file: FormFile) => void;
}

const copied = ({ zh, en }: Text): Text => ({
  zh: sayIn('zh')('forms.copyTitle', { title: zh }),
  en: sayIn('en')('forms.copyTitle', { title: en }),
});

/** A new form (新建表单): blank, or a copy of one; its id is judged as the server judges it. */
export function NewFormDialog({ forms, from, onClose, onMade }: NewFormDialogProps) {
  const { say, pick } = useText();
  const others = Object.keys(forms);
  const [source, setSource] = useState(from);
  const [title, setTitle] = useState<Text>(from === null ? { zh: '', en: '' } : copied(forms[from]!.title));
  const [id, setId] = useState(from === null ? '' : copyId(from, others));
  const [isTried, setTried] = useState(false);
  const fault = id !== '' || isTried ? formIdFault(id, others) : null;
  const choose = (next: string): void => {
    const file = forms[next];
    setSource(file ? next : null);
    if (!file) return;
    if (!isTitled(title)) setTitle(copied(file.title));
    if (id === '') setId(copyId(next, others));
  };
  const send = (): void => {
    setTried(true);
    if (!isTitled(title) || formIdFault(id, others) !== null) return;
    onMade(id, source === null ? blankForm(title) : copyForm(forms[source]!, { from: source, to: id }, title));
  };
  return (
    <Modal open title={say('forms.new')} okText={say('forms.create')} cancelText={say('cancel')} onOk={send} onCancel={onClose}>
      <div className="bjd-fields">
        <Field label={say('forms.begin')}>
          {field => (
            <Select
              id={field}
              showSearch={{ optionFilterProp: 'label' }}
              value={source ?? ''}
              options={[
                { value: '', label: say('forms.beginBlank') },
                ...Object.entries(forms).map(([value, file]) => ({ value, label: say('forms.beginCopy', { title: pick(file.title) }) })),
              ]}
              onChange={choose}
            />
          )}
        </Field>
        <TitleInputs title={title} isTried={isTried} onChange={setTitle} />
        <Field
          label={say('forms.id')}
          hint={say('forms.idHint', { name: id === '' ? 'sitecheck' : id })}
          error={fault ? pick(fault) : undefined}
        >
          {field => (
            <Input
              id={field}
              className="bjd-code"
              value={id}
              {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onChange={event => setId(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
