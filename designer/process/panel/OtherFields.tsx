import { Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import type { ElementKind } from '../kinds.ts';
import { attributeOf, issuesOf } from '../properties.ts';
import { Field } from './Field.tsx';
import { AdHocFields, CallFields, CrossingFields, OutputFields } from './flow/ContainerFields.tsx';
import { EventFields } from './flow/EventFields.tsx';
import { FlowFields, GatewayFields } from './flow/FlowFields.tsx';
import { readLoop } from './model/loops.ts';
import { readMappings } from './model/mappings.ts';
import { documentationOf, readNotices, withDocumentation } from './model/notices.ts';
import type { Panel } from './panel.ts';
import { RoleField } from './parts/RoleField.tsx';
import { Section } from './parts/Section.tsx';
import { ActFields } from './system/ActFields.tsx';
import { ActionFields } from './system/ActionFields.tsx';
import { NoticeFields } from './system/NoticeFields.tsx';
import { DecisionFields, ReceiveFields, ScriptFields } from './system/WorkFields.tsx';
import { LoopFields } from './task/LoopFields.tsx';
import { UserTaskFields } from './UserTaskFields.tsx';

interface OtherFieldsProps {
  readonly panel: Panel;
  readonly kind: ElementKind;
  readonly onCall: (pack: string) => void;
}

/** The role whose people work in a lane (泳道角色). */
function LaneFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, apply } = panel;
  return (
    <RoleField
      panel={panel}
      label={say('prop.role')}
      hint={say('pp.laneHint')}
      none={say('none')}
      value={attributeOf(subject, 'role')}
      onChange={role => apply({ target: subject, properties: { 'bj:role': role } })}
    />
  );
}

/** Words for the colleagues who read the drawing (备注); the process does not read them. */
function NoteField({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const written = documentationOf(subject);
  const [typed, setTyped] = useState(written);
  useEffect(() => setTyped(written), [written]);
  return (
    <Field label={say('pp.note')} hint={say('pp.noteHint')}>
      {id => (
        <Input.TextArea
          id={id}
          value={typed}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={event => setTyped(event.target.value)}
          onBlur={() => {
            if (typed.trim() !== written) apply(withDocumentation(subject, typed, editor.factory));
          }}
        />
      )}
    </Field>
  );
}

/** What a machine's task does, by its type. */
function TaskFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  switch (panel.subject.$type) {
    case 'bpmn:ServiceTask':
      return <ActionFields panel={panel} />;
    case 'bpmn:SendTask':
      return panel.subject.get('messageRef') ? <ReceiveFields panel={panel} /> : <ActionFields panel={panel} />;
    case 'bpmn:ReceiveTask':
      return <ReceiveFields panel={panel} />;
    case 'bpmn:ScriptTask':
      return <ScriptFields panel={panel} />;
    case 'bpmn:BusinessRuleTask':
      return <DecisionFields panel={panel} />;
    default:
      return <p className="bjd-soft">{say('pp.plainTask')}</p>;
  }
}

/** Data objects and stores (数据对象): a name is a variable of the process. */
function DataFields({ panel: { subject } }: { readonly panel: Panel }) {
  const { say } = useText();
  const isStore = /DataStore/.test(subject.$type);
  if (!isStore && !/Data/.test(subject.$type)) return null;
  return <p className="bjd-soft">{say(isStore ? 'pp.dataStore' : 'pp.dataObject')}</p>;
}

/** Fields that belong to the kind of the element alone. */
function OwnFields({ panel, kind, onCall }: OtherFieldsProps): ReactNode {
  switch (kind) {
    case 'userTask':
      return <UserTaskFields panel={panel} />;
    case 'call':
      return <CallFields panel={panel} onCall={onCall} />;
    case 'task':
      return <TaskFields panel={panel} />;
    case 'lane':
      return <LaneFields panel={panel} />;
    case 'flow':
      return <FlowFields panel={panel} />;
    case 'gateway':
      return <GatewayFields panel={panel} />;
    case 'event':
      return <EventFields panel={panel} />;
    case 'subProcess':
      return panel.subject.$type === 'bpmn:AdHocSubProcess' ? <AdHocFields panel={panel} /> : null;
    default:
      return <DataFields panel={panel} />;
  }
}

/** What completes with the element: act and documents, notices, data. */
function CommonSections({ panel, kind }: Omit<OtherFieldsProps, 'onCall'>) {
  const { say } = useText();
  const { subject } = panel;
  const isCrossed = kind === 'call' || kind === 'subProcess';
  const isActivity = isCrossed || kind === 'userTask' || kind === 'task';
  const notices = readNotices(subject).length;
  const rows = readMappings(subject, 'bj:Out').length + readMappings(subject, 'bj:In').length;
  const hasAct = attributeOf(subject, 'act') !== undefined || issuesOf(subject).length > 0;
  const { repeat } = readLoop(subject);
  const counted = (n: number): string | undefined => (n > 0 ? say('pp.count', { n }) : undefined);
  const takesMessage = ['bpmn:ReceiveTask', 'bpmn:SendTask'].includes(subject.$type) && subject.get('messageRef') !== undefined;
  return (
    <>
      <Section name={`act/${kind}`} title={say('pp.section.act')} isOpen={hasAct || kind !== 'userTask'}>
        {() => <ActFields panel={panel} />}
      </Section>
      <Section name="notices" title={say('pp.section.notices')} summary={counted(notices)} isOpen={notices > 0}>
        {() => <NoticeFields panel={panel} />}
      </Section>
      {isActivity && !takesMessage && (
        <Section name={`data/${kind}`} title={say('pp.section.data')} summary={counted(rows)} isOpen={isCrossed}>
          {() => (isCrossed ? <CrossingFields panel={panel} /> : <OutputFields panel={panel} />)}
        </Section>
      )}
      {isActivity && subject.get('triggeredByEvent') !== true && (
        <Section name="loop" title={say('pp.section.loop')} summary={say(`pp.repeat.${repeat}`)} isOpen={repeat !== 'once'}>
          {() => <LoopFields panel={panel} />}
        </Section>
      )}
    </>
  );
}

/** Everything of an element below its name (属性字段). */
export function OtherFields(props: OtherFieldsProps) {
  const { panel, kind } = props;
  const { say } = useText();
  const written = documentationOf(panel.subject) !== '';
  return (
    <>
      <OwnFields {...props} />
      {['userTask', 'call', 'task', 'event', 'subProcess'].includes(kind) && <CommonSections panel={panel} kind={kind} />}
      <Section name="note" title={say('pp.section.note')} isOpen={written}>
        {() => <NoteField panel={panel} />}
      </Section>
    </>
  );
}
