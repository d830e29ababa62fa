import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { fieldKinds, kindOf } from '#forms/fields/index.ts';
import { useText } from '../../../ui/preferences.tsx';
import { addField, fieldAt, holderAt, insideOf, mayHold, moveField, namesIn, removeField } from '../../model/index.ts';
import type { FieldPanel } from '../panel.ts';
import { titleOfField } from '../rules/names.ts';
import type { SettingProps } from './KindSettings.tsx';

interface ColumnProps {
  readonly panel: FieldPanel;
  readonly name: string;
  readonly index: number;
  readonly count: number;
}

function Column({ panel: { editor, path, isReadOnly }, name, index, count }: ColumnProps) {
  const { say, pick } = useText();
  const at = [...path, name];
  const field = fieldAt(editor.file, at);
  if (!field) return null;
  const title = pick(titleOfField(field.schema, name));
  const kind = kindOf(field);
  const move = (to: number): void => editor.apply(file => moveField(file, at, { inside: path, index: to }).file);
  return (
    <li className="bjf-column">
      <button
        type="button"
        className="bjd-link"
        onClick={() => editor.select({ kind: 'field', path: at })}
        title={say('columns.open', { title })}
      >
        {title}
        {field.required && (
          <span className="bjf-required" aria-hidden>
            *
          </span>
        )}
      </button>
      <small className="bjd-soft">{pick(kind.title)}</small>
      {!isReadOnly && (
        <span className="bjf-acts">
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={say('columns.up', { title })}
            disabled={index === 0}
            onClick={() => move(index - 1)}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={say('columns.down', { title })}
            disabled={index === count - 1}
            onClick={() => move(index + 1)}
          />
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say('columns.remove', { title })}
            disabled={count < 2}
            onClick={() => editor.apply(file => removeField(file, at))}
          />
        </span>
      )}
    </li>
  );
}

/** Columns of a table or fields of a group (列设置): each opens its own settings; order by buttons, new ones by kind. */
export function ColumnsSetting({ panel }: SettingProps) {
  const { say, pick } = useText();
  const { editor, path, field, isReadOnly } = panel;
  const isTable = insideOf(field.schema) === 'rows';
  const holder = holderAt(editor.file, path);
  const names = holder ? namesIn(holder) : [];
  const kinds = fieldKinds.filter(kind => mayHold(editor.file, path, kind.create({ xId: 'f_sample', title: kind.title })));
  const add = (kindId: string): void => {
    const place = { inside: path, index: names.length };
    const { path: added } = addField(editor.file, kindId, place, editor.id);
    editor.apply(file => addField(file, kindId, place, editor.id).file);
    if (added.length > 0) editor.select({ kind: 'field', path: added });
  };
  return (
    <fieldset className="bjf-list" data-setting="columns" tabIndex={-1}>
      <legend>{say(isTable ? 'columns.title' : 'columns.fields')}</legend>
      {names.length === 0 && <p className="bjd-soft">{say('columns.none')}</p>}
      <ul className="bjf-rows">
        {names.map((name, index) => (
          <Column key={name} panel={panel} name={name} index={index} count={names.length} />
        ))}
      </ul>
      {!isReadOnly && (
        <Select
          size="small"
          aria-label={say(isTable ? 'columns.add' : 'columns.addField')}
          placeholder={say(isTable ? 'columns.add' : 'columns.addField')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={kinds.map(kind => ({ value: kind.id, label: pick(kind.title) }))}
          onChange={(kindId: string | null) => kindId && add(kindId)}
        />
      )}
    </fieldset>
  );
}
