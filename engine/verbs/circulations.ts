import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Circulation, LocalId } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';

/** A copy or circulation, or why it may not be touched. */
export type Found =
  | { readonly one: Circulation; readonly rejection?: undefined }
  | { readonly one?: undefined; readonly rejection: Rejection };

/** Find a copy or circulation (抄送、传阅) sent to the actor, or by the actor. */
export function findCirculation({ state, actor }: Execution, id: LocalId, side: 'to' | 'by'): Found {
  const one = state.circulations.find(circulation => circulation.id === id);
  if (!one) {
    const missing = {
      zh: '应有这份抄送或传阅，但没有找到，可能已被撤销。',
      en: 'Expected the copy to exist, but it was not found; it may have been revoked.',
    };
    return { rejection: reject('circulation-not-found', missing) };
  }
  if (one[side] === actor.account) return { one };
  const zh = side === 'to' ? '应由接收人操作，但不是发送给您的。' : '应由发送人操作，但不是您发送的。';
  const en = side === 'to' ? 'Expected its receiver, but it was not sent to you.' : 'Expected its sender, but you did not send it.';
  return { rejection: reject('circulation-not-yours', { zh, en }) };
}
