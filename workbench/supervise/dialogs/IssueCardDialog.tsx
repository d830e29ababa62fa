import { Button, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import type { CardLevel } from '#server/contract/schemas.ts';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { problemOf, useCommand, useRead } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { Failed } from '../../shared/states/index.ts';
import { CardBadge } from '../../shared/time/index.ts';
import { Choice } from '../../verbs/Choice.tsx';
import { PeoplePicker } from '../../verbs/PeoplePicker.tsx';
import { useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';
import { levels } from '../backtest/rules.ts';
import { clockWords } from '../clock-words.ts';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import { useTried } from './useTried.ts';

interface IssueCardDialogProps {
  /** The case it is for; null: to be chosen. */
  readonly caseId: string | null;
  readonly onClose: () => void;
}

/** 人工发牌: for which case, which level, about what, to whom, why. */
export function IssueCardDialog({ caseId: given, onClose }: IssueCardDialogProps) {
  const { t, lang } = useSuperviseText();
  const { t: common } = useText();
  const [caseId, setCase] = useState<string | null>(given);
  const [level, setLevel] = useState<CardLevel>('yellow');
  const [clock, setClock] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [points, setPoints] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { isTried, check } = useTried(caseId !== null && to.length > 0 && reason.trim() !== '');
  const view = useRead('getCase', { params: { caseId: caseId ?? '' } }, { enabled: caseId !== null });
  const clocks = (view.data?.clocks ?? []).filter(({ status }) => status !== 'stopped').map(({ key }) => key);
  const issue = useCommand('issueCard');
  /** A limit is one of its case. */
  const choose = (next: string | null): void => {
    setCase(next);
    setClock('');
  };
  const submit = (): Promise<unknown> =>
    issue.mutateAsync({
      params: { caseId: caseId! },
      body: { level, clock: clock || null, to: [...to], ...(points === null ? {} : { points }), reason: reason.trim() },
    });
  return (
    <ActDialog
      title={t('issue')}
      hint={t('issue.hint')}
      done={t('issue.done', { level: common(`card.${level}`) })}
      isOff={caseId !== null && view.data === undefined}
      content={{ caseId, level, clock, to, points, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {given === null && <CasePicker value={caseId} onChange={choose} isMissing={isTried && caseId === null} />}
      <div className="bj-choice-line">
        <Choice
          label={t('issue.level')}
          options={levels.map(value => ({ value, label: <CardBadge level={value} /> }))}
          value={level}
          onChange={setLevel}
        />
      </div>
      {view.isError && <Failed problem={problemOf(view.error)} onRetry={() => void view.refetch()} />}
      {clocks.length > 0 && (
        <Choice
          label={t('issue.about')}
          options={['', ...clocks].map(value => ({ value, label: value === '' ? t('issue.conduct') : clockWords(value, lang) }))}
          value={clock}
          onChange={setClock}
        />
      )}
      <PeoplePicker label={t('issue.to')} value={to} onChange={setTo} isMany isMissing={isTried && to.length === 0} />
      <Points value={points} onChange={setPoints} />
      <WordsField label={t('issue.words')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </ActDialog>
  );
}

function Points({ value, onChange }: { readonly value: number | null; readonly onChange: (points: number | null) => void }) {
  const { t } = useSuperviseText();
  const id = useId();
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>{t('issue.points')}</label>
      <InputNumber id={id} min={0} max={100} value={value} onChange={onChange} suffix={t('issue.pointsUnit')} style={{ width: 140 }} />
    </div>
  );
}

interface CasePickerProps {
  readonly value: string | null;
  readonly onChange: (caseId: string | null) => void;
  readonly isMissing: boolean;
}

/** Finds a case by number, applicant or item (选办件). */
function CasePicker({ value, onChange, isMissing }: CasePickerProps) {
  const { t, pick } = useSuperviseText();
  const { t: say } = useVerbText();
  const [typed, setTyped] = useState('');
  const id = useId();
  const cases = useRead('listCases', { query: { limit: 20, ...(typed.trim() ? { q: typed.trim() } : {}) } }, { keep: true });
  // cases of another text would be chosen for this one by Enter
  const isWaiting = cases.isPending || cases.isPlaceholderData;
  const options = (isWaiting ? [] : (cases.data?.rows ?? [])).map(row => ({
    value: row.caseId,
    label: row.number,
    about: `${pick(row.itemTitle)} · ${row.applicantName}`,
  }));
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {t('issue.case')}
      </label>
      <Select<string>
        id={id}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        allowClear
        loading={isWaiting}
        placeholder={t('issue.casePlaceholder')}
        notFoundContent={isWaiting ? t('issue.caseLoading') : cases.isError ? pick(problemOf(cases.error).message) : t('issue.caseNone')}
        value={(value ?? undefined) as string}
        onChange={chosen => onChange(chosen ?? null)}
        options={options}
        optionRender={option => (
          <div className="bj-person">
            <span className="bj-number">{option.data.label}</span>
            <span className="bj-soft">{option.data.about}</span>
          </div>
        )}
        aria-required
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        {...(isMissing ? { status: 'error' as const } : {})}
      />
      {cases.isError && !cases.data && (
        <p className="bj-act-error" role="alert">
          {pick(problemOf(cases.error).message)}{' '}
          <Button size="small" onClick={() => void cases.refetch()}>
            {say('retry')}
          </Button>
        </p>
      )}
      {isMissing && (
        <p id={`${id}-error`} className="bj-act-error">
          {t('issue.caseMissing')}
        </p>
      )}
    </div>
  );
}
