import { Select } from 'antd';
import { stages as stageIds } from '#engine/bpmn/definition.ts';
import { stages, termOf } from '../../messages/terms.ts';
import { useText } from '../../ui/preferences.tsx';
import { attributeOf } from '../properties.ts';
import { RightsField } from '../rights/RightsField.tsx';
import { AssignmentFields } from './assignment/AssignmentFields.tsx';
import { CountersignFields } from './assignment/CountersignFields.tsx';
import { PolicyFields, unusualPolicies } from './assignment/PolicyFields.tsx';
import { Field } from './Field.tsx';
import { readCountersign } from './model/countersign.ts';
import { unusualSettings } from './model/verbs.ts';
import type { Panel } from './panel.ts';
import { Section } from './parts/Section.tsx';
import { LimitField } from './task/LimitField.tsx';
import { VerbFields, VerbSettingFields } from './task/VerbFields.tsx';

/** Form, rights on its fields, stage (表单与环节). */
function FormFields({ panel }: { readonly panel: Panel }) {
  const { say, pick, lang } = useText();
  const { subject, apply, parts } = panel;
  const set = (name: 'form' | 'stage') => (value: string | undefined) => apply({ target: subject, properties: { [`bj:${name}`]: value } });
  return (
    <>
      <Field label={say('step.form')} hint={say('pp.formHint')}>
        {id => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={attributeOf(subject, 'form') ?? null}
            placeholder={say('prop.noForm')}
            options={Object.entries(parts.forms).map(([value, form]) => ({ value, label: pick(form.title) }))}
            onChange={value => set('form')(value ?? undefined)}
          />
        )}
      </Field>
      <RightsField panel={panel} />
      <Field label={say('step.stage')} hint={say('pp.stageHint')}>
        {id => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={attributeOf(subject, 'stage') ?? null}
            placeholder={say('prop.noStage')}
            options={stageIds.map(value => ({ value, label: termOf(stages, value, lang) }))}
            onChange={value => set('stage')(value ?? undefined)}
          />
        )}
      </Field>
    </>
  );
}

/** Fields of a person's step (人工环节属性): form, stage, who, policies, countersign, limit, verbs. */
export function UserTaskFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject } = panel;
  const policies = unusualPolicies(panel);
  const signs = readCountersign(subject);
  const settings = unusualSettings(subject);
  return (
    <>
      <FormFields panel={panel} />
      <Section name="who" title={say('pp.section.who')} isOpen>
        {() => <AssignmentFields panel={panel} />}
      </Section>
      <Section
        name="policies"
        title={say('pp.section.policies')}
        summary={policies > 0 ? say('pp.unusual', { n: policies }) : say('pp.usual')}
        isOpen={policies > 0}
      >
        {() => <PolicyFields panel={panel} />}
      </Section>
      <Section
        name="countersign"
        title={say('pp.section.countersign')}
        summary={say(`pp.countersign.${signs?.mode ?? 'none'}`)}
        isOpen={signs !== null}
      >
        {() => <CountersignFields panel={panel} />}
      </Section>
      <Section name="limit" title={say('pp.section.limit')} isOpen>
        {() => <LimitField panel={panel} />}
      </Section>
      <Section name="verbs" title={say('pp.section.verbs')} isOpen>
        {() => <VerbFields panel={panel} />}
      </Section>
      <Section
        name="verbSettings"
        title={say('pp.section.verbSettings')}
        summary={settings > 0 ? say('pp.unusual', { n: settings }) : say('pp.usual')}
        isOpen={settings > 0}
      >
        {() => <VerbSettingFields panel={panel} />}
      </Section>
    </>
  );
}
