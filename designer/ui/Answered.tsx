import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { useText } from './preferences.tsx';
import { problemOf } from './read.ts';
import { signInAddress } from './signIn.ts';

const skeletonAfterMs = 200;

/** A skeleton of what is to come, after 200 ms (加载中). */
export function Loading({ rows = 8 }: { readonly rows?: number }) {
  const { say } = useText();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="bjd-panel" role="status" aria-busy="true" aria-label={say('loading')}>
      {isLate && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

/** A sentence in the middle of the page with what to do next (空、出错、无权限). */
export function Notice({
  title,
  hint,
  action,
  isAlert = false,
}: {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
  readonly isAlert?: boolean;
}) {
  return (
    <div className="bjd-panel bjd-notice" {...(isAlert ? { role: 'alert' } : {})}>
      <h2>{title}</h2>
      <p>{hint}</p>
      {action}
    </div>
  );
}

function Failed({ problem, onRetry }: { readonly problem: ProblemDetails; readonly onRetry: () => void }) {
  const { say, pick } = useText();
  const retry = <Button onClick={onRetry}>{say('retry')}</Button>;
  const toGo = (href: string, words: string) => (
    <Button type="primary" href={href}>
      {words}
    </Button>
  );
  if (problem.status === 401)
    return <Notice title={say('signIn')} hint={say('signInHint')} action={toGo(signInAddress(), say('toSignIn'))} />;
  if (problem.code === 'password-change-needed')
    return <Notice title={say('passwordFirst')} hint={pick(problem.message)} action={toGo('/', say('toPassword'))} />;
  if (problem.status === 403) return <Notice title={say('noRight')} hint={`${pick(problem.message)} ${say('noRightWho')}`} />;
  const number = problem.errorId ? ` ${say('errorId')} ${problem.errorId}` : '';
  return <Notice title={say('failed')} hint={pick(problem.message) + number} action={retry} isAlert />;
}

/** Shows a read: skeleton, what went wrong with a retry, or its content. */
export function Answered<T>({ read, children }: { readonly read: UseQueryResult<T>; readonly children: (data: T) => ReactNode }) {
  if (read.data !== undefined) return children(read.data);
  if (read.error) return <Failed problem={problemOf(read.error)} onRetry={() => void read.refetch()} />;
  return <Loading />;
}
