import { useCalendarText } from '../messages/index.ts';
import type { Fault } from './draft.ts';

/** The fault of a field, beside it (字段问题). Its id is `<field>-fault`, for `aria-describedby`. */
export function FieldFault({ faults, field }: { readonly faults: readonly Fault[]; readonly field: string }) {
  const { say } = useCalendarText();
  const fault = faults.find(one => one.field === field);
  if (!fault) return null;
  return (
    <span id={`${field}-fault`} className="bj-field-fault">
      {say(fault.key, fault.values)}
    </span>
  );
}

/** What marks a field as faulty, or nothing. */
export const faultProps = (faults: readonly Fault[], field: string) =>
  faults.some(one => one.field === field) ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${field}-fault` } : {};
