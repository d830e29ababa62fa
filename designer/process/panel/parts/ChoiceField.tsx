import { Select } from 'antd';
import { useText } from '../../../ui/preferences.tsx';
import { Field } from '../Field.tsx';

/** One choice of a list, perhaps in a group. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  /** Words once it is chosen, where the list says more than is needed then. */
  readonly short?: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly ChoiceOption[];
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly isLoading?: boolean;
  /** Given: the choice may be taken back. */
  readonly onClear?: () => void;
  readonly onChange: (value: string) => void;
}

type Shown = { readonly value: string; readonly label: string };
type Group = { readonly label: string; readonly options: Shown[] };

/** Options under the heads of their groups; those without a group stand as they are. */
export function grouped(options: readonly ChoiceOption[]): (Shown | Group)[] {
  const heads = [...new Set(options.map(({ group }) => group))];
  return heads.flatMap((head): (Shown | Group)[] => {
    const own = options.filter(({ group }) => group === head).map(({ value, label }) => ({ value, label }));
    return head === undefined ? own : [{ label: head, options: own }];
  });
}

/** A value chosen by its words (下拉选择); one that is no choice any more is shown as such. */
export function ChoiceField({ label, value, options, hint, error, placeholder, isLoading = false, onClear, onChange }: ChoiceFieldProps) {
  const { say } = useText();
  const isGone = value !== undefined && value !== '' && !isLoading && !options.some(option => option.value === value);
  const shown = isGone ? [...options, { value, label: say('pp.gone.value', { value }) }] : options;
  return (
    <Field label={label} hint={hint} error={error}>
      {id => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          loading={isLoading}
          value={value ?? null}
          placeholder={placeholder ?? say('prop.choose')}
          {...(isGone || error ? { status: 'error' as const } : {})}
          {...(onClear ? { allowClear: true, onClear } : {})}
          options={grouped(shown)}
          onChange={(next: string | null | undefined) => {
            if (next !== null && next !== undefined) onChange(next);
          }}
        />
      )}
    </Field>
  );
}

interface ChoicesFieldProps extends Omit<ChoiceFieldProps, 'value' | 'onChange' | 'onClear'> {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several values chosen by their words (多选). */
export function ChoicesField({ label, values, options, hint, error, placeholder, isLoading = false, onChange }: ChoicesFieldProps) {
  const { say } = useText();
  const gone = isLoading ? [] : values.filter(value => !options.some(option => option.value === value));
  const shown = [...options, ...gone.map(value => ({ value, label: say('pp.gone.value', { value }) }))];
  return (
    <Field label={label} hint={hint} error={error}>
      {id => (
        <Select
          id={id}
          mode="multiple"
          labelRender={({ value, label }) => options.find(option => option.value === value)?.short ?? label}
          showSearch={{ optionFilterProp: 'label' }}
          loading={isLoading}
          value={[...values]}
          placeholder={placeholder ?? say('prop.choose')}
          {...(gone.length > 0 || error ? { status: 'error' as const } : {})}
          options={grouped(shown)}
          onChange={(next: string[]) => onChange(next)}
        />
      )}
    </Field>
  );
}
