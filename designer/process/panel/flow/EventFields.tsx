import { Checkbox } from 'antd';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, type Editable, text } from '../../properties.ts';
import { TextField } from '../Field.tsx';
import { bodyOf, definitionOf, eventTypeOf, interruptionOf, isCatching, withBody } from '../model/events.ts';
import { readMappings, withMappings } from '../model/mappings.ts';
import { nameOfRoot, namesOfRoots, type RootKind, rootNamed } from '../model/roots.ts';
import { compensable } from '../model/steps.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ConditionField } from '../parts/ConditionField.tsx';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';
import { MappingRows } from '../parts/MappingRows.tsx';
import { NamedField } from './NamedField.tsx';
import { TimerFields } from './TimerFields.tsx';

interface PartProps {
  readonly panel: Panel;
  /** What says the name, the correlation and the data: an event definition, or a receive or send task. */
  readonly owner: Editable;
}

/** Messages the product itself sends to a case (办件自带的消息), in words. */
const knownMessages = [
  'extension-requested',
  'supplement-received',
  'procedure-requested',
  'special-procedure-finished',
  'case-registered',
  'deemed-accepted',
] as const;

/** A message by its name, or a signal, an error, an escalation. */
function RootField({ panel, owner, kind }: PartProps & { readonly kind: RootKind }) {
  const { say } = useText();
  const { editor, apply } = panel;
  const property = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Ref`;
  const value = nameOfRoot(owner.get(property) as Editable | undefined, kind);
  const usual = kind === 'Message' ? knownMessages : [];
  const names = [...new Set<string>([...usual, ...namesOfRoots(editor, kind)])];
  const wordOf = (name: string): string =>
    (usual as readonly string[]).includes(name) ? `${say(`pp.message.${name as 'case-registered'}`)}（${name}）` : name;
  return (
    <NamedField
      label={say(kind === 'Message' ? 'prop.message' : `pp.root.${kind}`)}
      hint={say(`pp.root.${kind}.hint`)}
      value={value}
      options={names.map(name => ({ value: name, label: wordOf(name) }))}
      onSend={name => apply({ target: owner, properties: { [property]: rootNamed(editor, kind, name) } })}
    />
  );
}

/** Name, key and data of a message (消息): of an event, a receive task or a send task. */
export function MessageFields({ panel, owner }: PartProps) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const isSent = subject.$type === 'bpmn:SendTask' || (owner !== subject && !isCatching(subject));
  const type = subject.$type === 'bpmn:SendTask' ? 'bj:In' : 'bj:Out';
  return (
    <>
      <RootField panel={panel} owner={owner} kind="Message" />
      <ExpressionField
        panel={panel}
        label={say('pp.correlation')}
        hint={say('pp.correlationHint')}
        value={attributeOf(owner, 'correlation') ?? ''}
        onSend={feel => apply({ target: owner, properties: { 'bj:correlation': asFeel(feel) } })}
      />
      <MappingRows
        panel={panel}
        title={say(isSent ? 'pp.payload' : 'pp.taken')}
        hint={say(isSent ? 'pp.payloadHint' : 'pp.takenHint')}
        targetLabel={say(isSent ? 'pp.payloadName' : 'pp.variable')}
        rows={readMappings(owner, type)}
        onSend={rows => apply(withMappings(owner, type, rows, editor.factory))}
      />
    </>
  );
}

function SignalFields({ panel, owner }: PartProps) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  return (
    <>
      <RootField panel={panel} owner={owner} kind="Signal" />
      <MappingRows
        panel={panel}
        title={say(isCatching(subject) ? 'pp.taken' : 'pp.payload')}
        hint={say(isCatching(subject) ? 'pp.takenHint' : 'pp.payloadHint')}
        targetLabel={say('pp.variable')}
        rows={readMappings(owner, 'bj:Out')}
        onSend={rows => apply(withMappings(owner, 'bj:Out', rows, editor.factory))}
      />
    </>
  );
}

function ConditionalFields({ panel, owner }: PartProps) {
  const { say } = useText();
  const { element, editor, apply } = panel;
  return (
    <ConditionField
      panel={panel}
      name={`${element.id}/condition`}
      label={say('pp.happens')}
      hint={say('pp.happensHint')}
      value={bodyOf(owner, 'condition').replace(/^\s*=\s*/, '')}
      onSend={feel => apply(withBody(owner, 'condition', feel, editor.factory))}
    />
  );
}

function LinkFields({ panel, owner }: PartProps) {
  const { say } = useText();
  return (
    <TextField
      label={say('pp.link')}
      hint={say('pp.linkHint')}
      value={text(owner.get('name')) ?? ''}
      onSend={name => panel.apply({ target: owner, properties: { name: text(name.trim()) } })}
    />
  );
}

const everything = '';

/** What a throw compensates (补偿): one activity, or everything of its level; and whether it waits until that is done. */
function CompensateFields({ panel, owner }: PartProps) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  if (isCatching(subject)) return <p className="bjd-soft">{say('pp.compensateCatch')}</p>;
  const activities = compensable(editor);
  const chosen = owner.get('activityRef') as Editable | undefined;
  return (
    <>
      <ChoiceField
        label={say('pp.compensate')}
        value={chosen?.id ?? everything}
        options={[{ value: everything, label: say('pp.compensateAll') }, ...activities.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={id =>
          apply({ target: owner, properties: { activityRef: id === everything ? undefined : editor.find(id)?.businessObject } })
        }
      />
      <Checkbox
        checked={owner.get('waitForCompletion') !== false}
        onChange={({ target }) => apply({ target: owner, properties: { waitForCompletion: target.checked } })}
      >
        {say('pp.compensateWaits')}
      </Checkbox>
    </>
  );
}

function Interruption({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, apply } = panel;
  const interruption = interruptionOf(subject);
  if (!interruption) return null;
  return (
    <Checkbox
      checked={interruption.isOn}
      onChange={({ target }) => apply({ target: subject, properties: { [interruption.name]: target.checked } })}
    >
      {say(subject.$type === 'bpmn:BoundaryEvent' ? 'pp.interrupting' : 'pp.interruptingStart')}
    </Checkbox>
  );
}

function Content({ panel, owner }: PartProps) {
  const { say } = useText();
  switch (eventTypeOf(panel.subject)) {
    case 'timer':
      return <TimerFields panel={panel} definition={owner} />;
    case 'message':
      return <MessageFields panel={panel} owner={owner} />;
    case 'signal':
      return <SignalFields panel={panel} owner={owner} />;
    case 'error':
      return <RootField panel={panel} owner={owner} kind="Error" />;
    case 'escalation':
      return <RootField panel={panel} owner={owner} kind="Escalation" />;
    case 'conditional':
      return <ConditionalFields panel={panel} owner={owner} />;
    case 'link':
      return <LinkFields panel={panel} owner={owner} />;
    case 'compensate':
      return <CompensateFields panel={panel} owner={owner} />;
    case 'terminate':
      return <p className="bjd-soft">{say('pp.terminateHint')}</p>;
    default:
      return null;
  }
}

/** What an event waits for or throws (事件设置). */
export function EventFields({ panel }: { readonly panel: Panel }) {
  const definition = definitionOf(panel.subject);
  return (
    <>
      {definition && <Content panel={panel} owner={definition} />}
      <Interruption panel={panel} />
    </>
  );
}
