import { retryEvent } from '../../execution/arming.ts';
import { emit } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Retries a step after what stopped it was mended (重试异常); when it fails again, a new incident says why. */
export const resolveIncident: CommandHandler<'resolve-incident'> = (execution, { incident: id }) => {
  const incident = Object.hasOwn(execution.state.incidents, id) ? execution.state.incidents[id] : undefined;
  if (!incident) {
    return reject('incident-not-found', {
      zh: '应有待处理的异常，但已处理或已取消。',
      en: 'Expected the incident to be open, but it was resolved or cancelled.',
    });
  }
  emit(execution, { type: 'incident-resolved', incident: id, by: execution.actor.account });
  if (retryEvent(execution, incident)) return undefined;
  const { scope, run, phase } = incident;
  if (scope === null) return undefined;
  if (run !== null) execution.queue.push({ do: phase === 'complete' ? 'complete' : 'execute', scope, run });
  else for (const flow of execution.state.scopes[scope]?.arrivals ?? []) execution.queue.push({ do: 'arrive', scope, flow });
  return undefined;
};
