import { Radio } from 'antd';
import { type ReactNode, useId } from 'react';

/** One way to choose, with what it means. */
export interface Option<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isOff?: boolean;
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** What is wrong, shown beside it. */
  readonly error?: string | null;
}

/** A labelled choice of one (单选), each option with its meaning below; the error stands beside it. */
export function Choice<V extends string>({ label, options, value, onChange, error = null }: ChoiceProps<V>) {
  const id = useId();
  return (
    <fieldset className="bj-choice" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <Radio.Group name={id} value={value} onChange={event => onChange(event.target.value as V)}>
        {options.map(option => (
          <Radio key={option.value} value={option.value} disabled={option.isOff ?? false}>
            <span>{option.label}</span>
            {option.hint && <div className="bj-soft">{option.hint}</div>}
          </Radio>
        ))}
      </Radio.Group>
      {error && (
        <p id={`${id}-error`} className="bj-act-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
