import { Input, Radio } from 'antd';
import { useId } from 'react';
import { useText } from '../../shared/messages/index.ts';
import { useCaseText } from '../messages/index.ts';
import { outcomes, type SuperiorAnswer } from './answer.ts';
import { superiorMessages } from './messages.ts';

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** A labelled line (单行填写), with its error beside it. */
export function Line({ label, value, type = 'text', error, onChange }: LineProps) {
  const id = useId();
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {label}
      </label>
      <Input
        id={id}
        type={type}
        value={value}
        onChange={event => onChange(event.target.value)}
        maxLength={100}
        required
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        {...(error === null ? {} : { status: 'error' as const })}
      />
      {error !== null && (
        <p id={`${id}-error`} className="bj-act-error">
          {error}
        </p>
      )}
    </div>
  );
}

interface OutcomeProps {
  readonly value: SuperiorAnswer['outcome'] | null;
  readonly isMissing: boolean;
  readonly onChange: (outcome: SuperiorAnswer['outcome']) => void;
}

/** What the superior said (答复结果). */
export function Outcome({ value, isMissing, onChange }: OutcomeProps) {
  const { t } = useText(superiorMessages);
  const { say } = useCaseText();
  const id = useId();
  return (
    <div className="bj-act-field">
      <span id={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {t('answer.outcome')}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        onChange={event => onChange(event.target.value as SuperiorAnswer['outcome'])}
        options={outcomes.map(outcome => ({ value: outcome, label: t(`answer.${outcome}`) }))}
      />
      {isMissing && <p className="bj-act-error">{say('required')}</p>}
    </div>
  );
}
