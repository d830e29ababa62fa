import { EyeInvisibleOutlined, EyeOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { FormPreview } from '../../form/preview/FormPreview.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { type Say, sayOr, useText } from '../../ui/preferences.tsx';
import { KindMark } from '../Differences.tsx';
import { type FieldRow, formRowsOf, type FormRows, type SeenField } from './formRows.ts';
import { saidOf } from './said.ts';

type Forms = Readonly<Record<string, FormFile>>;

/** What a field asks, in words; keywords that differ are in bold. */
function Seen({ field, changed }: { readonly field: SeenField | null; readonly changed: readonly string[] }) {
  const { say, pick, lang } = useText();
  if (!field) return null;
  const told: readonly (readonly [string, string])[] = [
    ['title', pick(field.title)],
    ['kind', pick(field.kind)],
    ['required', say(field.isRequired ? 'diff.required' : 'diff.optional')],
    ...changed.filter(key => key in field.says).map(key => [key, `${keyWords(say, key)} ${saidOf(field.says[key], lang)}`] as const),
  ];
  return (
    <ul className="bjd-asks">
      {told.map(([key, words]) => (
        <li key={key}>{changed.includes(key) ? <strong>{words}</strong> : words}</li>
      ))}
    </ul>
  );
}

const keyWords = (say: Say, key: string): string => sayOr(say, `diff.key.${key}`, 'diff.key.other');

function Row({ row, isTwo }: { readonly row: FieldRow; readonly isTwo: boolean }) {
  const { say } = useText();
  return (
    <tr data-kind={row.kind}>
      {isTwo && (
        <td>
          {row.kind !== 'same' && <KindMark kind={row.kind} />}
          {row.moved && (
            <span className="bjd-change">
              <SwapOutlined aria-hidden /> {say('diff.order')}
            </span>
          )}
        </td>
      )}
      {isTwo && (
        <td>
          <Seen field={row.was} changed={row.changed} />
        </td>
      )}
      <td>
        <Seen field={row.is} changed={row.changed} />
      </td>
    </tr>
  );
}

function Previews({ form }: { readonly form: FormRows }) {
  const { say } = useText();
  const side = (file: FormFile | null, name: string) =>
    file ? <FormPreview id={`diff-${name}-${form.id}`} file={file} steps={[]} /> : <p className="bjd-soft">{say('diff.noForm')}</p>;
  return (
    <div className="bjd-split">
      <figure className="bjd-compare">
        <figcaption>{say('change.was')}</figcaption>
        {side(form.was, 'was')}
      </figure>
      <figure className="bjd-compare">
        <figcaption>{say('change.is')}</figcaption>
        {side(form.is, 'is')}
      </figure>
    </div>
  );
}

function OneForm({ form, isTwo }: { readonly form: FormRows; readonly isTwo: boolean }) {
  const { say, pick } = useText();
  const [isShown, setShown] = useState(false);
  const rows = isTwo ? form.fields.filter(({ kind, moved }) => kind !== 'same' || moved) : form.fields;
  return (
    <section className="bjd-panel bjd-stack">
      <div className="bjd-line">
        <h3>{pick(form.title)}</h3>
        {isTwo && form.kind !== 'same' && <KindMark kind={form.kind} />}
        <span className="bjd-grow" />
        <Button
          size="small"
          icon={isShown ? <EyeInvisibleOutlined /> : <EyeOutlined />}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {say(isShown ? 'diff.hide' : 'diff.show')}
        </Button>
      </div>
      {form.isArranged && <p>{say('diff.arranged')}</p>}
      {rows.length > 0 && (
        <div className="bjd-scroll" tabIndex={-1}>
          <table className="bjd-table bjd-diff">
            <TableHead columns={isTwo ? ['change', 'change.was', 'change.is'] : ['diff.field']} />
            <tbody>
              {rows.map(row => (
                <Row key={row.id} row={row} isTwo={isTwo} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isShown && <Previews form={form} />}
    </section>
  );
}

/** Forms of two versions beside each other (表单对比): fields that came, went, changed or moved, and both as people see them. */
export function FormDiff({ before, after }: { readonly before: Forms | null; readonly after: Forms }) {
  const { say } = useText();
  const forms = useMemo(() => formRowsOf(before, after).filter(({ kind }) => before === null || kind !== 'same'), [before, after]);
  if (forms.length === 0) return <p className="bjd-soft">{say(before ? 'diff.none' : 'diff.empty')}</p>;
  return forms.map(form => <OneForm key={form.id} form={form} isTwo={before !== null} />);
}
