import { Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';
import { nameFault, renameField } from '../model/index.ts';
import { useUnfinished } from './inputs/unfinished.ts';
import type { FieldPanel } from './panel.ts';

/** Name of a field (字段名): judged while it is typed, changed when the input is left or Enter is pressed, as rules and rights follow it. */
export function NameSetting({ panel }: { readonly panel: FieldPanel }) {
  const { say, pick } = useText();
  const { path, editor, isReadOnly } = panel;
  const name = path.at(-1)!;
  const kept = useUnfinished();
  const key = `${panel.name}/name`;
  const [typed, setTyped] = useState(kept?.get(key) ?? name);
  const fault = nameFault(editor.file, path, typed.trim());
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim() === name) kept?.delete(key);
    else kept?.set(key, text);
  };
  const send = (): void => {
    const next = typed.trim();
    if (fault || next === name) return;
    const { path: renamed } = renameField(editor.file, path, next);
    kept?.delete(key);
    editor.apply(file => renameField(file, path, next).file);
    editor.select({ kind: 'field', path: renamed });
  };
  return (
    <Field label={say('panel.name')} hint={say('panel.nameHint')} error={fault ? pick(fault) : undefined}>
      {id => (
        <Input
          id={id}
          className="bjd-code"
          data-setting="name"
          readOnly={isReadOnly}
          value={typed}
          {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})}
          onChange={event => type(event.target.value)}
          onBlur={send}
          onPressEnter={send}
        />
      )}
    </Field>
  );
}
