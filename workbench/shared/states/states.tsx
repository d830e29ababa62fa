import { LockOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Typography } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { useText } from '../messages/index.ts';

/** Delay before a skeleton shows, so that quick answers do not flicker. */
const skeletonAfterMs = 200;

/** A skeleton of the page to come (加载中), after 200 ms. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="bj-skeleton" aria-busy="true" role="status">
      <span className="bj-visually-hidden">{t('state.loading')}</span>
      {late && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

/** Nothing here (空): what this is and what to do next. */
export function Empty({ title, hint, action }: { readonly title: string; readonly hint: string; readonly action?: ReactNode }) {
  return (
    <div className="bj-state">
      <h2>{title}</h2>
      <p>{hint}</p>
      {action}
    </div>
  );
}

function ErrorNumber({ id }: { readonly id: string | undefined }) {
  const { t } = useText();
  if (!id) return null;
  return (
    <p className="bj-soft">
      {t('state.errorId')}{' '}
      <Typography.Text code copyable>
        {id}
      </Typography.Text>
    </p>
  );
}

/** What happened, a retry and the error's number (出错). */
export function Failed({ problem, onRetry }: { readonly problem: ProblemDetails; readonly onRetry?: () => void }) {
  const { t, pick } = useText();
  if (problem.status === 403) return <NoRight sentence={pick(problem.message)} />;
  return (
    <div className="bj-state" role="alert">
      <h2>{t(problem.status === 404 ? 'state.notFound' : 'state.failed')}</h2>
      <p>{pick(problem.message)}</p>
      <ErrorNumber id={problem.errorId} />
      {onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>}
    </div>
  );
}

/** The reader lacks the right (无权限): who can grant it. */
export function NoRight({ sentence }: { readonly sentence?: string }) {
  const { t } = useText();
  return (
    <div className="bj-state">
      <LockOutlined style={{ fontSize: 28 }} aria-hidden />
      <h2>{t('state.noRight')}</h2>
      {sentence && <p>{sentence}</p>}
      <p>{t('state.noRightWho')}</p>
    </div>
  );
}

/** A refused act (操作未完成), above the form it came from. */
export function ProblemAlert({ problem, onClose }: { readonly problem: ProblemDetails | null; readonly onClose?: () => void }) {
  const { t, pick } = useText();
  if (!problem) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={pick(problem.message)}
      description={problem.errorId ? `${t('state.errorId')} ${problem.errorId}` : undefined}
      {...(onClose ? { closable: { onClose } } : {})}
    />
  );
}
