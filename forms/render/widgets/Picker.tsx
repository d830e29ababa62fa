import { DatePicker, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { langOf } from '../lang.ts';
import { inHalls } from '../view/format.ts';
import { word } from '../words.ts';
import { full, type OwnWidgetProps } from './control.tsx';

/** Moments are kept in the zone of the halls. */
const zone = '+08:00';

/** Calendar and clock panels (日期、时间选择). Enter takes what was typed; it must not send the whole form as it would from a plain line. */
export function Picker(props: OwnWidgetProps) {
  const { value, onChange, schema } = props;
  const lang = langOf(props);
  const { 'aria-required': _required, ...aria } = props.control;
  const text = typeof value === 'string' ? value : '';
  const shared = {
    ...aria,
    style: full,
    onKeyDown: (event: { readonly key: string; readonly preventDefault: () => void }) => event.key === 'Enter' && event.preventDefault(),
  };
  if (schema.format === 'time')
    return (
      <TimePicker
        {...shared}
        format="HH:mm"
        value={text === '' ? null : dayjs(`2000-01-01T${text.slice(0, 5)}`)}
        placeholder={word('time', lang)}
        onChange={next => onChange(next ? `${next.format('HH:mm')}:00${zone}` : undefined)}
      />
    );
  const hasTime = schema.format === 'date-time';
  return (
    <DatePicker
      {...shared}
      showTime={hasTime ? { format: 'HH:mm' } : false}
      format={hasTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      value={text === '' ? null : dayjs(hasTime ? inHalls(text) : text.slice(0, 10))}
      placeholder={word(hasTime ? 'dateTime' : 'date', lang)}
      onChange={next => onChange(next ? next.format(hasTime ? `YYYY-MM-DDTHH:mm:00[${zone}]` : 'YYYY-MM-DD') : undefined)}
    />
  );
}
