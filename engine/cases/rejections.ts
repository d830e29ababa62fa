import { formatChineseMoment, formatLocal } from '../calendar/dates.ts';
import type { Rejection } from './context.ts';
import type { CaseDraft } from './draft.ts';
import type { LocalId, Task } from './state.ts';

/** Build a refusal (拒绝): code, sentence in both languages, values for the page. */
export function reject(code: string, message: { zh: string; en: string }, details?: Readonly<Record<string, unknown>>): Rejection {
  return details ? { code, message, details } : { code, message };
}

/** Why a task is not open: handled by somebody, cancelled, or never there (任务已被处理). */
export function taskGone(state: CaseDraft, task: LocalId): Rejection {
  const last = state.trail.findLast(entry => entry.task === task);
  if (!last) {
    return reject('task-not-found', {
      zh: '应有这项任务，但本办件中没有。请刷新页面后重试。',
      en: 'Expected the task to be in the case, but it is not. Reload the page and try again.',
    });
  }
  const details = { by: last.actor, at: last.at, element: last.element };
  if (last.cancelled && last.left !== 'returned') {
    return reject(
      'task-cancelled',
      {
        zh: `任务应在待办中，但已于 ${formatChineseMoment(last.at)} 取消。`,
        en: `Expected the task to be open, but it was cancelled on ${formatLocal(last.at)}.`,
      },
      details,
    );
  }
  return reject(
    'task-already-handled',
    {
      zh: `任务已被处理：${last.actor} 已于 ${formatChineseMoment(last.at)} 办理。`,
      en: `Expected the task to be open, but it was handled by ${last.actor} on ${formatLocal(last.at)}.`,
    },
    details,
  );
}

/** The page shows an older version of the task. */
export function taskStale(task: Task, version: number): Rejection {
  return reject(
    'task-version-stale',
    {
      zh: `任务已有变化（页面为第 ${version} 版，现为第 ${task.version} 版）。请刷新后重试。`,
      en: `Expected version ${version} of the task, but it is at version ${task.version}. Reload and try again.`,
    },
    { version: task.version, holder: task.holder },
  );
}

/** Somebody else has claimed it. */
export function taskHeld(task: Task): Rejection {
  return reject(
    'task-held',
    {
      zh: `任务应由认领人办理，但已由 ${task.holder} 认领。`,
      en: `Expected the task to be free or yours, but ${task.holder} has claimed it.`,
    },
    { holder: task.holder },
  );
}

/** The actor is not one of those who may do it. */
export function notCandidate(task: Task): Rejection {
  return reject(
    'not-a-candidate',
    {
      zh: `「${task.name}」应由指定人员办理（${task.why}），您不在其中。`,
      en: `Expected one of the people "${task.name}" is for (${task.candidates.join(', ')}), but you are not.`,
    },
    { candidates: task.candidates },
  );
}
