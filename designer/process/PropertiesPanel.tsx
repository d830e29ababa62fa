import { Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { Parts } from '../draft/address.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useText } from '../ui/preferences.tsx';
import type { EditorElement, ProcessEditor } from './createModeler.ts';
import { Field, Found } from './panel/Field.tsx';
import { namesInProcess, type Sight } from './panel/model/names.ts';
import type { Panel } from './panel/panel.ts';
import { OtherFields } from './panel/OtherFields.tsx';
import { stepFormsOf, useVariables } from './panel/sight.ts';
import { kindOf } from './kinds.ts';
import type { Editable } from './properties.ts';
import '../form/panel/panel.css';
import './panel/panel.css';

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

/** What expressions of the process may read; every change of the drawing reads the steps' forms anew. */
function useSight(editor: ProcessEditor, parts: Parts, changes: number): Sight {
  const variables = useVariables(parts.bpmn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the drawing reads its steps anew
  return useMemo(() => ({ parts, stepForms: stepFormsOf(editor), variables }), [editor, parts, variables, changes]);
}

function Page({ id, kind, children }: { readonly id: string; readonly kind: string; readonly children: ReactNode }) {
  return (
    <div className="bjd-fields" data-element={id}>
      <p className="bjd-kind">{kind}</p>
      {children}
    </div>
  );
}

/** What can be set on the selected element (属性面板), in the words of the hall; without one, on the process itself. */
export function PropertiesPanel({ editor, element, parts, problems, changes, onCall, onLimit }: PropertiesPanelProps) {
  const { say, lang } = useText();
  const { set } = useDesk();
  const sight = useSight(editor, parts, changes);
  const names = useMemo(() => namesInProcess(sight), [sight]);
  const shown = element ?? editor.root();
  const subject: Editable = shown.businessObject;
  const kind = kindOf(subject);
  const panel: Panel = {
    editor,
    element: shown,
    subject,
    parts,
    lang,
    sight,
    names,
    onLimit,
    apply: patch => editor.apply(shown, patch),
    set,
  };
  const name = <NameField name={String(subject.get('name') ?? '')} onRename={next => editor.rename(shown, next)} />;
  return (
    <>
      {!element && <p className="bjd-soft bjd-pad">{say('prop.pick')}</p>}
      <Page id={shown.id} kind={say(element ? `element.${kind}` : 'pp.process')}>
        <Found problems={problems.filter(one => one.element === shown.id)} />
        {name}
        <OtherFields panel={panel} kind={kind} onCall={onCall} />
      </Page>
    </>
  );
}
