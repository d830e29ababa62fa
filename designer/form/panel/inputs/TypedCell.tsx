import { Input } from 'antd';
import { useId } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import type { Reading } from '../reading.ts';
import { useTyped } from './useTyped.ts';

interface TypedCellProps<T> {
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly suffix?: string;
  readonly isCode?: boolean;
  readonly isReadOnly: boolean;
  readonly value: T;
  readonly write: (value: T) => string;
  readonly read: (typed: string) => Reading<T>;
  readonly onSend: (value: T) => void;
}

/** A small typed input inside a list (单元格): named by its label alone; what cannot be used yet stays, with the reason under it. */
export function TypedCell<T>(props: TypedCellProps<T>) {
  const { label, placeholder = '', suffix, isCode = false, isReadOnly } = props;
  const { pick } = useText();
  const wrongId = useId();
  const { typed, fault, type } = useTyped(props);
  return (
    <span className="bjf-cell">
      <Input
        size="small"
        aria-label={label}
        className={isCode ? 'bjd-code' : ''}
        placeholder={placeholder}
        suffix={suffix}
        readOnly={isReadOnly}
        value={typed}
        {...(fault ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': wrongId } : {})}
        onChange={event => type(event.target.value)}
      />
      {fault && (
        <small className="bjd-wrong" id={wrongId} role="alert">
          {pick(fault)}
        </small>
      )}
    </span>
  );
}
