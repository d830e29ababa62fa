import { Checkbox, InputNumber, Select, Space } from 'antd';
import { stages as stageIds, taskVerbs } from '#engine/bpmn/definition.ts';
import { rolesIn } from '../../packs/rules.ts';
import { stages, termOf } from '../../messages/terms.ts';
import { useText } from '../../ui/preferences.tsx';
import { useRead } from '../../ui/read.ts';
import { assignmentOf, attributeOf, type Editable, readLimit, type StepLimit, verbsOf, withChild } from '../properties.ts';
import { RightsField } from '../rights/RightsField.tsx';
import { Field, TextField } from './Field.tsx';
import type { Panel } from './panel.ts';

const limitUnits = ['wd', 'wh', 'd', 'min'] as const;
const defaultLimit: StepLimit = { n: 1, unit: 'wd' };

/** The lane an element lies in, through its sub-processes. */
function laneRole({ element }: Panel): string | undefined {
  for (let above = element.parent; above; above = above.parent) {
    const role = /Lane$/.test(above.businessObject.$type) ? attributeOf(above.businessObject, 'role') : undefined;
    if (role) return role;
  }
  const lanes = element.businessObject.get('lanes');
  return Array.isArray(lanes) ? (lanes as Editable[]).map(lane => attributeOf(lane, 'role')).find(Boolean) : undefined;
}

function RoleFields({ panel }: { readonly panel: Panel }) {
  const { say, pick } = useText();
  const { subject, editor, apply, parts } = panel;
  const now = assignmentOf(subject);
  const roles = rolesIn(parts.roles);
  const lane = laneRole(panel);
  const set = (attributes: Readonly<Record<string, unknown>>) =>
    apply(
      withChild(
        subject,
        'bj:Assignment',
        { rule: now.rule, role: now.role ?? lane, whenEmpty: now.whenEmpty, unit: now.unit, ...attributes },
        editor.factory,
      ),
    );
  const laneTitle = roles.find(({ id }) => id === lane)?.title;
  return (
    <>
      <Field label={say('prop.rule')}>
        {id => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={now.rule}
            options={(['role', 'previous', 'person'] as const).map(value => ({ value, label: say(`rule.${value}`) }))}
            onChange={rule => set({ rule, role: rule === now.rule ? now.role : rule === 'role' ? (lane ?? roles[0]?.id) : undefined })}
          />
        )}
      </Field>
      {now.rule === 'role' && (
        <Field label={say('prop.role')} hint={!now.isDrawn && laneTitle ? say('prop.laneRole', { role: pick(laneTitle) }) : undefined}>
          {id => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={now.role ?? lane}
              placeholder={say('prop.choose')}
              options={roles.map(role => ({ value: role.id, label: pick(role.title) }))}
              onChange={role => set({ role })}
            />
          )}
        </Field>
      )}
      {now.rule !== 'role' && (
        <TextField
          label={say(now.rule === 'previous' ? 'prop.previous' : 'prop.person')}
          value={now.role ?? ''}
          isCode
          onSend={role => set({ role })}
        />
      )}
      {now.rule === 'role' && (
        <Field label={say('prop.unit')}>
          {id => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={now.unit ?? ''}
              options={[
                { value: '', label: say('unitOf.any') },
                { value: '= service.unit', label: say('unitOf.service') },
                ...(now.unit && now.unit !== '= service.unit' ? [{ value: now.unit, label: now.unit }] : []),
              ]}
              onChange={unit => set({ unit: unit === '' ? undefined : unit })}
            />
          )}
        </Field>
      )}
      <Field label={say('prop.whenEmpty')}>
        {id => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={now.whenEmpty}
            options={(['administrator', 'incident'] as const).map(value => ({ value, label: say(`whenEmpty.${value}`) }))}
            onChange={whenEmpty => set({ whenEmpty })}
          />
        )}
      </Field>
    </>
  );
}

