import { Input, InputNumber } from 'antd';
import type { HTMLAttributes } from 'react';
import type { Values } from '../../schema/types.ts';
import { useTyping } from '../filling/index.ts';
import { langOf } from '../lang.ts';
import { isMoney, isNumber, settingOf } from '../shape.ts';
import { formatAmount, readAmount, readNumber } from '../view/format.ts';
import { word } from '../words.ts';
import { control, full, type OwnWidgetProps } from './control.tsx';

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
const isExact = (schema: Values): boolean => ['cn-id', 'cn-uscc', 'cn-plate', 'case-number'].includes(String(schema.format));
const modes: Readonly<Record<string, HTMLAttributes<HTMLInputElement>['inputMode']>> = {
  'cn-mobile': 'tel',
  'cn-phone': 'tel',
  'cn-landline': 'tel',
  'cn-postcode': 'numeric',
  'cn-bank-card': 'numeric',
  email: 'email',
  uri: 'url',
};

/** How the characters of a line become an answer, and back (录入方式). */
interface Writing {
  readonly show: (value: unknown) => string;
  readonly read: (text: string) => unknown;
  readonly mode: HTMLAttributes<HTMLInputElement>['inputMode'];
}

const words: Writing = { show: value => String(value ?? ''), read: orNothing, mode: undefined };
const exact: Writing = { ...words, read: text => orNothing(text.trim().toUpperCase()) };
/** What is no number stays as it was typed: the judge says so. */
const figures: Writing = { show: words.show, read: text => (text.trim() === '' ? undefined : (readNumber(text) ?? text)), mode: 'decimal' };
const money: Writing = {
  show: value => (typeof value === 'number' ? formatAmount(value) : String(value ?? '')),
  read: text => (text.trim() === '' ? undefined : (readAmount(text) ?? text)),
  mode: 'decimal',
};

function writingOf(schema: Values): Writing {
  if (isMoney(schema)) return money;
  if (isNumber(schema)) return schema.type === 'integer' ? { ...figures, mode: 'numeric' } : figures;
  return isExact(schema) ? exact : { ...words, mode: modes[String(schema.format)] };
}

/** A line: text, a number, an amount in 元. */
const Line = control(function Line(props: OwnWidgetProps) {
  const { value, onChange, placeholder, uiSchema } = props;
  const schema = props.schema as Values;
  const lang = langOf(props);
  const { show, read, mode } = writingOf(schema);
  const typing = useTyping(show(value), text => onChange(read(text)));
  const unit = isMoney(schema)
    ? word('yuan', lang)
    : (settingOf(uiSchema as Values, lang === 'en' ? 'unit-en' : 'unit') ?? settingOf(uiSchema as Values, 'unit'));
  return (
    <Input
      {...props.control}
      value={typing.text}
      placeholder={placeholder || undefined}
      inputMode={mode}
      autoComplete="off"
      className={isNumber(schema) ? 'bj-figure' : undefined}
      suffix={typeof unit === 'string' ? unit : undefined}
      onChange={event => typing.type(event.target.value)}
      onBlur={typing.settle}
    />
  );
});

/** A text of several lines (多行文本). */
const Lines = control(function Lines(props: OwnWidgetProps) {
  const { value, onChange, placeholder, options } = props;
  const typing = useTyping(String(value ?? ''), text => onChange(orNothing(text)));
  const rows = Number(options.rows ?? 3);
  return (
    <Input.TextArea
      {...props.control}
      // The page grows the box by itself where it can; measuring it with every key is slow.
      rows={rows}
      className="bj-form-lines"
      value={typing.text}
      placeholder={placeholder || undefined}
      onChange={event => typing.type(event.target.value)}
      onBlur={typing.settle}
    />
  );
});

/** A number with steps (数字步进). */
const UpDown = control(function UpDown(props: OwnWidgetProps) {
  const { value, onChange, placeholder } = props;
  const schema = props.schema as Values;
  return (
    <InputNumber
      {...props.control}
      style={full}
      value={value}
      placeholder={placeholder || undefined}
      precision={schema.type === 'integer' ? 0 : undefined}
      step={typeof schema.multipleOf === 'number' ? schema.multipleOf : 1}
      changeOnWheel={false}
      onChange={next => onChange(next ?? undefined)}
    />
  );
});

export { Line, Lines, UpDown };
