import type { ProblemDetails } from '#server/contract/schemas.ts';

const goneCodes = ['task-already-handled', 'task-cancelled', 'task-not-found', 'not-found'];

/** Whether a problem says that the task is no longer open (任务已被处理): dealt with by somebody, or cancelled. */
export const isGone = ({ status, code }: ProblemDetails): boolean => status === 410 || goneCodes.includes(code);

/** Who finished the task and when, as far as the server tells. */
export function whoFinished({ details = {} }: ProblemDetails): { readonly by: string | null; readonly at: number | null } {
  return { by: typeof details.by === 'string' ? details.by : null, at: typeof details.at === 'number' ? details.at : null };
}
