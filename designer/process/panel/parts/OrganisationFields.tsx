import { useText } from '../../../ui/preferences.tsx';
import { useOrganisation } from '../organisation.ts';
import { ChoiceField, type ChoiceOption, ChoicesField } from './ChoiceField.tsx';

interface PeopleFieldProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly hint?: string | undefined;
  readonly onChange: (accounts: readonly string[]) => void;
}

/** People chosen by name, unit and post (选人); accounts are never typed. */
export function PeopleField({ label, values, hint, onChange }: PeopleFieldProps) {
  const { say } = useText();
  const { people, isLoading, hasFailed } = useOrganisation();
  return (
    <ChoicesField
      label={label}
      values={values}
      options={people}
      hint={hint}
      error={hasFailed ? say('pp.noOrganisation') : undefined}
      isLoading={isLoading || hasFailed}
      placeholder={say('pp.choosePeople')}
      onChange={onChange}
    />
  );
}

interface UnitFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string | undefined;
  /** Choices that stand before the units. */
  readonly before?: readonly ChoiceOption[];
  readonly after?: readonly ChoiceOption[];
  readonly onChange: (unit: string) => void;
}

/** A unit chosen by its title (选部门), with choices of other kinds around the list. */
export function UnitField({ label, value, hint, before = [], after = [], onChange }: UnitFieldProps) {
  const { say } = useText();
  const { units, isLoading, hasFailed } = useOrganisation();
  const options = [...before, ...units.map(unit => ({ ...unit, group: say('pp.namedUnits') })), ...after];
  return (
    <ChoiceField
      label={label}
      value={value}
      options={options}
      hint={hint}
      error={hasFailed ? say('pp.noOrganisation') : undefined}
      isLoading={isLoading || hasFailed}
      onChange={onChange}
    />
  );
}
