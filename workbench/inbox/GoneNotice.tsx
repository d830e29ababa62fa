import { CopyOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import type { ProblemDetails, TaskRow } from '#server/contract/schemas.ts';
import { useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { formatMomentLong, stageWords, statusWords } from '../shared/time/index.ts';
import { whoFinished } from './stale.ts';

/** Somebody else was quicker (任务已被处理): who, when, how the case stands now; what was typed can be copied. */
export function GoneNotice({
  problem,
  row,
  typed,
}: {
  readonly problem: ProblemDetails;
  readonly row: TaskRow;
  readonly typed: { readonly answers: Record<string, unknown>; readonly opinion: string };
}) {
  const { t, pick, lang } = useText();
  const { message } = App.useApp();
  const current = useRead('getCase', { params: { caseId: row.caseId } });
  const { by, at } = whoFinished(problem);
  const words = [...Object.values(typed.answers).filter(value => typeof value === 'string'), typed.opinion].filter(
    text => typeof text === 'string' && text.trim().length > 1,
  );
  const copy = () => navigator.clipboard.writeText(words.join('\n')).then(() => message.success(t('gone.copied')));
  const state = current.data ?? null;
  const now = state ? [statusWords(state.status, lang), stageWords(state.tasks[0]?.stage ?? null, lang)].filter(Boolean).join(' · ') : null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('gone.title')}
      description={
        <>
          <p>{by && at ? t('gone.by', { by, at: formatMomentLong(at, lang) }) : pick(problem.message)}</p>
          {now && <p>{t('gone.now', { state: now })}</p>}
          <p>{t('gone.kept')}</p>
          <p style={{ display: 'flex', gap: 12, marginTop: 8 }}>
            <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
              {t('gone.open')}
            </Link>
            {words.length > 0 && (
              <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
                {t('gone.copy')}
              </Button>
            )}
          </p>
        </>
      }
    />
  );
}
