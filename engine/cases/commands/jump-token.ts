import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { planJumps } from '../../verbs/jump-targets.ts';
import { applyMove } from '../../verbs/move.ts';
import { reasonMissing } from '../../verbs/offers.ts';
import { refuseRecused } from '../../verbs/people.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler, CommandOf } from './types.ts';

/** Moves a token (跳转): by an administrator, with a reason, to another element of its level; also the way out of a stuck join. */
export const jumpToken: CommandHandler<'jump-token'> = (execution, command) => {
  const refused = refuseJump(execution, command);
  if (refused) return refused;
  const { scope, run, to } = command;
  const planned = planJumps(execution.state, execution.context, { scope, run }).find(({ element }) => element === to);
  if (!planned) return noTarget(to);
  const recused = refuseRecused(execution, planned.name);
  if (recused) return recused;
  const from = run === null ? null : execution.state.scopes[scope]!.runs[run]!.element;
  emit(execution, { type: 'token-moved', scope, from, to, by: execution.actor.account, private: { reason: command.reason! } });
  applyMove(execution, planned.move);
  return undefined;
};

function refuseJump(execution: Execution, { scope, run, reason }: CommandOf<'jump-token'>): Rejection | undefined {
  if (!matchesAny(['administrator'], execution.actor.principals)) {
    return reject('administrator-only', {
      zh: '跳转应由管理员操作，但您不是。',
      en: 'Expected an administrator to move a token, but you are none.',
    });
  }
  if (!reason?.trim()) return reasonMissing();
  return stands(execution, scope, run) ? undefined : noToken();
}

/** true: the run is open, or the scope is stuck: it has tokens, none of which can move. */
function stands({ state }: Execution, scope: string, run: string | null): boolean {
  const open = Object.hasOwn(state.scopes, scope) ? state.scopes[scope] : undefined;
  if (run !== null) return open !== undefined && Object.hasOwn(open.runs, run);
  return open !== undefined && Object.keys(open.runs).length === 0 && open.arrivals.length > 0;
}

function noToken(): Rejection {
  return reject('token-not-found', {
    zh: '应有正在等待的令牌，但它已离开。请刷新页面后重试。',
    en: 'Expected the token to stand there, but it has gone on. Reload the page and try again.',
  });
}

function noTarget(to: string): Rejection {
  return reject('jump-target-wrong', {
    zh: `应跳转到同一层流程中可以进入的环节，但「${to}」不是（例如汇合网关、边界事件、并行的另一分支）。`,
    en: `Expected an element of the same level that a token can enter, but "${to}" is none, such as a join, a boundary event or a parallel branch.`,
  });
}
