import { useState } from 'react';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import type { Panel } from '../panel.ts';
import { ChoiceField, type ChoiceOption } from './ChoiceField.tsx';
import { asFeel, ExpressionField } from './ExpressionField.tsx';
import { postWords } from '#processes/words.ts';

interface ReceiverFieldProps {
  readonly panel: Panel;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** false: only people of the centre, not the applicant. */
  readonly mayBeApplicant: boolean;
  readonly onChange: (to: string) => void;
}

const computed = '=';

/** Who hears of something (发给谁): the applicant, whoever has the open task, a role of the pack, a post; or as an expression says. */
export function ReceiverField({ panel, label, value, hint, mayBeApplicant, onChange }: ReceiverFieldProps) {
  const { say, pick } = useText();
  const [isComputing, setComputing] = useState(false);
  const isFeel = isComputing || value.startsWith('=');
  const roles = rolesIn(panel.parts.roles).filter(({ id }) => id !== 'handler');
  const options: ChoiceOption[] = [
    ...(mayBeApplicant ? [{ value: 'applicant', label: say('pp.to.applicant') }] : []),
    { value: 'handler', label: say('pp.to.handler') },
    ...roles.map(role => ({ value: role.id, label: pick(role.title), group: say('pp.to.roles') })),
    ...Object.entries(postWords)
      .filter(([post]) => post !== 'handler')
      .map(([post, word]) => ({ value: post, label: pick(word), group: say('pp.to.posts') })),
    { value: computed, label: say('pp.byExpression') },
  ];
  return (
    <>
      <ChoiceField
        label={label}
        hint={hint}
        value={isFeel ? computed : value === '' ? undefined : value}
        options={options}
        onChange={to => {
          setComputing(to === computed);
          if (to !== computed) onChange(to);
        }}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.roleFeel', { label })}
          hint={say('pp.roleFeelHint')}
          value={value.startsWith('=') ? value : ''}
          onSend={feel => onChange(asFeel(feel) ?? '')}
        />
      )}
    </>
  );
}
