import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../api/index.ts';
import { Failed, Loading } from './states.tsx';

/** Shows a read (读取结果): skeleton, error with retry, or its content. A failed refresh keeps showing what was there. */
export function Answered<T>({
  read,
  rows,
  children,
}: {
  readonly read: UseQueryResult<T>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}) {
  if (read.data !== undefined) return children(read.data);
  if (read.error) return <Failed problem={problemOf(read.error)} onRetry={() => void read.refetch()} />;
  return <Loading {...(rows ? { rows } : {})} />;
}
