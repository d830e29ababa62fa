import { Select } from 'antd';
import { Field } from '../../../process/panel/Field.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { entryOf, withEntry } from '../change.ts';
import { NumberSetting } from '../inputs/TypedField.tsx';
import type { SettingProps } from './KindSettings.tsx';
import { useCodeLists } from './useCodeLists.ts';

/** The code list a field takes its codes from (字典). People and units of the centre have kinds of their own. */
export function CodesSetting({ panel: { field, change, isReadOnly } }: SettingProps) {
  const { say, pick } = useText();
  const { lists, hasFailed } = useCodeLists();
  const list = entryOf(field)['x-codes'];
  const known = lists.some(({ id }) => id === list);
  const options = [
    ...lists.map(({ id, title }) => ({ value: id, label: pick(title) })),
    ...(typeof list === 'string' && !known ? [{ value: list, label: list }] : []),
  ];
  const choose = (id: string): void => change(now => withEntry(now, { 'x-codes': id, 'x-codes-level': undefined }), 'x-codes');
  return (
    <Field label={say('panel.codes')} hint={hasFailed ? say('panel.codesFailed') : undefined}>
      {id => (
        <Select
          id={id}
          data-setting="x-codes"
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: 'label' }}
          value={typeof list === 'string' ? list : null}
          options={options}
          onChange={choose}
        />
      )}
    </Field>
  );
}

/** Level a chosen code must have at least (至少选到第几级). */
export function CodesLevelSetting({ panel: { field, change } }: SettingProps) {
  const { say } = useText();
  const { all } = useCodeLists();
  const entry = entryOf(field);
  const levels = all.find(({ id }) => id === entry['x-codes'])?.levels || 9;
  const level = typeof entry['x-codes-level'] === 'number' ? entry['x-codes-level'] : undefined;
  return (
    <NumberSetting
      setting="x-codes-level"
      label={say('panel.codesLevel')}
      hint={say('panel.codesLevelHint')}
      value={level}
      bounds={{ least: 1, most: levels, isWhole: true }}
      onSend={value => change(now => withEntry(now, { 'x-codes-level': value }), 'x-codes-level')}
    />
  );
}
