import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallInput } from '#server/contract/client.ts';
import type { AnswerOf, BodyOf, Operation } from '#server/contract/routes.ts';
import { api, newCommandId } from './client.ts';
import { refreshAfterCommand } from './refresh.ts';

/** Operations whose body carries a command id. */
type CommandOperation = { [O in Operation]: BodyOf<O> extends { id: string } ? O : never }[Operation];
type WithoutId<O extends Operation> = Omit<CallInput<O>, 'body'> & { readonly body: Omit<BodyOf<O>, 'id'> };

/**
 * Gives a command (提交指令). The command id is drawn here; giving the very same body again after a failure reuses it,
 * so a retry after a lost answer has one effect. All reads a command may change are refreshed afterwards.
 */
export function useCommand<O extends CommandOperation>(operation: O): UseMutationResult<AnswerOf<O>, unknown, WithoutId<O>> {
  const client = useQueryClient();
  const last = useRef({ text: '', id: '' });
  return useMutation({
    mutationFn: async (input: WithoutId<O>) => {
      const text = JSON.stringify(input);
      if (last.current.text !== text) last.current = { text, id: newCommandId() };
      const whole = { ...input, body: { ...input.body, id: last.current.id } };
      const answer = await api.call(operation, ...([whole] as never));
      last.current = { text: '', id: '' };
      return answer as AnswerOf<O>;
    },
    // After the page has heard of the outcome, so that it can leave what the refresh would show as gone.
    onSettled: () => void setTimeout(() => void refreshAfterCommand(client), 0),
  });
}
