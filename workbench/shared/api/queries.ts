import { keepPreviousData, type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput } from '#server/contract/client.ts';
import type { AnswerOf, Operation } from '#server/contract/routes.ts';
import { api } from './client.ts';

/** How a page reads (读取方式). */
export interface ReadOptions {
  /** As a function it is asked anew before every refresh. */
  readonly enabled?: boolean | (() => boolean);
  /** Keep showing the last answer while the next page or filter loads. */
  readonly keep?: boolean;
  /** Never answer from an earlier read: for drafts. */
  readonly fresh?: boolean;
  /** Ask again after so many milliseconds, for work under way; false: not again. Given the last answer. */
  readonly pollMs?: (data: unknown) => number | false;
}

/** Key of a read in the cache: the operation id, then its input. */
export const readKey = (operation: Operation, input?: unknown): readonly unknown[] =>
  input === undefined ? [operation] : [operation, input];

/** Begins a read before the page that shows it is drawn. */
export function prefetch<O extends Operation>(queries: QueryClient, operation: O, input: CallInput<O>): void {
  void queries.prefetchQuery({
    queryKey: readKey(operation, input),
    queryFn: () => api.call(operation, ...([input] as never)),
    retry: false,
  });
}

/** Reads an operation of the API and keeps it fresh by hints. */
export function useRead<O extends Operation>(operation: O, input: CallInput<O>, options: ReadOptions = {}): UseQueryResult<AnswerOf<O>> {
  return useQuery({
    queryKey: readKey(operation, input),
    queryFn: () => api.call(operation, ...([input] as never)),
    enabled: options.enabled ?? true,
    ...(options.fresh ? { gcTime: 0, staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(options.pollMs ? { refetchInterval: (query: { state: { data?: unknown } }) => options.pollMs!(query.state.data) } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<AnswerOf<O>>;
}
