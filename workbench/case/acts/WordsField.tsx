import { Input } from 'antd';
import { useId } from 'react';
import { useCaseText } from '../messages/index.ts';

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shows the sentence that it must be filled in. */
  readonly isMissing: boolean;
  readonly isRequired?: boolean;
  readonly hasFocus?: boolean;
}

const longest = 2000;

/** A labelled box for words (说明框), with its error beside it. */
export function WordsField({ label, value, onChange, isMissing, isRequired = true, hasFocus = false }: WordsFieldProps) {
  const { say } = useCaseText();
  const id = useId();
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        {isRequired && (
          <span aria-hidden className="bj-star">
            *
          </span>
        )}
        {label}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        onChange={event => onChange(event.target.value)}
        rows={3}
        maxLength={longest}
        autoFocus={hasFocus}
        required={isRequired}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        {...(isMissing ? { status: 'error' as const } : {})}
      />
      {isMissing && (
        <p id={`${id}-error`} className="bj-act-error">
          {say('required')}
        </p>
      )}
    </div>
  );
}
