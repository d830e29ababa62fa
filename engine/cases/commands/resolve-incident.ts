import { emit } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Retries a step after what stopped it was mended (重试异常); when it fails again, a new incident says why. */
export const resolveIncident: CommandHandler<'resolve-incident'> = (x, { incident: id }) => {
  const incident = Object.hasOwn(x.state.incidents, id) ? x.state.incidents[id] : undefined;
  if (!incident) {
    return reject('incident-not-found', {
      zh: '应有待处理的异常，但已处理或已取消。',
      en: 'Expected the incident to be open, but it was resolved or cancelled.',
    });
  }
  emit(x, { type: 'incident-resolved', incident: id, by: x.actor.account });
  const { scope, run, phase } = incident;
  if (scope === null) return undefined;
  if (run !== null) x.queue.push({ do: phase === 'complete' ? 'complete' : 'execute', scope, run });
  else for (const flow of x.state.scopes[scope]?.arrivals ?? []) x.queue.push({ do: 'arrive', scope, flow });
  return undefined;
};
