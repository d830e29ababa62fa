import { Alert, Checkbox } from 'antd';
import { actWords } from '#processes/words.ts';
import type { ReturnTarget } from '#server/contract/schemas.ts';
import { formatMoment } from '../shared/time/index.ts';
import { Choice } from './Choice.tsx';
import { isWhole, type ReturnChoice } from './return-choice.ts';
import { cancelledWords, useVerbText } from './useVerbText.ts';

interface EffectProps {
  readonly target: ReturnTarget;
  readonly choice: ReturnChoice;
  readonly onChange: (choice: ReturnChoice) => void;
  readonly isMissing: boolean;
}

/** Branch or whole (本分支、整体), and which open tasks end; a whole return is confirmed. */
export function Reach({ target, choice, onChange, isMissing }: EffectProps) {
  const { t } = useVerbText();
  if (!isWhole(choice, target)) return <p className="bj-soft bj-act-hint">{t('return.branch')}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('return.whole')}
      description={
        <>
          {target.cancels.length > 0 && (
            <>
              <div>{t('return.cancels')}</div>
              <ul className="bj-effects">
                {target.cancels.map(one => (
                  <li key={one.task}>{cancelledWords(t, one)}</li>
                ))}
              </ul>
            </>
          )}
          <Checkbox checked={choice.isConfirmed} onChange={event => onChange({ ...choice, isConfirmed: event.target.checked })}>
            {t('return.confirm')}
          </Checkbox>
          {isMissing && <p className="bj-act-error">{t('return.confirmMissing')}</p>}
        </>
      }
    />
  );
}

/** Acts and documents between (其间的行为和文书): kept or voided, as the reader says. */
export function ActsBetween({ target, choice, onChange, isMissing }: EffectProps) {
  const { t, lang, pick } = useVerbText();
  if (target.acts.length + target.documents.length === 0) return null;
  return (
    <div className="bj-between">
      <strong>{t('return.acts')}</strong>
      <ul className="bj-effects">
        {target.acts.map(({ act, at }) => (
          <li key={`${act} ${at}`}>
            {actWords[act]?.[lang] ?? t('return.acts')} <span className="bj-soft bj-number">{formatMoment(at)}</span>
          </li>
        ))}
        {target.documents.map(({ id, title, number }) => (
          <li key={id}>
            {pick(title)} <span className="bj-soft">{number}</span>
          </li>
        ))}
      </ul>
      <Choice
        label=""
        options={[
          { value: 'keep', label: t('return.keep') },
          { value: 'void', label: t('return.void') },
        ]}
        value={choice.acts}
        onChange={acts => onChange({ ...choice, acts })}
        error={isMissing ? t('return.actsMissing') : null}
      />
    </div>
  );
}
