import { localTime } from '#engine/calendar/index.ts';
import type { Entry } from '#engine/cases/events.ts';
import { type HttpProblem, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';

/** Codes of refusals that mean: the page the command came from is out of date. */
const staleCodes: readonly string[] = ['task-not-found', 'task-already-handled', 'task-cancelled', 'task-version-stale'];

/** Does this refusal say that somebody was quicker? */
export function isStale(code: string): boolean {
  return staleCodes.includes(code);
}

/** 「任务已被处理」 with who did it and when, so that the page can say so and show the new state. */
export async function taskHandled(
  store: Store,
  person: Person,
  of: { readonly caseId: string; readonly task: string },
): Promise<HttpProblem> {
  const entries = await store.withScope({ tenants: person.tenants, actor: person.account }, reader => reader.journal('case', of.caseId));
  const last = entries.findLast(entry => entry.events.some(event => concerns(event, of.task)));
  const handler = last && (await findNames(store, [last.actor]))(last.actor);
  const at = last && localTime(last.recordedAt);
  const who =
    handler && at
      ? { zh: `${handler.name}已于 ${at.date} ${at.time} 处理。`, en: `${handler.name} dealt with it on ${at.date} at ${at.time}.` }
      : { zh: '', en: '' };
  return refusal(
    409,
    'task-already-handled',
    {
      zh: `任务已被处理。${who.zh}页面已更新为最新状态，您填写的内容仍在。`,
      en: `This task has already been handled. ${who.en} The page now shows the new state; what you typed is kept.`,
    },
    {
      details: {
        caseId: of.caseId,
        task: of.task,
        by: handler?.name ?? null,
        at: last?.recordedAt ?? null,
        did: last?.commandType ?? null,
      },
    },
  );
}

function concerns(event: Entry['events'][number], task: string): boolean {
  return 'task' in event && event.task === task && event.type !== 'task-read';
}
