import { Button, Checkbox, InputNumber, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useCalendarText } from '../messages/index.ts';
import { DayField } from '../change/DayField.tsx';
import { type LimitForm, type LimitUnit, limitUnits } from './form.ts';
import { PauseRows, SupplementRows } from './SpanRows.tsx';

/** What the parts of the form need. */
export interface LimitFieldsProps {
  readonly form: LimitForm;
  /** As a function of the form it is safe while other changes are under way. */
  readonly update: (part: Partial<LimitForm> | ((form: LimitForm) => Partial<LimitForm>)) => void;
}

/** Longest limit the calculator takes, in units. */
const longest = 1_000;

/** The question of the deadline calculator (期限要素): start, length, how it is counted, pauses, extension, supplements. */
export function LimitFields({ form, update, onClear }: LimitFieldsProps & { readonly onClear: () => void }) {
  const { say } = useCalendarText();
  return (
    <form className="bj-fields" aria-label={say('deadline.form')} onSubmit={event => event.preventDefault()}>
      <Start form={form} update={update} />
      <Length form={form} update={update} />
      <Counting form={form} update={update} />
      <PauseRows form={form} update={update} />
      <div>
        <label htmlFor="limit-extend">{say('deadline.extend')}</label>
        <InputNumber
          id="limit-extend"
          min={0}
          max={longest}
          precision={0}
          value={form.extend}
          suffix={say(`deadline.unit.${form.unit}`)}
          onChange={extend => update({ extend })}
        />
      </div>
      <SupplementRows form={form} update={update} />
      <div>
        <Button onClick={onClear}>{say('deadline.clear')}</Button>
      </div>
    </form>
  );
}

function Start({ form, update }: LimitFieldsProps) {
  const { say } = useCalendarText();
  return (
    <div>
      <label htmlFor="limit-from">{say('deadline.start')}</label>
      <div className="bj-field-line">
        <DayField id="limit-from" value={form.date} label={say('deadline.start')} onChange={date => update({ date })} />
        <TimePicker
          className="bj-time-field"
          value={form.time ? dayjs(`2000-01-01T${form.time}`) : null}
          format={['HH:mm', 'H:mm', 'HHmm']}
          needConfirm={false}
          minuteStep={5}
          placeholder={say('deadline.anyTime')}
          aria-label={say('deadline.startTime')}
          onChange={time => update({ time: time ? time.format('HH:mm') : '' })}
        />
      </div>
    </div>
  );
}

function Length({ form, update }: LimitFieldsProps) {
  const { say } = useCalendarText();
  return (
    <div>
      <label htmlFor="limit-length">{say('deadline.length')}</label>
      <div className="bj-field-line">
        <InputNumber id="limit-length" min={0} max={longest} precision={0} value={form.length} onChange={length => update({ length })} />
        <Select<LimitUnit>
          aria-label={say('deadline.unit')}
          value={form.unit}
          options={limitUnits.map(unit => ({ value: unit, label: say(`deadline.unit.${unit}`) }))}
          onChange={unit => update({ unit })}
          popupMatchSelectWidth={false}
          className="bj-unit-select"
        />
      </div>
    </div>
  );
}

function Counting({ form, update }: LimitFieldsProps) {
  const { say } = useCalendarText();
  return (
    <fieldset className="bj-fieldset bj-radio-column">
      <legend>{say('deadline.counting')}</legend>
      <Select
        aria-label={say('deadline.counting')}
        value={form.count}
        options={(['next-day', 'same-day'] as const).map(count => ({ value: count, label: say(`deadline.count.${count}`) }))}
        onChange={count => update({ count })}
      />
      <Checkbox checked={form.isOffDayMoved} onChange={event => update({ isOffDayMoved: event.target.checked })}>
        {say('deadline.offDay')}
      </Checkbox>
      <Checkbox checked={form.isLateMoved} onChange={event => update({ isLateMoved: event.target.checked })}>
        {say('deadline.afterClose')}
      </Checkbox>
    </fieldset>
  );
}
