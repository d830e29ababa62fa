import { Input, InputNumber, Select, Switch } from 'antd';
import { EditField, useDesk } from '../draft/EditField.tsx';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { choiceWords, type SettingField, settingFields } from './fields.ts';

interface ControlProps {
  readonly id: string;
  readonly field: SettingField;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
}

function Choice({ id, field, value, set }: ControlProps) {
  const { say } = useText();
  const none = field.mayBeNull ? [{ value: 'null', label: say('setting.unlimited') }] : [];
  const options = choiceWords(field).map((choice, index) => ({ value: String(index), label: choice.words }));
  const now = field.choices.indexOf(value);
  return (
    <Select
      id={id}
      value={now < 0 ? 'null' : String(now)}
      options={[...options, ...none]}
      onChange={chosen => set(chosen === 'null' ? null : field.choices[Number(chosen)])}
      style={{ width: '100%' }}
    />
  );
}

function Control(props: ControlProps) {
  const { say } = useText();
  const { id, field, value, set } = props;
  switch (field.type) {
    case 'choice':
      return <Choice {...props} />;
    case 'flag':
      return (
        <div>
          <Switch id={id} checked={value === true} checkedChildren={say('yes')} unCheckedChildren={say('no')} onChange={set} />
        </div>
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          placeholder={field.mayBeNull ? say('setting.unlimited') : ''}
          {...(field.least === undefined ? {} : { min: field.least })}
          {...(field.most === undefined ? {} : { max: field.most })}
          onChange={next => (next !== null || field.mayBeNull) && set(next)}
          style={{ width: '100%', maxWidth: 220 }}
        />
      );
    case 'text':
      return <Input id={id} value={typeof value === 'string' ? value : ''} onChange={event => set(event.target.value)} />;
  }
}

/** Settings of a pack as fields made from their schema (参数设置). */
export function SettingsTab() {
  const { say, pick, lang } = useText();
  const { parts } = useDesk();
  const fields = settingFields(parts.settings.schema);
  if (fields.length === 0) return <Notice title={say('setting.none')} hint="" />;
  return (
    <div className="bjd-panel bjd-fields bjd-narrow">
      {fields.map(field => (
        <EditField<unknown>
          key={field.id}
          label={pick(field.title)}
          address={{ part: 'settings', path: [field.id] }}
          {...(lang === 'zh' && field.type !== 'choice' && field.hint ? { hint: field.hint } : {})}
        >
          {({ id, value, set }) => <Control id={id} field={field} value={value} set={set} />}
        </EditField>
      ))}
    </div>
  );
}
