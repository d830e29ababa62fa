import { useState } from 'react';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import type { Panel } from '../panel.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { ExpressionField } from './ExpressionField.tsx';

interface RoleFieldProps {
  readonly panel: Panel;
  readonly label: string;
  /** Role of the pack; FEEL when it begins with `=`. */
  readonly value: string | undefined;
  readonly hint?: string | undefined;
  /** Given: no role may be said, in these words. */
  readonly none?: string;
  /** true: an expression may give the role. */
  readonly mayCompute?: boolean;
  readonly onChange: (role: string | undefined) => void;
}

/** Value of the option that stands for an expression. */
const computed = '=';

/** A role of the pack by its title (角色), or an expression that gives one. */
export function RoleField({ panel, label, value, hint, none, mayCompute = false, onChange }: RoleFieldProps) {
  const { say, pick } = useText();
  const [isComputing, setComputing] = useState(false);
  const isFeel = isComputing || (value?.startsWith('=') ?? false);
  const options = [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    ...rolesIn(panel.parts.roles).map(role => ({ value: role.id, label: pick(role.title) })),
    ...(mayCompute || isFeel ? [{ value: computed, label: say('pp.byExpression') }] : []),
  ];
  // an expression that is not written yet changes nothing
  const choose = (next: string): void => {
    setComputing(next === computed);
    if (next !== computed) onChange(next === '' ? undefined : next);
  };
  return (
    <>
      <ChoiceField
        label={label}
        hint={hint}
        value={isFeel ? computed : (value ?? (none === undefined ? undefined : ''))}
        options={options}
        onChange={choose}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.roleFeel', { label })}
          value={value?.startsWith('=') ? value : ''}
          hint={say('pp.roleFeelHint')}
          onSend={feel => onChange(feel === '' ? undefined : `= ${feel}`)}
        />
      )}
    </>
  );
}
