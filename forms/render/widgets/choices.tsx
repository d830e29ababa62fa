import { ariaDescribedByIds, type WidgetProps } from '@rjsf/utils';
import { Checkbox, Radio, Select } from 'antd';
import { useMark } from '../filling/index.ts';
import { langOf } from '../lang.ts';
import { RequiredMark } from '../templates.tsx';
import { word } from '../words.ts';
import { control, full, type OwnWidgetProps, optionsOf } from './control.tsx';

/** A list to choose from (下拉), found by typing. */
const Choose = control(function Choose(props: OwnWidgetProps) {
  const { multiple, value, onChange, placeholder } = props;
  return (
    <Select
      {...props.control}
      style={full}
      mode={multiple ? 'multiple' : undefined}
      value={value}
      options={optionsOf(props).map(option => ({ value: option.value, label: option.label }))}
      allowClear={!props.control['aria-required']}
      placeholder={placeholder || word('choose', langOf(props))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={next => onChange(next ?? undefined)}
    />
  );
});

/** Choices that stand open, one of them taken (单选). */
const ChooseOne = control(function ChooseOne(props: OwnWidgetProps) {
  const { id, onChange, value, disabled } = props;
  return (
    <Radio.Group
      id={id}
      name={id}
      value={value}
      disabled={disabled}
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
});

/** Choices that stand open, several of them taken (多选); kept in the order of the form. */
const ChooseSeveral = control(function ChooseSeveral(props: OwnWidgetProps) {
  const { id, onChange, value, disabled } = props;
  const options = optionsOf(props);
  return (
    <Checkbox.Group
      value={Array.isArray(value) ? value : []}
      disabled={disabled}
      onChange={next => onChange(next.length > 0 ? options.map(option => option.value).filter(option => next.includes(option)) : undefined)}
      className="bj-choices"
      aria-labelledby={`${id}__label`}
      options={options.map(option => ({ value: option.value, label: option.label }))}
    />
  );
});

/** One box to tick: yes, or a pledge (承诺). It says its title itself. */
function Tick(props: WidgetProps) {
  const { id, value, onChange, label, required, disabled, readonly } = props;
  const mark = useMark(id);
  const isReadOnly = readonly || mark.isReadOnly;
  return (
    <Checkbox
      id={id}
      disabled={disabled || isReadOnly}
      checked={value === true}
      aria-describedby={ariaDescribedByIds(id)}
      aria-invalid={mark.errors.length > 0}
      aria-required={required || mark.isRequired}
      onChange={event => onChange(event.target.checked || undefined)}
    >
      {label}
      {(required || mark.isRequired) && !isReadOnly && <RequiredMark lang={langOf(props)} />}
    </Checkbox>
  );
}

export { Choose, ChooseOne, ChooseSeveral, Tick };
