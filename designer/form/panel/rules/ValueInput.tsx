import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useText } from '../../../ui/preferences.tsx';
import { TypedCell } from '../inputs/TypedCell.tsx';
import { readMoney, readNumber, writeMoney, writeNumber } from '../reading.ts';
import type { Compared } from './conditions.ts';
import type { NameInSight } from './names.ts';

interface ValueInputProps {
  /** Names the input among all of the form. */
  readonly name: string;
  readonly label: string;
  /** The field compared with; undefined: not known, any text. */
  readonly of: Pick<NameInSight, 'kind' | 'choices'> | undefined;
  readonly isMany: boolean;
  readonly hasToday: boolean;
  readonly isReadOnly: boolean;
  readonly values: readonly Compared[];
  readonly onSend: (values: readonly Compared[]) => void;
}

const textOf = (value: Compared | undefined): string => (value === undefined || typeof value === 'object' ? '' : String(value));
const listOf = (value: Compared | null | undefined): readonly Compared[] => (value === null || value === undefined ? [] : [value]);

function Choice({ name: _, label, of, isMany, isReadOnly, values, onSend }: ValueInputProps) {
  const { say, pick } = useText();
  const choices: readonly { readonly value: Compared; readonly label: string }[] =
    of?.kind === 'flag' && of.choices.length === 0
      ? [true, false].map(value => ({ value, label: say(value ? 'yes' : 'no') }))
      : (of?.choices ?? []).map(({ value, title }) => ({ value, label: pick(title) }));
  const gone = values.filter(value => !choices.some(choice => choice.value === value));
  const options = [...choices, ...gone.map(value => ({ value, label: say('cond.unknownChoice', { value: textOf(value) }) }))];
  const at = (value: Compared): number => options.findIndex(option => option.value === value);
  return (
    <Select
      size="small"
      aria-label={label}
      disabled={isReadOnly}
      {...(isMany ? { mode: 'multiple' as const } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      value={isMany ? values.map(at) : values.length > 0 ? at(values[0]!) : null}
      options={options.map((option, value) => ({ value, label: option.label }))}
      onChange={(chosen: number | readonly number[] | null) => onSend([chosen ?? []].flat().map(index => options[index as number]!.value))}
    />
  );
}

function Day({ label, hasToday, isReadOnly, values, onSend }: ValueInputProps) {
  const { say } = useText();
  const isToday = typeof values[0] === 'object';
  return (
    <span className="bjf-day">
      {!isToday && (
        <DatePicker
          size="small"
          aria-label={label}
          disabled={isReadOnly}
          value={typeof values[0] === 'string' && dayjs(values[0]).isValid() ? dayjs(values[0]) : null}
          onChange={day => onSend(day ? [day.format('YYYY-MM-DD')] : [])}
        />
      )}
      {hasToday && (
        <label>
          <input
            type="checkbox"
            disabled={isReadOnly}
            checked={isToday}
            onChange={event => onSend(event.target.checked ? [{ today: true }] : [])}
          />{' '}
          {say('cond.today')}
        </label>
      )}
    </span>
  );
}

function Amount({ name, label, of, isReadOnly, values, onSend }: ValueInputProps) {
  const { say } = useText();
  const isMoney = of?.kind === 'money';
  return (
    <TypedCell<number | undefined>
      name={name}
      label={label}
      isReadOnly={isReadOnly}
      {...(isMoney ? { suffix: say('panel.yuan') } : {})}
      value={typeof values[0] === 'number' ? values[0] : undefined}
      write={isMoney ? writeMoney : writeNumber}
      read={isMoney ? readMoney : readNumber}
      onSend={value => onSend(listOf(value))}
    />
  );
}

/** The value a field is compared with or begins with (值): chosen, typed or a day, as its kind wants. */
export function ValueInput(props: ValueInputProps) {
  const { name, label, of, isMany, isReadOnly, values, onSend } = props;
  if (of && (of.choices.length > 0 || of.kind === 'flag')) return <Choice {...props} />;
  if (of?.kind === 'number' || of?.kind === 'money') return <Amount {...props} />;
  if (of?.kind === 'date') return <Day {...props} />;
  if (isMany)
    return (
      <Select
        size="small"
        mode="tags"
        aria-label={label}
        disabled={isReadOnly}
        value={values.map(textOf)}
        tokenSeparators={[',', '，', '、']}
        onChange={(texts: readonly string[]) => onSend(texts)}
      />
    );
  return (
    <TypedCell<Compared | undefined>
      name={name}
      label={label}
      isReadOnly={isReadOnly}
      value={values[0]}
      write={textOf}
      read={typed => ({ value: typed === '' ? undefined : typed })}
      onSend={value => onSend(listOf(value))}
    />
  );
}
