import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { Parts } from '../draft/address.ts';
import { useText } from '../ui/preferences.tsx';
import type { EditorElement, ProcessEditor } from './createModeler.ts';
import { EventFields } from './panel/EventFields.tsx';
import { Field, Found } from './panel/Field.tsx';
import { FlowFields } from './panel/FlowFields.tsx';
import { IssueFields, LaneFields } from './panel/IssueFields.tsx';
import { CallFields, UserTaskFields } from './panel/UserTaskFields.tsx';
import type { Panel } from './panel/panel.ts';
import { kindOf } from './kinds.ts';
import type { Editable } from './properties.ts';

interface PropertiesPanelProps {
  readonly editor: ProcessEditor;
  readonly element: EditorElement | null;
  readonly parts: Parts;
  readonly problems: readonly DraftProblem[];
  readonly changes: number;
  readonly onCall: (pack: string) => void;
  readonly onLimit: () => void;
}

/** A text that is sent when the field is left or Enter is pressed, so that one rename is one step of undo. */
function NameField({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }) {
  const { say } = useText();
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const send = (): void => {
    if (typed.trim() !== name) onRename(typed.trim());
  };
  return (
    <Field label={say('prop.name')}>
      {id => (
        <Input id={id} value={typed} maxLength={100} onChange={event => setTyped(event.target.value)} onBlur={send} onPressEnter={send} />
      )}
    </Field>
  );
}

/** What can be set on the selected element (属性面板), in the words of the hall. */
export function PropertiesPanel({ editor, element, parts, problems, onCall, onLimit }: PropertiesPanelProps) {
  const { say, lang } = useText();
  if (!element) return <p className="bjd-soft bjd-pad">{say('prop.pick')}</p>;
  const subject: Editable = element.businessObject;
  const kind = kindOf(subject);
  const panel: Panel = { editor, element, subject, parts, lang, onLimit, apply: patch => editor.apply(element, patch) };
  return (
    <div className="bjd-fields" data-element={element.id}>
      <p className="bjd-kind">{say(`element.${kind}`)}</p>
      <Found problems={problems.filter(one => one.element === element.id)} />
      <NameField name={String(subject.get('name') ?? '')} onRename={name => editor.rename(element, name)} />
      {kind === 'userTask' && <UserTaskFields panel={panel} />}
      {kind === 'call' && <CallFields panel={panel} onCall={onCall} />}
      {kind === 'lane' && <LaneFields panel={panel} />}
      {kind === 'flow' && <FlowFields panel={panel} />}
      {kind === 'event' && <EventFields panel={panel} />}
      {['userTask', 'call', 'task', 'event', 'subProcess'].includes(kind) && <IssueFields panel={panel} />}
    </div>
  );
}
