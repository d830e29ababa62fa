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
export function completeRun(x: Execution, here: Here, work: Extract<Work, { do: 'complete' }>): void {
  if (here.loop === undefined) leaveElement(x, here, work);
  else completeInstance(x, here, work.by);
}

function leaveElement(x: Execution, here: Here, { by, flows: given }: Extract<Work, { do: 'complete' }>): void {
  const { scope, run, element } = here;
  const behaviour = behaviours[element.kind];
  if (element.act) performAct(x, here, element.act);
  issueDocuments(x, here);
  for (const notice of element.notifies) notify(x, here, notice);
  const flows = given ?? (behaviour.flows ?? chooseAll)(x, here);
  if (behaviour.throws?.(x, here)) return;
  clearWaits(x, run);
  emit(x, { type: 'element-completed', scope, run, element: element.id, ...(by === undefined ? {} : { by }) });
  for (const flow of flows) takeFlow(x, here, flow, given !== undefined);
  behaviour.after?.(x, here);
}

function issueDocuments(x: Execution, here: Here): void {
  for (const issue of here.element.issues) {
    if (issue.when === undefined || isTrue(x, here, issue.when)) issueDocument(x, here, issue);
  }
}

/** `done`: the event behind an event-based gateway has come already and completes as soon as it is entered. */
function takeFlow(x: Execution, { scope, definition }: Here, flow: string, done: boolean): void {
  emit(x, { type: 'flow-taken', scope, flow });
  if (done) x.queue.push({ do: 'enter', scope, element: definition.flows[flow]!.target, consumed: [flow], done });
  else x.queue.push({ do: 'arrive', scope, flow });
}
