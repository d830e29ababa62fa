import { performAct } from '../cases/acts.ts';
import { issueDocument } from '../cases/documents.ts';
import { notify } from '../cases/notices.ts';
import type { Execution, Here, Work } from './execution.ts';
import { emit } from './execution.ts';
import { chooseAll } from './flows.ts';
import { completeInstance } from './multi-instance.ts';
import { behaviours } from './registry.ts';
import { isTrue } from './values.ts';
import { clearWaits } from './waits.ts';

/** Complete a run (完成): its act with clocks and status, its documents, its notices, then the flows it leaves by. */
export function completeRun(execution: Execution, here: Here, work: Extract<Work, { do: 'complete' }>): void {
  if (here.loop === undefined) leaveElement(execution, here, work);
  else completeInstance(execution, here, work.by);
}

function leaveElement(execution: Execution, here: Here, { by, flows: given }: Extract<Work, { do: 'complete' }>): void {
  const { scope, run, element } = here;
  const behaviour = behaviours[element.kind];
  if (element.act) performAct(execution, here, element.act);
  issueDocuments(execution, here);
  for (const notice of element.notifies) notify(execution, here, notice);
  const flows = given ?? (behaviour.flows ?? chooseAll)(execution, here);
  if (behaviour.throws?.(execution, here)) return;
  clearWaits(execution, run);
  emit(execution, { type: 'element-completed', scope, run, element: element.id, ...(by === undefined ? {} : { by }) });
  for (const flow of flows) takeFlow(execution, here, flow, given !== undefined);
  behaviour.after?.(execution, here);
}

function issueDocuments(execution: Execution, here: Here): void {
  for (const issue of here.element.issues) {
    if (issue.when === undefined || isTrue(execution, here, issue.when)) issueDocument(execution, here, issue);
  }
}

/** `done`: the event behind an event-based gateway has come already and completes as soon as it is entered. */
function takeFlow(execution: Execution, { scope, definition }: Here, flow: string, done: boolean): void {
  emit(execution, { type: 'flow-taken', scope, flow });
  if (done) execution.queue.push({ do: 'enter', scope, element: definition.flows[flow]!.target, consumed: [flow], done });
  else execution.queue.push({ do: 'arrive', scope, flow });
}
