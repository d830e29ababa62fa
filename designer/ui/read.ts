import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { CallProblem, type CallInput, createClient } from '#server/contract/client.ts';
import type { AnswerOf, Operation } from '#server/contract/routes.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';

/** Client of the API (接口客户端). */
export const api = createClient();

/** Reads an operation of the API (读取). */
export function useRead<O extends Operation>(operation: O, input: CallInput<O>, isWanted = true): UseQueryResult<AnswerOf<O>> {
  return useQuery({
    queryKey: [operation, input],
    queryFn: () => api.call(operation, ...([input] as never)),
    enabled: isWanted,
  }) as UseQueryResult<AnswerOf<O>>;
}

/** Sends an operation of the API (提交); `onDone` gets its answer. */
export function useSend<O extends Operation>(
  operation: O,
  onDone: (answer: AnswerOf<O>) => void,
): UseMutationResult<AnswerOf<O>, Error, CallInput<O>> {
  return useMutation({
    mutationFn: (input: CallInput<O>) => api.call(operation, ...([input] as never)) as Promise<AnswerOf<O>>,
    onSuccess: onDone,
  });
}

/** The problem of whatever was thrown (错误说明). */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof CallProblem) return error.problem;
  const message = { zh: '页面出了问题，请刷新后重试。', en: 'Something went wrong on this page; reload it and try again.' };
  return { type: 'about:blank', title: 'Page error', status: 0, code: 'page-error', message };
}
