import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useSuperviseText } from '../useSuperviseText.ts';

/** Days between which cases were registered; null: no bound. */
export interface PeriodValue {
  readonly from: string | null;
  readonly to: string | null;
}

/** Which cases are tested (办件登记日期). */
export function Period({ value, onChange }: { readonly value: PeriodValue; readonly onChange: (value: PeriodValue) => void }) {
  const { t } = useSuperviseText();
  const id = useId();
  return (
    <fieldset className="bj-period">
      <legend>{t('test.period')}</legend>
      {(['from', 'to'] as const).map(end => (
        <span key={end} className="bj-row">
          <label htmlFor={`${id}-${end}`}>{t(`test.${end}`)}</label>
          <DatePicker
            id={`${id}-${end}`}
            value={value[end] === null ? null : dayjs(value[end])}
            placeholder={t('test.noBound')}
            onChange={day => onChange({ ...value, [end]: day === null ? null : day.format('YYYY-MM-DD') })}
            style={{ width: 150 }}
          />
        </span>
      ))}
    </fieldset>
  );
}
