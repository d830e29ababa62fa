import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Offers } from '../../../form/panel/rules/FeelText.tsx';
import { NameSelect } from '../../../form/panel/rules/NameSelect.tsx';
import { useCompletion } from '../../../form/panel/rules/useCompletion.ts';
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

/** An expression (表达式): judged and completed while it is typed, sent when the field is left, so that one edit is one step of undo. */
export function ExpressionField({ panel, label, value, hint, onSend }: ExpressionFieldProps) {
  const { say, pick } = useText();
  const shown = bare(value);
  const [typed, setTyped] = useState(shown);
  const listId = useId();
  const { area, offer, look, close, take, insert, onKeyDown } = useCompletion(panel.names, typed, setTyped);
  useEffect(() => setTyped(shown), [shown]);
  const wrong = judgeFeel(typed, panel.parts);
  const send = (next = typed): void => {
    if (next.trim() !== shown.trim()) onSend(next.trim());
  };
  return (
    <div className="bjd-expression">
      <Field label={label} hint={hint} error={wrong ? pick(wrong) : undefined}>
        {id => (
          <>
            <Input.TextArea
              id={id}
              ref={element => {
                area.current = element?.resizableTextArea?.textArea ?? null;
              }}
              className="bjd-code"
              value={typed}
              autoSize={{ minRows: 2, maxRows: 8 }}
              aria-autocomplete="list"
              {...(offer ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${offer.active}` } : {})}
              {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onChange={event => {
                setTyped(event.target.value);
                look(event.target.value, event.target.selectionStart);
              }}
              onKeyDown={onKeyDown}
              onBlur={() => {
                close();
                send();
              }}
            />
            {offer && <Offers id={listId} names={offer.names} active={offer.active} onPick={take} />}
          </>
        )}
      </Field>
      <NameSelect
        label={say('pp.insert', { label })}
        placeholder={say('feel.insert')}
        names={panel.names}
        value={null}
        isReadOnly={false}
        onChange={({ name }) => send(insert(name))}
      />
    </div>
  );
}
