import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useCalendarText } from '../messages/index.ts';
import { clockOf, lengthWords } from '../year/phrases.ts';
import type { EditorProps } from './ContentStep.tsx';
import { FieldFault, faultProps } from './FieldFault.tsx';

type Period = { readonly from: number; readonly to: number };
const mostPeriods = 6;
const hourMinutes = 60;
/** The last minute a clock face shows. */
const lastMinute = 24 * hourMinutes - 1;

/** Office hours of this calendar (办公时间): its own periods, or those of the calendar above. */
export function HoursEditor({ view, draft, update, faults }: EditorProps) {
  const { say } = useCalendarText();
  const hasAbove = view.layers.length > 1;
  const periods = draft.hours?.periods ?? view.hours.periods;
  const set = (next: readonly Period[]): void => update({ hours: { periods: [...next] } });
  const isInherited = draft.hours === null;
  const last = periods.at(-1)?.to ?? 9 * hourMinutes;
  return (
    <section className="bj-panel bj-panel-body bj-fields" id="hours" tabIndex={-1}>
      <h2>{say('change.hours')}</h2>
      <p className="bj-soft">{say('hours.hint')}</p>
      {hasAbove && (
        <Checkbox
          checked={isInherited}
          onChange={event => update({ hours: event.target.checked ? null : { periods: [...view.hours.periods] } })}
        >
          {say('hours.inherit')}
        </Checkbox>
      )}
      <FieldFault faults={faults} field="hours" />
      {periods.map((period, index) => (
        <PeriodRow
          // biome-ignore lint/suspicious/noArrayIndexKey: periods are told by their place
          key={index}
          period={period}
          index={index}
          faults={faults}
          isFixed={isInherited && hasAbove}
          onChange={part => set(periods.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onRemove={() => set(periods.filter((_, at) => at !== index))}
        />
      ))}
      <p className="bj-soft">
        {say('hours.total', {
          hours: lengthWords(
            Math.max(
              0,
              periods.reduce((sum, { from, to }) => sum + to - from, 0),
            ),
            say,
          ),
        })}
      </p>
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={(isInherited && hasAbove) || periods.length >= mostPeriods}
          onClick={() =>
            set([
              ...periods,
              { from: Math.min(last + hourMinutes, 23 * hourMinutes), to: Math.min(last + 2 * hourMinutes, 24 * hourMinutes) },
            ])
          }
        >
          {say('hours.add')}
        </Button>
      </div>
    </section>
  );
}

interface PeriodRowProps {
  readonly period: Period;
  readonly index: number;
  readonly faults: EditorProps['faults'];
  readonly isFixed: boolean;
  readonly onChange: (part: Partial<Period>) => void;
  readonly onRemove: () => void;
}

function PeriodRow({ period, index, faults, isFixed, onChange, onRemove }: PeriodRowProps) {
  const { say } = useCalendarText();
  const field = `hours-from-${index}`;
  const time = (side: 'from' | 'to') => (
    <TimePicker
      id={side === 'from' ? field : `hours-to-${index}`}
      className="bj-time-field"
      value={dayjs(`2000-01-01T${clockOf(Math.min(period[side], lastMinute))}`)}
      format={['HH:mm', 'H:mm', 'HHmm']}
      allowClear={false}
      needConfirm={false}
      minuteStep={5}
      disabled={isFixed}
      aria-label={say(side === 'from' ? 'hours.from' : 'hours.to', { n: index + 1 })}
      onChange={time => time && onChange({ [side]: time.hour() * hourMinutes + time.minute() })}
      {...faultProps(faults, field)}
    />
  );
  return (
    <div>
      <div className="bj-office-period">
        {time('from')}
        <span aria-hidden="true">–</span>
        {time('to')}
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          disabled={isFixed}
          aria-label={say('hours.remove', { n: index + 1 })}
          onClick={onRemove}
        />
      </div>
      <FieldFault faults={faults} field={field} />
    </div>
  );
}
