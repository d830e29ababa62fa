import { ariaDescribedByIds, type EnumOptionsType, type RegistryWidgetsType, type WidgetProps } from '@rjsf/utils';
import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type Language, word } from './words.ts';

const langOf = ({ registry }: WidgetProps): Language => (registry.formContext as { lang?: Language } | undefined)?.lang ?? 'zh';
const optionsOf = ({ options }: WidgetProps): EnumOptionsType[] => options.enumOptions ?? [];
const common = (props: WidgetProps) => ({
  id: props.id,
  disabled: props.disabled,
  'aria-describedby': ariaDescribedByIds(props.id),
  'aria-invalid': !!props.rawErrors?.length,
  'aria-required': props.required,
});
const full = { width: '100%' } as const;
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

function TextWidget(props: WidgetProps) {
  const { schema, value, onChange, placeholder } = props;
  if (schema.type === 'number' || schema.type === 'integer') {
    return (
      <InputNumber
        {...common(props)}
        readOnly={props.readonly}
        style={full}
        value={value}
        placeholder={placeholder}
        precision={schema.type === 'integer' ? 0 : undefined}
        changeOnWheel={false}
        onChange={next => onChange(next ?? undefined)}
      />
    );
  }
  const isExact = schema.format === 'cn-id' || schema.format === 'cn-uscc';
  return (
    <Input
      {...common(props)}
      readOnly={props.readonly}
      value={value ?? ''}
      placeholder={placeholder}
      inputMode={schema.format === 'cn-mobile' ? 'tel' : undefined}
      onChange={event => onChange(orNothing(isExact ? event.target.value.trim().toUpperCase() : event.target.value))}
    />
  );
}

function TextareaWidget(props: WidgetProps) {
  const minRows = Number(props.options.rows ?? 3);
  return (
    <Input.TextArea
      {...common(props)}
      readOnly={props.readonly}
      autoSize={{ minRows, maxRows: 12 }}
      value={props.value ?? ''}
      placeholder={props.placeholder}
      showCount={false}
      onChange={event => props.onChange(orNothing(event.target.value))}
    />
  );
}

function SelectWidget(props: WidgetProps) {
  const options = optionsOf(props).map(({ value, label }) => ({ value, label }));
  return (
    <Select
      {...common(props)}
      disabled={props.disabled || props.readonly}
      style={full}
      mode={props.multiple ? 'multiple' : undefined}
      value={props.value}
      options={options}
      allowClear={!props.required}
      placeholder={props.placeholder || word('choose', langOf(props))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={next => props.onChange(next ?? undefined)}
    />
  );
}

function RadioWidget(props: WidgetProps) {
  const { id, onChange, value, disabled, readonly } = props;
  return (
    <Radio.Group
      id={id}
      name={id}
      value={value}
      disabled={disabled || readonly}
      onChange={event => onChange(event.target.value)}
      className="bj-choices"
      aria-labelledby={`${id}__label`}
    >
      {optionsOf(props).map(option => (
        <Radio key={String(option.value)} value={option.value}>
          {option.label}
        </Radio>
      ))}
    </Radio.Group>
  );
}

function CheckboxesWidget(props: WidgetProps) {
  const { id, onChange, value, disabled, readonly } = props;
  return (
    <Checkbox.Group
      value={Array.isArray(value) ? value : []}
      disabled={disabled || readonly}
      onChange={next =>
        onChange(
          next.length
            ? optionsOf(props)
                .map(option => option.value)
                .filter(option => next.includes(option))
            : undefined,
        )
      }
      className="bj-choices"
      aria-labelledby={`${id}__label`}
      options={optionsOf(props).map(({ value: option, label }) => ({ value: option, label }))}
    />
  );
}

function CheckboxWidget(props: WidgetProps) {
  return (
    <Checkbox
      {...common(props)}
      disabled={props.disabled || props.readonly}
      checked={props.value === true}
      onChange={event => props.onChange(event.target.checked || undefined)}
    >
      {props.label}
      {props.required && (
        <span className="bj-required" aria-hidden="true">
          *
        </span>
      )}
    </Checkbox>
  );
}

function DateWidget(props: WidgetProps) {
  const { id, value, disabled, readonly } = props;
  return (
    <DatePicker
      id={id}
      style={full}
      disabled={disabled || readonly}
      value={value ? dayjs(String(value)) : null}
      placeholder={word('date', langOf(props))}
      aria-describedby={ariaDescribedByIds(id)}
      onChange={next => props.onChange(next ? next.format('YYYY-MM-DD') : undefined)}
      // Enter takes the typed date; it must not send the whole form as it would from a plain field.
      onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
    />
  );
}

/** Widgets of generated forms (表单控件), on Ant Design. */
export const widgets: RegistryWidgetsType = {
  TextWidget,
  TextareaWidget,
  SelectWidget,
  RadioWidget,
  CheckboxesWidget,
  CheckboxWidget,
  DateWidget,
  EmailWidget: TextWidget,
  UpDownWidget: TextWidget,
};
