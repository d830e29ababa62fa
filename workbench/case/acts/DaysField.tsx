import { InputNumber } from 'antd';
import { useId } from 'react';

interface DaysFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly onChange: (days: number | null) => void;
  /** What is wrong, shown beside it. */
  readonly error: string | null;
  readonly isRequired: boolean;
}

/** A number of days (天数), with its error beside it. */
export function DaysField({ label, unit, value, onChange, error, isRequired }: DaysFieldProps) {
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
      <InputNumber
        id={id}
        min={1}
        max={365}
        precision={0}
        value={value}
        onChange={onChange}
        suffix={unit}
        style={{ width: 180 }}
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