function LimitField({ panel: { subject, apply, onLimit } }: { readonly panel: Panel }) {
  const { say } = useText();
  const text = attributeOf(subject, 'limit');
  const limit = readLimit(text);
  const set = (next: StepLimit | null): void => {
    apply({ target: subject, properties: { 'bj:limit': next ? `${next.n}${next.unit}` : undefined } });
    if (next) onLimit();
  };
  if (text?.startsWith('=')) {
    const send = (value: string) => apply({ target: subject, properties: { 'bj:limit': value.trim() === '' ? undefined : value } });
    return <TextField label={say('prop.limit')} value={text} isCode onSend={send} />;
  }
  return (
    <Field label={say('prop.limit')} hint={limit ? undefined : say('prop.noLimit')}>
      {id => (
        <Space.Compact block>
          <InputNumber
            id={id}
            min={1}
            max={99_999}
            precision={0}
            value={limit?.n ?? null}
            onChange={n => set(n === null ? null : { ...(limit ?? defaultLimit), n })}
            style={{ width: '45%' }}
          />
          <Select
            aria-label={say('prop.limitUnit')}
            value={limit?.unit ?? 'wd'}
            options={limitUnits.map(value => ({ value, label: say(`limit.${value}`) }))}
            onChange={unit => set({ ...(limit ?? defaultLimit), unit })}
            style={{ width: '55%' }}
          />
        </Space.Compact>
      )}
    </Field>
  );
}

function VerbFields({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const { allow, opinion } = verbsOf(subject);
  const set = (attributes: Readonly<Record<string, unknown>>) =>
    apply(withChild(subject, 'bj:Verbs', { ...(allow ? { allow: allow.join(' ') } : {}), opinion, ...attributes }, editor.factory));
  return (
    <>
      <Field label={say('prop.opinion')}>
        {id => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={opinion}
            options={(['required', 'optional', 'none'] as const).map(value => ({ value, label: say(`opinion.${value}`) }))}
            onChange={value => set({ opinion: value })}
          />
        )}
      </Field>
      <fieldset className="bjd-verbs">
        <legend>{say('prop.verbs')}</legend>
        <Checkbox.Group
          value={[...(allow ?? taskVerbs)]}
          options={taskVerbs.map(value => ({ value, label: say(`verb.${value}`) }))}
          onChange={chosen => set({ allow: taskVerbs.filter(verb => chosen.includes(verb)).join(' ') })}
        />
      </fieldset>
    </>
  );
}

/** Fields of a person's step (人工环节属性): form, stage, who, limit, verbs. */
export function UserTaskFields({ panel }: { readonly panel: Panel }) {
  const { say, pick, lang } = useText();
  const { subject, apply, parts } = panel;
  const set = (name: 'form' | 'stage') => (value: string | undefined) => apply({ target: subject, properties: { [`bj:${name}`]: value } });
  return (
    <>
      <Field label={say('step.form')}>
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
      <Field label={say('step.stage')}>
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
      <RoleFields panel={panel} />
      <LimitField panel={panel} />
      <VerbFields panel={panel} />
    </>
  );
}

/** The process a call activity calls (调用流程). */
export function CallFields({ panel, onCall }: { readonly panel: Panel; readonly onCall: (pack: string) => void }) {
  const { say, pick } = useText();
  const { subject, apply, parts } = panel;
  const packs = useRead('listPacks', {}).data?.rows ?? [];
  const known = packs.filter(({ id }) => id !== parts.head.id).map(row => ({ value: row.id, label: pick(row.title) }));
  const called = subject.get('calledElement');
  return (
    <Field label={say('step.calls')}>
      {id => (
        <Select
          id={id}
          value={typeof called === 'string' ? called : null}
          placeholder={say('prop.choose')}
          options={known}
          onChange={value => {
            apply({ target: subject, properties: { calledElement: value } });
            onCall(value);
          }}
        />
      )}
    </Field>
  );
}
