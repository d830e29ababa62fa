import { Checkbox, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import { Field } from '../Field.tsx';
import {
  countersignApplicants,
  countersignEmpties,
  type CountersignMode,
  countersignModes,
  type CountersignView,
  newCountersign,
  readCountersign,
  withCountersign,
} from '../model/countersign.ts';
import { useOrganisation } from '../organisation.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';
import { PeopleField } from '../parts/OrganisationFields.tsx';

interface PartProps {
  readonly panel: Panel;
  readonly view: CountersignView;
  readonly set: (change: Partial<CountersignView>) => void;
}

/** Who signs (会签人): everybody the rule names, people by name, or as an expression says. */
function SignersField({ panel, view, set }: PartProps) {
  const { say } = useText();
  const [chosen, setChosen] = useState<'all' | 'named' | 'feel' | null>(null);
  const { signers } = view;
  const written = signers === null ? 'all' : typeof signers === 'string' ? 'feel' : 'named';
  const way = chosen ?? written;
  return (
    <>
      <ChoiceField
        label={say('pp.signers')}
        value={way}
        options={(['all', 'named', 'feel'] as const).map(value => ({ value, label: say(`pp.signers.${value}`) }))}
        onChange={next => {
          setChosen(next as typeof chosen);
          if (next === 'all') set({ signers: null });
        }}
      />
      {way === 'named' && (
        <PeopleField
          label={say('pp.signersNamed')}
          values={Array.isArray(signers) ? (signers as readonly string[]) : []}
          onChange={accounts => set({ signers: accounts.length === 0 ? null : accounts })}
        />
      )}
      {way === 'feel' && (
        <ExpressionField
          panel={panel}
          label={say('pp.signersFeel')}
          hint={say('pp.peopleFeelHint')}
          value={typeof signers === 'string' ? signers : ''}
          onSend={feel => set({ signers: asFeel(feel) ?? null })}
        />
      )}
    </>
  );
}

/** `0.6` as 60; null for an expression or nothing. */
const percentOf = (threshold: string): number | null => {
  const share = Number(threshold);
  return threshold !== '' && Number.isFinite(share) ? Math.round(share * 10_000) / 100 : null;
};

/** Share that must agree (通过比例): a percentage, or an expression such as 2/3. */
function ThresholdField({ panel, view, set }: PartProps) {
  const { say } = useText();
  const [isTyping, setTyping] = useState(false);
  const isFeel = isTyping || view.threshold.startsWith('=');
  return (
    <>
      <ChoiceField
        label={say('pp.threshold')}
        value={isFeel ? 'feel' : view.threshold === '' ? 'half' : 'percent'}
        options={(['half', 'percent', 'feel'] as const).map(value => ({ value, label: say(`pp.threshold.${value}`) }))}
        onChange={way => {
          setTyping(way === 'feel');
          if (way === 'half') set({ threshold: '', inclusive: false });
          if (way === 'percent') set({ threshold: '0.6', inclusive: true });
        }}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.thresholdFeel')}
          hint={say('pp.thresholdFeelHint')}
          value={view.threshold.startsWith('=') ? view.threshold : ''}
          onSend={feel => set({ threshold: asFeel(feel) ?? '' })}
        />
      )}
      {!isFeel && view.threshold !== '' && (
        <Field label={say('pp.percent')}>
          {id => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              suffix="%"
              value={percentOf(view.threshold)}
              onChange={percent => {
                if (percent !== null) set({ threshold: String(percent / 100) });
              }}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      {(isFeel || view.threshold !== '') && (
        <Checkbox checked={view.inclusive} onChange={({ target }) => set({ inclusive: target.checked })}>
          {say('pp.inclusive')}
        </Checkbox>
      )}
    </>
  );
}

/** What each voice weighs (票权): one each, or by person. */
function WeightsField({ panel, view, set }: PartProps) {
  const { say } = useText();
  const { people } = useOrganisation();
  const { weights } = view;
  if (typeof weights === 'string')
    return (
      <ExpressionField panel={panel} label={say('pp.weights')} value={weights} onSend={feel => set({ weights: asFeel(feel) ?? null })} />
    );
  const table = weights ?? {};
  const nameOf = (account: string): string => people.find(({ value }) => value === account)?.label ?? account;
  const setPeople = (accounts: readonly string[]): void =>
    set({ weights: accounts.length === 0 ? null : Object.fromEntries(accounts.map(account => [account, table[account] ?? 2])) });
  return (
    <>
      <PeopleField label={say('pp.weights')} hint={say('pp.weightsHint')} values={Object.keys(table)} onChange={setPeople} />
      {Object.entries(table).map(([account, weight]) => (
        <Space.Compact key={account} block className="bjd-weight">
          <span>{nameOf(account)}</span>
          <InputNumber
            size="small"
            aria-label={say('pp.weightOf', { name: nameOf(account) })}
            min={0}
            max={100}
            value={weight}
            onChange={next => {
              if (next !== null) set({ weights: { ...table, [account]: next } });
            }}
          />
        </Space.Compact>
      ))}
    </>
  );
}

/** Several people decide one step (会签): how they decide, who signs, and what an empty list or the applicant among them means. */
export function CountersignFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const view = readCountersign(subject);
  const write = (next: CountersignView | null): void => apply(withCountersign(subject, next, editor.factory));
  const set = (change: Partial<CountersignView>): void => write({ ...(view ?? newCountersign), ...change });
  const part = view && { panel, view, set };
  return (
    <>
      <ChoiceField
        label={say('pp.countersign')}
        hint={say(`pp.countersign.${view?.mode ?? 'none'}.hint`)}
        value={view?.mode ?? 'none'}
        options={(['none', ...countersignModes] as const).map(value => ({ value, label: say(`pp.countersign.${value}`) }))}
        onChange={mode => (mode === 'none' ? write(null) : set({ mode: mode as CountersignMode }))}
      />
      {part && (
        <>
          {part.view.mode === 'vote' ? (
            <>
              <ThresholdField {...part} />
              <WeightsField {...part} />
            </>
          ) : null}
          {['all', 'order'].includes(part.view.mode) && (
            <ChoiceField
              label={say('pp.refusal')}
              value={part.view.refusal}
              options={(['first', 'all'] as const).map(value => ({ value, label: say(`pp.refusal.${value}`) }))}
              onChange={refusal => set({ refusal: refusal as CountersignView['refusal'] })}
            />
          )}
          <SignersField {...part} />
          <ChoiceField
            label={say('pp.signersEmpty')}
            value={part.view.whenEmpty}
            options={countersignEmpties.map(value => ({ value, label: say(`pp.whenEmpty.${value}`) }))}
            onChange={whenEmpty => set({ whenEmpty: whenEmpty as CountersignView['whenEmpty'] })}
          />
          <ChoiceField
            label={say('pp.signersApplicant')}
            value={part.view.whenApplicant}
            options={countersignApplicants.map(value => ({ value, label: say(`pp.whenApplicant.${value}`) }))}
            onChange={whenApplicant => set({ whenApplicant: whenApplicant as CountersignView['whenApplicant'] })}
          />
        </>
      )}
    </>
  );
}
