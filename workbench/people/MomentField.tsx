import { DatePicker } from 'antd';
import { useId } from 'react';
import { shownMoment, typedMoment } from './moments.ts';
import { usePeopleText } from './usePeopleText.ts';

interface MomentFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** What is wrong with it. */
  readonly error: string | null;
}

/** A labelled moment, day and time to the minute (时间), with its error beside it. */
export function MomentField({ label, value, onChange, error }: MomentFieldProps) {
  const { lang } = usePeopleText();
  const id = useId();
  return (
    <div className="bj-act-field" lang={lang}>
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {label}
      </label>
      <DatePicker
        id={id}
        style={{ width: '100%' }}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        value={value === null ? null : shownMoment(value)}
        onChange={moment => onChange(moment === null ? null : typedMoment(moment))}
        aria-invalid={error !== null}
        {...(error ? { status: 'error' as const, 'aria-describedby': `${id}-error` } : {})}
      />
      {error && (
        <p id={`${id}-error`} className="bj-act-error">
          {error}
        </p>
      )}
    </div>
  );
}
