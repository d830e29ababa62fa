import { Select } from 'antd';
import { useId, useState } from 'react';
import type { JumpList } from '#server/contract/schemas.ts';
import { useCommand, useRead } from '../../shared/api/index.ts';
import { Answered } from '../../shared/states/index.ts';
import { Choice } from '../../verbs/Choice.tsx';
import { cancelledWords, placeName, useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './WordsField.tsx';

type Token = JumpList['tokens'][number];
const keyOf = ({ scope, run }: Token): string => `${scope} ${run}`;

/** 跳转: an administrator moves a token to another step of its level; the open tasks that end are shown. */
export function JumpDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { t } = useVerbText();
  const read = useRead('listJumps', { params: { caseId } });
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const jump = useCommand('jumpToken');
  const tokens = read.data?.tokens ?? [];
  const token = tokens.find(one => keyOf(one) === from) ?? (tokens.length === 1 ? tokens[0] : undefined);
  const target = token?.targets.find(({ element }) => element === to);
  const check = (): boolean => {
    setTried(true);
    return token !== undefined && target !== undefined && reason.trim() !== '';
  };
  const submit = (): Promise<unknown> =>
    jump.mutateAsync({ params: { caseId }, body: { scope: token!.scope, run: token!.run, to: to!, reason: reason.trim() } });
  return (
    <ActDialog
      title={t('jump.title')}
      hint={t('jump.hint')}
      done={t('jump.done')}
      isDanger
      isOff={tokens.length === 0}
      content={{ from, to, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <Answered read={read} rows={3}>
        {({ tokens: found }) => (
          <>
            {found.length === 0 && <p className="bj-soft">{t('jump.none')}</p>}
            {found.length > 0 && (
              <Choice
                label={t('jump.from')}
                options={found.map(one => ({ value: keyOf(one), label: placeName(t, one) }))}
                value={token ? keyOf(token) : null}
                onChange={key => {
                  setFrom(key);
                  setTo(null);
                }}
                error={isTried && !token ? t('jump.fromMissing') : null}
              />
            )}
            {token && <TargetField token={token} value={to} onChange={setTo} isMissing={isTried && !target} />}
            {target && target.cancels.length > 0 && (
              <p className="bj-act-hint">
                {t('takeBack.cancels', { tasks: target.cancels.map(one => cancelledWords(t, one)).join('；') })}
              </p>
            )}
          </>
        )}
      </Answered>
      <WordsField label={t('jump.reason')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </ActDialog>
  );
}

interface TargetFieldProps {
  readonly token: Token;
  readonly value: string | null;
  readonly onChange: (element: string) => void;
  readonly isMissing: boolean;
}

function TargetField({ token, value, onChange, isMissing }: TargetFieldProps) {
  const { t } = useVerbText();
  const id = useId();
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {t('jump.to')}
      </label>
      <Select
        id={id}
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        options={token.targets.map(target => ({ value: target.element, label: placeName(t, target) }))}
        aria-required
        aria-invalid={isMissing}
        {...(isMissing ? { status: 'error' as const } : {})}
      />
      {isMissing && <p className="bj-act-error">{t('jump.missing')}</p>}
    </div>
  );
}
