import { CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { Notice } from '../../ui/Answered.tsx';
import { useText } from '../../ui/preferences.tsx';
import { fieldsOf } from '../model/index.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { NewFormDialog } from './NewFormDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import type { FormUses } from './uses.ts';
import type { KnownUses } from './useUses.ts';
import './list.css';

export interface FormListProps {
  readonly forms: Readonly<Record<string, FormFile>>;
  readonly uses: KnownUses;
  readonly isReadOnly: boolean;
  /** How many problems a form has. */
  readonly problemsOf: (form: string) => number;
  readonly onOpen: (form: string) => void;
  /** undefined: the form goes. */
  readonly onSet: (form: string, file: FormFile | undefined) => void;
}

type Dialog = { readonly kind: 'new'; readonly from: string | null } | { readonly kind: 'rename' | 'delete'; readonly form: string };

function Uses({ uses: { steps, items } }: { readonly uses: FormUses }) {
  const { say, pick } = useText();
  if (steps.length === 0 && items.length === 0) return <span className="bjd-soft">{say('forms.unused')}</span>;
  return (
    <ul className="bjf-uses">
      {items.map(({ id, title }) => (
        <li key={`item ${id}`}>{say('forms.usedItem', { item: pick(title) })}</li>
      ))}
      {steps.map(({ element, name }) => (
        <li key={element}>{say('forms.usedStep', { step: name })}</li>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly id: string;
  readonly file: FormFile;
  readonly list: FormListProps;
  readonly onAsk: (dialog: Dialog) => void;
}

function Row({ id, file, list, onAsk }: RowProps) {
  const { say, pick } = useText();
  const title = pick(file.title);
  const problems = list.problemsOf(id);
  return (
    <tr>
      <td>
        <button type="button" className="bjd-link" aria-label={say('forms.open', { title })} onClick={() => list.onOpen(id)}>
          {title}
        </button>
        <br />
        <small className="bjd-soft bjd-hash">{id}</small>
      </td>
      <td className="bjd-number" data-label={say('forms.fields')}>
        {fieldsOf(file).length}
      </td>
      <td data-label={say('forms.usedBy')}>
        <Uses uses={list.uses.of(id)} />
      </td>
      <td data-label={say('forms.problems')}>
        {problems > 0 ? <span className="bjd-wrong">{problems}</span> : <span className="bjd-soft">{say('forms.noProblems')}</span>}
      </td>
      {!list.isReadOnly && (
        <td>
          <span className="bjf-row-acts">
            <Button
              size="small"
              icon={<EditOutlined />}
              aria-label={say('forms.renameOf', { title })}
              onClick={() => onAsk({ kind: 'rename', form: id })}
            >
              {say('forms.rename')}
            </Button>
            <Button
              size="small"
              icon={<CopyOutlined />}
              aria-label={say('forms.duplicateOf', { title })}
              onClick={() => onAsk({ kind: 'new', from: id })}
            >
              {say('forms.duplicate')}
            </Button>
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say('forms.deleteOf', { title })}
              onClick={() => onAsk({ kind: 'delete', form: id })}
            >
              {say('forms.delete')}
            </Button>
          </span>
        </td>
      )}
    </tr>
  );
}

/** The forms of a pack (表单清单): what they are, who uses them, what is wrong; new ones, copies, other titles, and away with those nobody uses. */
export function FormList(props: FormListProps) {
  const { forms, isReadOnly, onOpen, onSet, uses } = props;
  const { say } = useText();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const entries = Object.entries(forms);
  return (
    <section className="bjd-panel bjf-forms" aria-label={say('forms.list')}>
      <div className="bjd-line bjd-spread">
        <p className="bjd-soft">{say(isReadOnly ? 'forms.readHint' : 'forms.hint')}</p>
        {!isReadOnly && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog({ kind: 'new', from: null })}>
            {say('forms.new')}
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <Notice title={say('forms.none')} hint={isReadOnly ? '' : say('forms.noneHint')} />
      ) : (
        <div className="bjd-scroll">
          <table className="bjd-table">
            <thead>
              <tr>
                <th scope="col">{say('forms.name')}</th>
                <th scope="col" className="bjd-number">
                  {say('forms.fields')}
                </th>
                <th scope="col">{say('forms.usedBy')}</th>
                <th scope="col">{say('forms.problems')}</th>
                {!isReadOnly && <th scope="col">{say('act')}</th>}
              </tr>
            </thead>
            <tbody>
              {entries.map(([id, file]) => (
                <Row key={id} id={id} file={file} list={props} onAsk={setDialog} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {dialog?.kind === 'new' && (
        <NewFormDialog
          forms={forms}
          from={dialog.from}
          onClose={close}
          onMade={(id, file) => {
            onSet(id, file);
            close();
            onOpen(id);
          }}
        />
      )}
      {dialog?.kind === 'rename' && forms[dialog.form] && (
        <RenameDialog
          file={forms[dialog.form]!}
          onClose={close}
          onRenamed={file => {
            onSet(dialog.form, file);
            close();
          }}
        />
      )}
      {dialog?.kind === 'delete' && forms[dialog.form] && (
        <DeleteDialog
          id={dialog.form}
          file={forms[dialog.form]!}
          uses={uses}
          onClose={close}
          onDelete={() => {
            onSet(dialog.form, undefined);
            close();
          }}
        />
      )}
    </section>
  );
}
