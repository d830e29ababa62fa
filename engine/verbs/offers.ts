import type { FlowElement, TaskVerb } from '../bpmn/definition.ts';
import type { Context, Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Task } from '../cases/state.ts';

/** Why a verb may not be used on a task (按节点配置): the step does not offer it. */
export function notOffered(element: FlowElement, verb: TaskVerb): Rejection | undefined {
  if (element.verbs.includes(verb)) return undefined;
  return reject(
    'verb-not-offered',
    {
      zh: `「${element.name ?? element.id}」应允许${words[verb]}，但流程没有为这个环节开放。`,
      en: `Expected the step "${element.name ?? element.id}" to offer ${verb}, but it does not.`,
    },
    { verb },
  );
}

const words: Readonly<Record<TaskVerb, string>> = {
  transfer: '转办',
  delegate: '委派',
  'add-signer': '加签',
  'remove-signer': '减签',
  return: '退回',
  'take-back': '撤回',
  refuse: '不通过',
  circulate: '抄送或传阅',
};

/** A delegated task (委派) goes back by its answer alone. */
export function delegatedOnly(task: Task): Rejection | undefined {
  if (!task.delegatedBy?.length) return undefined;
  return reject('task-delegated', {
    zh: `「${task.name}」是委派给您的，应先答复委派，由委派人决定，但现在直接作了决定。`,
    en: `Expected an answer to the delegation of "${task.name}", but the delegate tried to decide it.`,
  });
}

/** The reason a verb needs (意见) was not given. */
export function reasonMissing(): Rejection {
  return reject('reason-missing', { zh: '应填写理由，但没有填写。', en: 'Expected a reason, but there is none.' });
}

/** true: the account still holds a post of the centre (仍在岗). */
export function isInPost({ organisation }: Context, account: string): boolean {
  return organisation.posts.some(post => post.account === account);
}
