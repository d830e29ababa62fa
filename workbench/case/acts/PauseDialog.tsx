import { Select } from 'antd';
import { useId, useState } from 'react';
import type { CaseProcedure, CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { Empty } from '../../shared/states/index.ts';
import '../../verbs/verbs.css';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { DaysField } from './DaysField.tsx';
import { Effects } from './Effects.tsx';
import { pauseEffects } from './effects.ts';
import { actMessages } from './messages.ts';
import { WordsField } from './WordsField.tsx';

/** 暂停计时: which lawful procedure of the pack's list, how long, why; what stands still is told before it is confirmed. */
export function PauseDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { t, lang } = useText(actMessages);
  const { say } = useCaseText();
  const [id, setId] = useState<string | null>(null);
  const [days, setDays] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const pause = useCommand('pauseClock');
  const procedures = (view.procedures ?? []).filter(({ may, running }) => may || running !== null);
  const chosen = procedures.find(one => one.id === id);
  const isTooLong = isLonger(days, chosen);
  const check = (): boolean => {
    setTried(true);
    return chosen !== undefined && !isTooLong && reason.trim() !== '';
  };
  const submit = (): Promise<unknown> =>
    pause.mutateAsync({
      params: { caseId: view.caseId },
      body: { procedure: id!, reason: reason.trim(), ...(days === null ? {} : { days }) },
    });
  const longest = chosen?.longest ? say(`unit.${chosen.longest.unit}` as 'unit.minute', { n: chosen.longest.length }) : null;
  return (
    <ActDialog
      title={t('pause.title')}
      hint={t('pause.hint')}
      done={t('pause.done', { name: chosen?.title[lang] ?? '' })}
      isOff={procedures.length === 0}
      content={{ id, days, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {procedures.length === 0 ? (
        <Empty title={t('pause.none')} hint={t('pause.noneHint')} />
      ) : (
        <>
          <ProcedureField procedures={procedures} value={id} onChange={setId} isMissing={isTried && chosen === undefined} />
          {chosen && (
            <Effects
              lines={[
                ...pauseEffects(view.clocks, chosen, { say: t, lang }),
                t('pause.notice', { notice: chosen.noticeTitle[lang] }),
                t('pause.open'),
                ...(longest ? [t('pause.auto', { length: longest })] : []),
              ]}
            />
          )}
          <DaysField
            label={t('pause.days')}
            unit={t('pause.daysUnit')}
            value={days}
            onChange={setDays}
            error={isTried && isTooLong ? t('pause.tooLong') : null}
            isRequired={false}
          />
          <WordsField label={t('pause.words')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
        </>
      )}
    </ActDialog>
  );
}

/** Longer than the procedure may take; other units than working days are left to the server. */
function isLonger(days: number | null, procedure: CaseProcedure | undefined): boolean {
  const longest = procedure?.longest;
  return days !== null && longest?.unit === 'working-day' && days > longest.length;
}

interface ProcedureFieldProps {
  readonly procedures: readonly CaseProcedure[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly isMissing: boolean;
}

/** The closed list of lawful procedures, each with its notice and its longest length. */
function ProcedureField({ procedures, value, onChange, isMissing }: ProcedureFieldProps) {
  const { t, lang } = useText(actMessages);
  const { say } = useCaseText();
  const id = useId();
  const about = ({ noticeTitle, longest, running }: CaseProcedure): string =>
    [
      ...(running ? [t('pause.running')] : []),
      t('pause.notice', { notice: noticeTitle[lang] }),
      longest ? t('pause.longest', { length: say(`unit.${longest.unit}` as 'unit.minute', { n: longest.length }) }) : t('pause.noLongest'),
    ].join(lang === 'zh' ? '，' : ', ');
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {t('pause.procedure')}
      </label>
      <Select<string>
        id={id}
        style={{ width: '100%' }}
        value={(value ?? undefined) as string}
        onChange={onChange}
        options={procedures.map(one => ({ value: one.id, label: one.title[lang], about: about(one), disabled: one.running !== null }))}
        optionRender={option => (
          <div className="bj-person">
            <span>{option.data.label}</span>
            <span className="bj-soft">{option.data.about}</span>
          </div>
        )}
        aria-required
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        {...(isMissing ? { status: 'error' as const } : {})}
      />
      {isMissing && (
        <p id={`${id}-error`} className="bj-act-error">
          {t('pause.missing')}
        </p>
      )}
    </div>
  );
}
