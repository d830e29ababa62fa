import { Select } from 'antd';
import { useId } from 'react';
import type { AskedChoice } from '#server/contract/schemas.ts';
import { useVerbText } from './useVerbText.ts';
import './verbs.css';

/** Whom somebody chose, by the id of the step. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** What was chosen before, so that a page begins with it. */
export const chosenBefore = (asked: readonly AskedChoice[]): Chosen =>
  Object.fromEntries(asked.filter(({ chosen }) => chosen.length > 0).map(({ element, chosen }) => [element, chosen]));

/** The choices as a command takes them: only for steps that are asked for, nobody for none; undefined: none at all. */
export function choicesFor(asked: readonly AskedChoice[], chosen: Chosen): Record<string, string[]> | undefined {
  const given = asked.flatMap(({ element, people }) => {
    const accounts = (chosen[element] ?? []).filter(account => people.some(person => person.account === account));
    return accounts.length > 0 ? [[element, accounts] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

interface ChoosePeopleProps {
  readonly asked: readonly AskedChoice[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** 选择下一步办理人: for every step whose people the reader names, who does it. */
export function ChoosePeople({ asked, chosen, onChange }: ChoosePeopleProps) {
  const { t } = useVerbText();
  if (asked.length === 0) return null;
  return (
    <fieldset className="bj-choice bj-choose-people">
      <legend>{t('choose.title')}</legend>
      <p className="bj-soft">{t('choose.hint')}</p>
      {asked.map(one => (
        <OneStep
          key={one.element}
          step={one}
          value={chosen[one.element] ?? []}
          onChange={accounts => onChange({ ...chosen, [one.element]: accounts })}
        />
      ))}
    </fieldset>
  );
}

interface OneStepProps {
  readonly step: AskedChoice;
  readonly value: readonly string[];
  readonly onChange: (accounts: readonly string[]) => void;
}

function OneStep({ step, value, onChange }: OneStepProps) {
  const { t, pick } = useVerbText();
  const id = useId();
  const options = step.people.map(({ account, name, posts }) => ({ value: account, label: name, posts: posts.map(pick).join('，') }));
  const change = (chosen: string | readonly string[] | undefined | null): void =>
    onChange(chosen === undefined || chosen === null ? [] : typeof chosen === 'string' ? [chosen] : chosen);
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>{t('choose.step', { step: step.name })}</label>
      <Select<string | string[]>
        id={id}
        style={{ width: '100%' }}
        {...(step.several ? { mode: 'multiple' as const } : {})}
        allowClear
        showSearch={{
          filterOption: (typed, option) => `${option?.label} ${(option as { posts?: string } | undefined)?.posts}`.includes(typed.trim()),
        }}
        options={options}
        optionRender={option => (
          <>
            {option.label} <span className="bj-soft">{option.data.posts}</span>
          </>
        )}
        value={step.several ? [...value] : value[0] === undefined ? null : value[0]}
        onChange={change}
        placeholder={t('person.placeholder')}
        notFoundContent={t('person.none')}
      />
    </div>
  );
}
