import type { ProblemDetails } from '#server/contract/schemas.ts';

/** Whether a problem says that the task is no longer open (任务已被处理): done, cancelled, or the page is older than the task. */
export const isGone = ({ status, code }: ProblemDetails): boolean =>
  status === 410 || ((status === 409 || status === 404) && /task|stale|version|closed|not-found/.test(code));

/** Who finished the task and when, as far as the server tells. */
export function whoFinished({ details = {} }: ProblemDetails): {
  readonly by: string | null;
  readonly at: number | null;
  readonly status: string | null;
} {
  const actor = details.actor ?? details.by ?? details.completedBy;
  const name = typeof actor === 'object' && actor !== null && 'name' in actor ? actor.name : (details.actorName ?? actor);
  const at = details.at ?? details.completedAt ?? details.closedAt;
  return {
    by: typeof name === 'string' ? name : null,
    at: typeof at === 'number' ? at : null,
    status: typeof details.status === 'string' ? details.status : null,
  };
}
