import type { Execution, Work } from '../../execution/execution.ts';
import { emit, findHere } from '../../execution/execution.ts';
import { setVariable } from '../../execution/variables.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Incident, LocalId, Wait } from '../state.ts';
import { skipEvent, skipRun, skipScope } from './skip-incident.ts';
import type { CommandHandler } from './types.ts';

/**
 * Deals with an incident (处理异常): retry does the step again, or sends the job again, after what stopped it was mended; resolve sets variables
 * first; skip goes on as if the step were done. When it fails again, a new incident says why.
 */
export const resolveIncident: CommandHandler<'resolve-incident'> = (execution, { incident: id, action, values }) => {
  const incident = Object.hasOwn(execution.state.incidents, id) ? execution.state.incidents[id] : undefined;
  if (!incident) {
    return reject('incident-not-found', {
      zh: '应有待处理的异常，但已处理或已取消。',
      en: 'Expected the incident to be open, but it was resolved or cancelled.',
    });
  }
  const again = action === 'skip' || incident.job === undefined ? {} : { again: incident.job };
  emit(execution, { type: 'incident-resolved', incident: id, by: execution.actor.account, ...again });
  if (action === 'skip') return skip(execution, incident);
  if (action === 'resolve') setValues(execution, incident, values ?? {});
  retry(execution, incident);
  return undefined;
};

function setValues(execution: Execution, { scope }: Incident, values: Readonly<Record<string, unknown>>): void {
  const root = Object.values(execution.state.scopes).find(({ parent }) => parent === null);
  const at = scope ?? root?.id;
  if (at === undefined) return;
  for (const [name, value] of Object.entries(values)) setVariable(execution, at, { name, value });
}

/** The event whose condition could not be evaluated; it is looked at again whenever something happened. */
function waitOf(execution: Execution, { scope, run, element }: Incident): Wait | undefined {
  return Object.values(execution.state.waits).find(
    wait => wait.kind === 'condition' && wait.scope === scope && wait.run === run && wait.element === element,
  );
}

function retry(execution: Execution, incident: Incident): void {
  const { scope } = incident;
  if (scope === null || waitOf(execution, incident)) return;
  execution.queue.push(...again(execution, incident, scope));
}

/** The steps a retry does again. */
function again(execution: Execution, { run, element, phase }: Incident, scope: LocalId): Work[] {
  if (run !== null) {
    if (phase === 'complete') return [{ do: 'complete', scope, run }];
    const { compensating } = execution.state.scopes[scope]?.runs[run] ?? {};
    return [{ do: compensating ? 'compensate' : 'execute', scope, run }];
  }
  if (element !== null) return [{ do: 'arm', scope, element }];
  return (execution.state.scopes[scope]?.arrivals ?? []).map(flow => ({ do: 'arrive', scope, flow }));
}

function skip(execution: Execution, incident: Incident): Rejection | undefined {
  const { scope, run, element, phase } = incident;
  if (scope === null) return undefined;
  const wait = waitOf(execution, incident);
  const here = run === null ? undefined : findHere(execution, scope, run);
  if (wait && here?.element.id !== wait.element) return skipEvent(execution, wait, here);
  if (here) return skipRun(execution, here, phase);
  // The start of an event sub-process that could not be awaited is done without.
  return element === null ? skipScope(execution, scope) : undefined;
}
