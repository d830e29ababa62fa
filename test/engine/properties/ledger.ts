import type { CaseEvent } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';

/** What an event says that is not so, looked at before it is applied: runs and tasks end once, and only where they stand open. */
export function faultBefore(state: CaseState | null, event: CaseEvent): string | null {
  if (!state) return null;
  switch (event.type) {
    case 'element-completed':
    case 'element-cancelled':
      return state.scopes[event.scope]?.runs[event.run]?.element === event.element
        ? null
        : `${event.type} of ${event.run}, which is not open`;
    case 'task-completed':
    case 'task-cancelled':
    case 'task-returned':
      return state.tasks[event.task] ? null : `${event.type} of ${event.task}, which is not open`;
    case 'wait-cleared':
    case 'message-received':
      return state.waits[event.wait] ? null : `${event.type} of ${event.wait}, which is not open`;
    case 'incident-resolved':
      return state.incidents[event.incident] ? null : `${event.type} of ${event.incident}, which is not open`;
    case 'scope-closed':
      return state.scopes[event.scope] ? null : `${event.type} of ${event.scope}, which is not open`;
    default:
      return tokensBefore(state, event);
  }
}

/** No token is used twice: what an element consumes has arrived, each as often as it is consumed. */
function tokensBefore(state: CaseState, event: CaseEvent): string | null {
  if (event.type === 'element-entered') return missing(state, event.scope, event.consumed);
  if (event.type === 'tokens-withdrawn') return missing(state, event.scope, event.flows);
  if (event.type === 'gateway-reset') return missing(state, event.scope, event.consumed);
  if (event.type !== 'task-created') return null;
  const twice = Object.values(state.tasks).some(({ run }) => run === event.run);
  return twice ? `a second task of the run ${event.run}` : null;
}

function missing(state: CaseState, id: string, flows: readonly string[]): string | null {
  const left = [...(state.scopes[id]?.arrivals ?? [])];
  for (const flow of flows) {
    const at = left.indexOf(flow);
    if (at < 0) return `a token on ${flow} of ${id} is consumed that is not there`;
    left.splice(at, 1);
  }
  return null;
}

/** What an event should have ended and did not, looked at after it was applied: what completed is gone, unless it goes on compensating. */
export function faultAfter(state: CaseState, event: CaseEvent): string | null {
  if (event.type === 'task-completed' && state.tasks[event.task]) return `${event.task} was completed and is open`;
  if (event.type !== 'element-completed') return null;
  const run = state.scopes[event.scope]?.runs[event.run];
  return run && !run.compensating ? `${event.run} was completed and is open` : null;
}
