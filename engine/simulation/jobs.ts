import type { Rejection } from '../cases/context.ts';
import { limits } from '../limits.ts';
import type { Session } from './session.ts';
import { giveCommand, machine } from './session.ts';

/** Number of a linked case that a simulation does not really open. */
const linkedNumber = 'SIM-LINKED';

/** Answer what the machine does without the outside (关联办件): each linked case is opened, in name only, as many as a case may have. */
export function openLinkedCases(session: Session): Rejection | undefined {
  for (let opened = 0; opened < limits.links; opened++) {
    const waits = Object.values(session.state?.waits ?? {});
    const wait = waits.find(one => one.kind === 'job' && one.job === 'start-case');
    if (!wait) return undefined;
    const output = { case: `simulated-${wait.id}`, number: linkedNumber };
    const refused = giveCommand(session, machine, { type: 'complete-job', job: wait.id, output });
    if (refused) return refused;
  }
  return undefined;
}
