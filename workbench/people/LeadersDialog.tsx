import { Select } from 'antd';
import { useId, useState } from 'react';
import { postWords } from '#processes/words.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { useCommand } from '../shared/api/index.ts';
import { usePeopleText } from './usePeopleText.ts';

type Organisation = AnswerOf<'getOrganisation'>;

interface LeadersDialogProps {
  readonly organisation: Organisation;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const most = 5;

/** 上级领导链: which posts lead, the nearest first, and which unit stands above which. */
export function LeadersDialog({ organisation, onDone, onClose }: LeadersDialogProps) {
  const { t, pick } = usePeopleText();
  const id = useId();
  const [leaders, setLeaders] = useState<readonly string[]>(organisation.leaders ?? []);
  const [parents, setParents] = useState<Readonly<Record<string, string | null>>>({});
  const [isTried, setTried] = useState(false);
  const change = useCommand('changeLeaders');
  const check = (): boolean => {
    setTried(true);
    return leaders.length > 0;
  };
  const submit = async (): Promise<void> => {
    await change.mutateAsync({ body: { leaders: [...leaders], parents: { ...parents } } });
    onDone();
  };
  const isMissing = isTried && leaders.length === 0;
  return (
    <ActDialog
      title={t('leaders.save')}
      hint={t('leaders.hint')}
      done={t('leaders.done')}
      content={{ leaders, parents }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <div className="bj-act-field">
        <label htmlFor={id}>{t('leaders.posts')}</label>
        <Select<string[]>
          id={id}
          mode="multiple"
          maxCount={most}
          showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed.trim()) }}
          style={{ width: '100%' }}
          value={[...leaders]}
          onChange={setLeaders}
          options={Object.entries(postWords).map(([value, title]) => ({ value, label: pick(title) }))}
          {...(isMissing ? { status: 'error' as const } : {})}
        />
        {isMissing && <p className="bj-act-error">{t('leaders.missing')}</p>}
      </div>
      <fieldset className="bj-people-units">
        <legend>{t('leaders.units')}</legend>
        {organisation.units.map(unit => (
          <UnitAbove
            key={unit.id}
            unit={unit}
            units={organisation.units}
            value={parents[unit.id] === undefined ? (unit.parent ?? null) : parents[unit.id]!}
            onChange={parent => setParents({ ...parents, [unit.id]: parent })}
          />
        ))}
      </fieldset>
    </ActDialog>
  );
}

interface UnitAboveProps {
  readonly unit: Organisation['units'][number];
  readonly units: Organisation['units'];
  readonly value: string | null;
  readonly onChange: (parent: string | null) => void;
}

const none = '';

function UnitAbove({ unit, units, value, onChange }: UnitAboveProps) {
  const { t, pick } = usePeopleText();
  const id = useId();
  const others = units.filter(other => other.id !== unit.id).map(other => ({ value: other.id, label: pick(other.title) }));
  return (
    <div className="bj-people-unit">
      <label htmlFor={id}>{pick(unit.title)}</label>
      <Select<string>
        id={id}
        value={value ?? none}
        onChange={chosen => onChange(chosen === none ? null : chosen)}
        options={[{ value: none, label: t('leaders.noUnit') }, ...others]}
      />
    </div>
  );
}
