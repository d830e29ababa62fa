import { Input, type InputRef } from 'antd';
import { type ComponentRef, useEffect, useRef, useState } from 'react';
import { NameSelect } from '../../../form/panel/rules/NameSelect.tsx';
import { useText } from '../../../ui/preferences.tsx';
import { Field } from '../Field.tsx';
import { judgeFeel } from '../model/names.ts';
import type { Panel } from '../panel.ts';

interface ExpressionFieldProps {
  readonly panel: Panel;
  readonly label: string;
  /** FEEL; a leading `=` is not shown. */
  readonly value: string;
  readonly hint?: string | undefined;
  /** Given the text without `=`; '' when it was emptied. */
  readonly onSend: (feel: string) => void;
}

const bare = (text: string): string => text.replace(/^\s*=\s*/, '');
/** FEEL as attributes of our namespace hold it: with a leading `=`; nothing stays nothing. */
export const asFeel = (text: string): string | undefined => (text.trim() === '' ? undefined : `= ${bare(text).trim()}`);

type Area = ComponentRef<typeof Input.TextArea> & Pick<InputRef, 'focus'>;

/** An expression (表达式): judged while it is typed, names put in from a list, sent when the field is left, so that one edit is one step of undo. */
export function ExpressionField({ panel, label, value, hint, onSend }: ExpressionFieldProps) {
  const { say, pick } = useText();
  const shown = bare(value);
  const [typed, setTyped] = useState(shown);
  const area = useRef<Area | null>(null);
  useEffect(() => setTyped(shown), [shown]);
  const wrong = judgeFeel(typed, panel.parts);
  const send = (next = typed): void => {
    if (next.trim() !== shown.trim()) onSend(next.trim());
  };
  const insert = (name: string): void => {
    const caret = area.current?.resizableTextArea?.textArea.selectionStart ?? typed.length;
    const next = typed.slice(0, caret) + name + typed.slice(caret);
    setTyped(next);
    send(next);
  };
  return (
    <div className="bjd-expression">
      <Field label={label} hint={hint} error={wrong ? pick(wrong) : undefined}>
        {id => (
          <Input.TextArea
            id={id}
            ref={area}
            className="bjd-code"
            value={typed}
            autoSize={{ minRows: 2, maxRows: 8 }}
            {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
            onChange={event => setTyped(event.target.value)}
            onBlur={() => send()}
          />
        )}
      </Field>
      <NameSelect
        label={say('pp.insert', { label })}
        placeholder={say('feel.insert')}
        names={panel.names}
        value={null}
        isReadOnly={false}
        onChange={({ name }) => insert(name)}
      />
    </div>
  );
}
