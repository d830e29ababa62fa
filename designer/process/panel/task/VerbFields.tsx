import { Checkbox } from 'antd';
import { taskVerbs } from '#engine/bpmn/definition.ts';
import { useText } from '../../../ui/preferences.tsx';
import { verbsOf, withChild } from '../../properties.ts';
import { settingOf, settingsFor, withSetting } from '../model/verbs.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';

/** What people may do with a task besides completing it (办理动作), and whether they must say why. */
export function VerbFields({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const { allow, opinion } = verbsOf(subject);
  const set = (attributes: Readonly<Record<string, unknown>>) =>
    apply(withChild(subject, 'bj:Verbs', { ...(allow ? { allow: allow.join(' ') } : {}), opinion, ...attributes }, editor.factory));
  return (
    <>
      <ChoiceField
        label={say('prop.opinion')}
        hint={say('pp.opinionHint')}
        value={opinion}
        options={(['required', 'optional', 'none'] as const).map(value => ({ value, label: say(`opinion.${value}`) }))}
        onChange={value => set({ opinion: value })}
      />
      <fieldset className="bjd-verbs">
        <legend>{say('prop.verbs')}</legend>
        <Checkbox.Group
          value={[...(allow ?? taskVerbs)]}
          options={taskVerbs.map(value => ({ value, label: say(`verb.${value}`), title: say(`pp.verb.${value}`) }))}
          onChange={chosen => set({ allow: taskVerbs.filter(verb => chosen.includes(verb)).join(' ') })}
        />
      </fieldset>
    </>
  );
}

/** How the verbs of a step behave (办理动作设置); only those of verbs it offers. */
export function VerbSettingFields({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const settings = settingsFor(verbsOf(subject).allow);
  if (settings.length === 0) return <p className="bjd-soft">{say('pp.noVerbSettings')}</p>;
  return settings.map(setting => (
    <ChoiceField
      key={setting.name}
      label={say(`pp.setting.${setting.name}`)}
      value={settingOf(subject, setting)}
      options={setting.values.map(value => ({ value, label: say(`pp.setting.${setting.name}.${value}` as 'pp.setting.returnReach') }))}
      onChange={value => apply(withSetting(subject, setting, value, editor.factory))}
    />
  ));
}
