import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Input } from 'antd';
import type { Text } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import { problemWords } from '../../draft/problemWords.ts';
import { useText } from '../../ui/preferences.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** `id` joins the control with its label. */
  readonly children: (id: string) => ReactNode;
}

/** One field of the panel: label, control, hint and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="bjd-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <small className="bjd-soft">{hint}</small>}
      {error && (
        <small className="bjd-wrong" role="alert">
          <CloseCircleFilled aria-hidden /> {error}
        </small>
      )}
    </div>
  );
}

/** Problems of the selected element, above its fields (该元素的问题). */
export function Found({ problems }: { readonly problems: readonly DraftProblem[] }) {
  const { lang } = useText();
  if (problems.length === 0) return null;
  return (
    <ul className="bjd-found">
      {problems.map(problem => (
        <li key={problem.code + problem.message.en} data-severity={problem.severity}>
          {problem.severity === 'error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />} {problemWords(problem, lang)}
        </li>
      ))}
    </ul>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly isCode?: boolean;
  readonly isLong?: boolean;
  /** What is wrong with a text, said while it is typed. */
  readonly judge?: (value: string) => Text | null;
  readonly onSend: (value: string) => void;
}

/** A text sent when the field is left, so that one edit is one step of undo; judged while it is typed. */
export function TextField({ label, value, hint, isCode = false, isLong = false, judge, onSend }: TextFieldProps) {
  const { pick } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = judge?.(typed);
  const send = (): void => {
    if (typed !== value) onSend(typed);
  };
  const shared = {
    value: typed,
    className: isCode ? 'bjd-code' : '',
    onBlur: send,
    ...(wrong ? { status: 'error' as const } : {}),
  };
  return (
    <Field label={label} hint={hint} error={wrong ? pick(wrong) : undefined}>
      {id =>
        isLong ? (
          <Input.TextArea id={id} {...shared} autoSize={{ minRows: 2, maxRows: 8 }} onChange={event => setTyped(event.target.value)} />
        ) : (
          <Input id={id} {...shared} onChange={event => setTyped(event.target.value)} onPressEnter={send} />
        )
      }
    </Field>
  );
}
