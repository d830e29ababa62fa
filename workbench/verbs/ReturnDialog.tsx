import { useState } from 'react';
import type { ReturnPreview, ReturnTarget } from '#server/contract/schemas.ts';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand, useRead } from '../shared/api/index.ts';
import type { Language } from '../shared/messages/index.ts';
import { Answered, Empty } from '../shared/states/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import { Choice } from './Choice.tsx';
import type { VerbDialogProps } from './PassDialog.tsx';
import { ActsBetween, Reach } from './ReturnEffects.tsx';
import { faultsOf, isApplicants, isPrevious, isReady, keyOf, type ReturnChoice, startOf, targetOf } from './return-choice.ts';
import { type SayVerb, useVerbText } from './useVerbText.ts';

/** 退回: the dialog is built from what the engine says would follow. */
export function ReturnDialog({ view, onLeft, onClose }: VerbDialogProps) {
  const { t } = useVerbText();
  const { caseId, task, version } = view.row;
  const read = useRead('previewReturn', { params: { caseId, taskId: task } });
  const [choice, setChoice] = useState<ReturnChoice | null>(null);
  const [isTried, setTried] = useState(false);
  const give = useCommand('returnTask');
  const preview = read.data;
  const current = choice ?? (preview ? startOf(preview) : null);
  const target = preview && current ? targetOf(preview, current.target) : undefined;
  const check = (): boolean => {
    setTried(true);
    return current !== null && isReady(current, target);
  };
  const submit = async (): Promise<void> => {
    const { resume, acts, reason } = current!;
    const { element, scope, reach } = target!;
    const isWhole = reach === 'whole' && resume === 'in-order';
    const body = {
      ...{ task, version, target: { to: 'element' as const, element, scope }, resume, reason: reason.trim() },
      ...(isWhole ? { reach: 'whole' as const } : {}),
      ...(acts ? { acts } : {}),
    };
    onLeft(await give.mutateAsync({ params: { caseId }, body }));
  };
  return (
    <ActDialog
      title={t('title.return-task')}
      hint={t('hint.return-task')}
      done={t('done.return-task')}
      isOff={!preview || preview.targets.length === 0}
      content={choice}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <Answered read={read} rows={4}>
        {found =>
          found.targets.length === 0 ? (
            <Empty title={t('return.none')} hint={t('return.noneHint')} />
          ) : (
            <ReturnFields preview={found} choice={current ?? startOf(found)} onChange={setChoice} isTried={isTried} />
          )
        }
      </Answered>
    </ActDialog>
  );
}

interface FieldsProps {
  readonly preview: ReturnPreview;
  readonly choice: ReturnChoice;
  readonly onChange: (choice: ReturnChoice) => void;
  readonly isTried: boolean;
}

function ReturnFields({ preview, choice, onChange, isTried }: FieldsProps) {
  const { t, lang } = useVerbText();
  const target = targetOf(preview, choice.target);
  const faults = isTried ? faultsOf(choice, target) : [];
  const pick = (key: string): void => {
    const chosen = targetOf(preview, key);
    onChange({ ...startOf(preview), reason: choice.reason, target: key, resume: chosen?.straightBack ? preview.resume : 'in-order' });
  };
  return (
    <>
      <Choice
        label={t('return.label')}
        options={preview.targets.map(one => ({
          value: keyOf(one),
          label: <TargetName target={one} preview={preview} />,
          hint: targetHint(one, t, lang),
          isOff: one.decided,
        }))}
        value={choice.target}
        onChange={pick}
        error={faults.includes('element') ? t('chooseFirst') : null}
      />
      {target && (
        <>
          <Choice
            label={t('return.resume')}
            options={[
              { value: 'in-order', label: t('return.in-order') },
              {
                value: 'straight-back',
                label: t('return.straight-back'),
                isOff: !target.straightBack,
                ...(target.straightBack ? {} : { hint: t('return.notStraight') }),
              },
            ]}
            value={choice.resume}
            onChange={resume => onChange({ ...choice, resume })}
          />
          <Reach target={target} choice={choice} onChange={onChange} isMissing={faults.includes('confirm')} />
          <ActsBetween target={target} choice={choice} onChange={onChange} isMissing={faults.includes('acts')} />
        </>
      )}
      <WordsField
        label={t('reason.return-task')}
        value={choice.reason}
        onChange={reason => onChange({ ...choice, reason })}
        isMissing={faults.includes('reason')}
      />
    </>
  );
}

function TargetName({ target, preview }: { readonly target: ReturnTarget; readonly preview: ReturnPreview }) {
  const { t } = useVerbText();
  return (
    <span className="bj-target">
      <strong>{target.name}</strong>
      {isPrevious(preview, target) && <span className="bj-chip">{t('return.previous')}</span>}
      {isApplicants(preview, target) && <span className="bj-chip">{t('return.applicant')}</span>}
    </span>
  );
}

function targetHint({ by, at, isSamePerson, decided, times }: ReturnTarget, t: SayVerb, lang: Language): string {
  const parts = [
    t('return.by', { name: by.name, at: formatMoment(at) }),
    ...(isSamePerson ? [] : [t('return.left')]),
    ...(decided ? [t('return.decided')] : []),
    ...(times > 0 ? [t('return.times', { n: times })] : []),
  ];
  return parts.join(lang === 'zh' ? '，' : ', ');
}
