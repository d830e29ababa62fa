import { DatePicker, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useId } from 'react';
import { useText } from '../../shared/messages/index.ts';
import { useCaseText } from '../messages/index.ts';
import { outcomes, type SuperiorAnswer } from './answer.ts';
import { superiorMessages } from './messages.ts';

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** A label before its control, what is wrong after it. */
function Labelled({
  id,
  label,
  error,
  children,
}: Pick<LineProps, 'label' | 'error'> & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {label}
      </label>
      {children}
      {error !== null && (
        <p id={`${id}-error`} className="bj-act-error">
          {error}
        </p>
      )}
    </div>
  );
}

const wrong = (id: string, error: string | null) =>
  error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error`, status: 'error' as const };

/** A labelled line (单行填写), with its error beside it. */
export function Line({ label, value, error, onChange }: LineProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} error={error}>
      <Input id={id} value={value} onChange={event => onChange(event.target.value)} maxLength={100} required {...wrong(id, error)} />
    </Labelled>
  );
}

/** A labelled day (日期), `YYYY-MM-DD` or empty, with its error beside it. */
export function Day({ label, value, error, onChange }: LineProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} error={error}>
      <DatePicker
        id={id}
        value={value === '' ? null : dayjs(value)}
        onChange={day => onChange(day === null ? '' : day.format('YYYY-MM-DD'))}
        style={{ width: '100%' }}
        {...wrong(id, error)}
      />
    </Labelled>
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
