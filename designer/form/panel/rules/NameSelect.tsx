import { Select } from 'antd';
import { useText } from '../../../ui/preferences.tsx';
import type { NameInSight } from './names.ts';

interface NameSelectProps {
  readonly label: string;
  readonly names: readonly NameInSight[];
  readonly value: string | null;
  readonly isReadOnly: boolean;
  readonly onChange: (name: NameInSight) => void;
  readonly id?: string;
  readonly placeholder?: string;
}

const groups = {
  row: 'cond.ofRow',
  form: 'cond.ofForm',
  step: 'pp.ofSteps',
  variable: 'pp.ofVariables',
  root: 'cond.ofRoot',
} as const;

/** Names to choose from, told by their titles and grouped by where they come from. */
export function useNameOptions(
  names: readonly NameInSight[],
): { readonly label: string; readonly options: { readonly value: string; readonly label: string }[] }[] {
  const { say, pick } = useText();
  return (['row', 'form', 'step', 'variable', 'root'] as const)
    .map(from => ({
      label: say(groups[from]),
      options: names.filter(name => name.from === from).map(({ name, title }) => ({ value: name, label: pick(title) })),
    }))
    .filter(({ options }) => options.length > 0);
}

/** Chooses a name a rule may read (选择字段). A name that is gone is shown as such. */
export function NameSelect({ label, names, value, isReadOnly, onChange, id, placeholder }: NameSelectProps) {
  const { say } = useText();
  const options = useNameOptions(names);
  const isGone = value !== null && !names.some(({ name }) => name === value);
  return (
    <Select
      size="small"
      aria-label={label}
      {...(id ? { id } : {})}
      disabled={isReadOnly}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={placeholder ?? say('cond.chooseField')}
      value={value}
      {...(isGone ? { status: 'error' as const } : {})}
      options={isGone ? [...options, { label: '', options: [{ value, label: say('cond.unknownField', { name: value }) }] }] : options}
      onChange={chosen => {
        const name = names.find(one => one.name === chosen);
        if (name) onChange(name);
      }}
    />
  );
}
