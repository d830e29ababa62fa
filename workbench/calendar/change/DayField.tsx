import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  readonly id?: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly label: string;
  readonly onChange: (date: string) => void;
  readonly status?: 'error';
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
}

/** What may be typed for a day. */
const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日'];

/** A day (日期): typed in any usual form, or picked. */
export function DayField({ value, label, onChange, ...field }: DayFieldProps) {
  return (
    <DatePicker
      {...field}
      className="bj-day-field"
      value={value ? dayjs(value) : null}
      format={formats}
      placeholder="YYYY-MM-DD"
      allowClear={false}
      aria-label={label}
      onChange={date => onChange(date ? date.format('YYYY-MM-DD') : '')}
    />
  );
}
