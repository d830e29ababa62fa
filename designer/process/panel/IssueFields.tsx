import { Select } from 'antd';
import { acts as actIds } from '#engine/bpmn/definition.ts';
import { acts, termOf } from '../../messages/terms.ts';
import { rolesIn } from '../../packs/rules.ts';
import { useText } from '../../ui/preferences.tsx';
import { attributeOf, childOf, issuesOf, withChild, withIssues } from '../properties.ts';
import { Field } from './Field.tsx';
import type { Panel } from './panel.ts';

const actions = ['none', 'issue-document', 'set-data', 'notify', 'call-webhook'] as const;

/** What a service or send task does besides its act and documents (系统动作). */
function ActionField({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const type = childOf(subject, 'bj:Action')?.get('type');
  return (
    <Field label={say('prop.action')}>
      {id => (
        <Select
          id={id}
          value={typeof type === 'string' ? type : null}
          placeholder={say('prop.choose')}
          options={actions.map(value => ({ value, label: say(`action.${value}`) }))}
          onChange={value => apply(withChild(subject, 'bj:Action', { type: value }, editor.factory))}
        />
      )}
    </Field>
  );
}

/** Legal act and documents of an activity or event (法律行为与文书): the act is done, the documents issued, when it completes. */
export function IssueFields({ panel }: { readonly panel: Panel }) {
  const { say, pick, lang } = useText();
  const { subject, editor, apply, parts } = panel;
  return (
    <>
      {/(Service|Send)Task$/.test(subject.$type) && <ActionField panel={panel} />}
      <Field label={say('step.act')} hint={say('prop.actHint')}>
        {id => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={attributeOf(subject, 'act') ?? null}
            placeholder={say('none')}
            options={actIds.map(value => ({ value, label: termOf(acts, value, lang) }))}
            onChange={value => apply({ target: subject, properties: { 'bj:act': value ?? undefined } })}
          />
        )}
      </Field>
      <Field label={say('step.issues')}>
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={[...issuesOf(subject)]}
            placeholder={say('none')}
            options={Object.entries(parts.documents).map(([value, { title }]) => ({ value, label: pick(title) }))}
            onChange={documents => apply(withIssues(subject, documents, editor.factory))}
          />
        )}
      </Field>
    </>
  );
}

/** The role whose people work in a lane (泳道角色). */
export function LaneFields({ panel: { subject, apply, parts } }: { readonly panel: Panel }) {
  const { say, pick } = useText();
  return (
    <Field label={say('prop.role')}>
      {id => (
        <Select
          id={id}
          allowClear
          value={attributeOf(subject, 'role') ?? null}
          placeholder={say('none')}
          options={rolesIn(parts.roles).map(role => ({ value: role.id, label: pick(role.title) }))}
          onChange={role => apply({ target: subject, properties: { 'bj:role': role ?? undefined } })}
        />
      )}
    </Field>
  );
}
