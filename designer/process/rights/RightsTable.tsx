import { Fragment, useId } from 'react';
import type { DesignerKey } from '../../messages/zh.ts';
import { useText } from '../../ui/preferences.tsx';
import { type Access, accesses, fieldsIn, type Rights, type RightsField, type RightsSection, withAccess, withRequired } from './rights.ts';

interface RightsTableProps {
  readonly sections: readonly RightsSection[];
  readonly rights: Rights;
  readonly onChange: (rights: Rights) => void;
}

const words: Readonly<Record<Access, DesignerKey>> = { write: 'rights.write', read: 'rights.read', hide: 'rights.hide' };

/** Fields down, rights across; heads set a whole column, of all fields or of one section. Plain radios and boxes: arrow keys, Tab and blank work. */
export function RightsTable({ sections, rights, onChange }: RightsTableProps) {
  const { say, pick } = useText();
  const all = fieldsIn(sections);
  return (
    <div className="bjd-rights">
      <table>
        <caption className="bjd-hidden">{say('rights')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rights.field')}</th>
            {accesses.map(access => (
              <th key={access} scope="col">
                {say(words[access])}
              </th>
            ))}
            <th scope="col">{say('rights.required')}</th>
          </tr>
          <BulkRow title={say('rights.allFields')} fields={all} rights={rights} onChange={onChange} />
        </thead>
        <tbody>
          {sections.map(({ id, title, fields }) => (
            <Fragment key={id}>
              {title && <BulkRow title={pick(title)} fields={fields} rights={rights} onChange={onChange} />}
              {fields.map(field => (
                <FieldRow key={field.xId} field={field} rights={rights} onChange={onChange} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly rights: Rights;
  readonly onChange: (rights: Rights) => void;
}

/** Sets many fields at once (批量设置). */
function BulkRow({ title, fields, rights, onChange }: RowProps & { readonly title: string; readonly fields: readonly RightsField[] }) {
  const { say } = useText();
  const ids = fields.map(({ xId }) => xId);
  const fillable = fields.filter(({ xId, isComputed }) => rights.access[xId] === 'write' && !isComputed).map(({ xId }) => xId);
  const isAsked = fillable.length > 0 && fillable.every(id => rights.required.includes(id));
  return (
    <tr className="bjd-rights-bulk">
      <th scope="row">{title}</th>
      {accesses.map(access => (
        <td key={access}>
          <button
            type="button"
            aria-label={say('rights.setAll', { title, access: say(words[access]) })}
            aria-pressed={ids.every(id => rights.access[id] === access)}
            onClick={() => onChange(withAccess(rights, ids, access))}
          >
            {say('rights.every')}
          </button>
        </td>
      ))}
      <td>
        <button
          type="button"
          aria-label={say('rights.setAll', { title, access: say('rights.required') })}
          aria-pressed={isAsked}
          disabled={fillable.length === 0}
          onClick={() => onChange(withRequired(rights, fillable, !isAsked))}
        >
          {say('rights.every')}
        </button>
      </td>
    </tr>
  );
}

function FieldRow({ field: { xId, title, isComputed, isRequired }, rights, onChange }: RowProps & { readonly field: RightsField }) {
  const { say, pick } = useText();
  const name = useId();
  const now = rights.access[xId] ?? 'write';
  return (
    <tr>
      <th scope="row">
        {pick(title)}
        {isComputed && <small className="bjd-soft">{say('rights.computed')}</small>}
        {isRequired && (
          <small className={now === 'write' ? 'bjd-soft' : 'bjd-rights-note'}>
            {say(now === 'write' ? 'rights.formRequires' : 'rights.othersFill')}
          </small>
        )}
      </th>
      {accesses.map(access => (
        <td key={access}>
          <input
            type="radio"
            name={name}
            aria-label={`${pick(title)} ${say(words[access])}`}
            checked={now === access}
            onChange={() => onChange(withAccess(rights, [xId], access))}
          />
        </td>
      ))}
      <td>
        <input
          type="checkbox"
          aria-label={`${pick(title)} ${say('rights.required')}`}
          checked={rights.required.includes(xId)}
          disabled={now !== 'write' || isComputed}
          onChange={({ target }) => onChange(withRequired(rights, [xId], target.checked))}
        />
      </td>
    </tr>
  );
}
