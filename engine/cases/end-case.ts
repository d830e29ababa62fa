import type { Act, Definition } from '../bpmn/definition.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { caseRelease, stopClock } from './clock-runs.ts';

/** Acts that settle a case, and the outcome (办理结果) each means. */
const outcomes: Readonly<Partial<Record<Act, string>>> = {
  grant: 'granted',
  refuse: 'refused',
  reply: 'replied',
  decline: 'declined',
  withdraw: 'withdrawn',
  terminate: 'terminated',
};

/** Close the case (办结) after `close` has ended its root scope: clocks stop, incidents that hang on no run end. A case with legal acts but no result cannot be closed: a fault. */
export function endCase(execution: Execution, close: () => void): void {
  const outcome = outcomeOf(execution);
  close();
  for (const key of Object.keys(execution.state.clocks)) stopClock(execution, key, 'close');
  for (const incident of Object.keys(execution.state.incidents))
    emit(execution, { type: 'incident-resolved', incident, by: execution.head.actor });
  emit(execution, { type: 'case-closed', outcome });
}

/** A definition never changes: whether it draws a result is looked up once. */
const legal = new WeakMap<Definition, boolean>();

/** true: the process has an act that settles the case. */
function isLegal(process: Definition): boolean {
  const known = legal.get(process);
  if (known !== undefined) return known;
  const found = Object.values(process.elements).some(({ act }) => act !== undefined && outcomes[act] !== undefined);
  legal.set(process, found);
  return found;
}

function outcomeOf(execution: Execution): string {
  const result = execution.state.acts.findLast(({ act }) => outcomes[act] !== undefined);
  if (result) return outcomes[result.act]!;
  if (!isLegal(caseRelease(execution).process)) return 'completed';
  throw new Fault('closing-without-result', {
    zh: '办件应先有办理结果（准予、不予、答复、不予受理、撤回或终止）再办结，但流程已走完而没有结果。请检查流程。',
    en: 'Expected a result (grant, refuse, reply, decline, withdraw or terminate) before the case closes, but the process ended without one.',
  });
}
