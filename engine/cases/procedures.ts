import type { Millis } from '../calendar/types.ts';
import { dueOf } from '../clocks/count.ts';
import type { Procedure } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { isTrue } from '../execution/values.ts';
import type { Text } from '../problem.ts';
import { openClocks, pauseAll, resumeAll } from './clock-pauses.ts';
import { caseRelease, reckon, ruleOf } from './clock-runs.ts';
import { procedureOf } from './effect-inputs.ts';
import { lastingOf } from './lasting-pauses.ts';

/** Pauses that are no lawful procedure: what is sent to a superior, and a supplement. */
const others: ReadonlySet<string> = new Set(['superior', 'supplement']);

/** true: a pause of a lawful procedure (特别程序). */
export const isProcedure = (reason: string): boolean => !others.has(reason);

/** true: the procedure runs: a clock stands still for it. */
export function isRunning(execution: Execution, procedure: string): boolean {
  return openClocks(execution).some(clock => lastingOf(clock).some(({ reason }) => reason === procedure));
}

/** Clocks that would stand still for a procedure. */
export function obeyingClocks(execution: Execution, procedure: string): string[] {
  return openClocks(execution).flatMap(clock => (ruleOf(execution, clock)?.pause.includes(procedure) ? [clock.key] : []));
}

/**
 * A lawful procedure begins (特别程序开始, 行政许可法 art. 45): the clocks that obey it stand still, at most as long as the list allows. A fault
 * when it is not on the list of the pack, or when the step does not tell the applicant in writing.
 */
export function startProcedure(execution: Execution, here: Here): void {
  const id = procedureOf(execution, here);
  const procedure = listed(execution, id);
  if (procedure && !issues(execution, here, procedure.notice)) throw noNotice(here, procedure.title);
  const longest = procedure?.longest && until(execution, procedure.title, procedure.longest);
  pauseAll(execution, { reason: id, ...(longest === undefined ? {} : { until: longest }) }, rule => rule.pause.includes(id));
}

/** A procedure has ended: only its own pauses do; where the step cannot tell which it is, all of them. */
export function endProcedure(execution: Execution, here: Here): void {
  const id = procedureOf(execution, here);
  const isKnown = isRunning(execution, id) || proceduresOf(execution)?.some(procedure => procedure.id === id);
  resumeAll(execution, reason => (isKnown ? reason === id : isProcedure(reason)));
}

/** What is sent to a superior (上报) stands still only where the step tells the applicant in writing. */
export function startSuperior(execution: Execution, here: Here): void {
  const told = here.element.issues.some(({ document }) => issues(execution, here, document));
  if (proceduresOf(execution) && !told) throw noNotice(here, { zh: '上级审查', en: 'review by the superior' });
  pauseAll(execution, { reason: 'superior' }, rule => rule.pause.includes('superior'));
}

/** The closed list of the case's pack (特别程序清单); undefined: a model without a pack. */
export function proceduresOf(execution: Execution): readonly Procedure[] | undefined {
  return caseRelease(execution).procedures;
}

function listed(execution: Execution, id: string): Procedure | undefined {
  const procedures = proceduresOf(execution);
  const procedure = procedures?.find(one => one.id === id);
  // Packs without a list of their own may say special-procedure for any of them; then a clock's rule does so too.
  if (procedure || !procedures || obeyingClocks(execution, id).length > 0) return procedure;
  const known = procedures.map(one => one.id).join(', ');
  throw new Fault('procedure-unknown', {
    zh: `特别程序应在本模板的清单中（${known}），但填的是「${id}」。未暂停计时。`,
    en: `Expected a lawful procedure of the pack's list (${known}), but it was "${id}". The clocks run on.`,
  });
}

function issues(execution: Execution, here: Here, notice: string): boolean {
  return here.element.issues.some(({ document, when }) => document === notice && (when === undefined || isTrue(execution, here, when)));
}

function noNotice({ element }: Here, procedure: Text): Fault {
  return new Fault('pause-without-notice', {
    zh: `「${element.name ?? element.id}」应签发「${procedure.zh}」的书面告知后才能暂停计时，但没有。请在流程中补上文书。`,
    en: `Expected "${element.name ?? element.id}" to issue the written notice of "${procedure.en}" before the clocks stand still, but it issues none. Add the document.`,
  });
}

/** When a pause that begins now ends at the latest (最长暂停). */
function until(execution: Execution, title: Text, longest: NonNullable<Procedure['longest']>): Millis {
  const { calendar } = execution.context;
  const count = { ...longest, startAt: execution.head.effectiveAt, pauses: [] };
  return reckon({ title }, () => dueOf(count, calendar)).due;
}
