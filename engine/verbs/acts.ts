import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { caseRelease } from '../cases/clock-runs.ts';
import { resumeAll } from '../cases/clock-pauses.ts';
import { isProcedure } from '../cases/procedures.ts';
import type { Act } from '../bpmn/definition.ts';
import type { ActRecord, DocumentRecord } from '../cases/state.ts';

/** The acts and documents a verb goes back over. */
interface Passed {
  readonly acts: readonly Pick<ActRecord, 'act' | 'at' | 'element'>[];
  readonly documents: readonly Pick<DocumentRecord, 'id'>[];
}

/** Reasons of the pauses (暂停计时) each act opens; a hearing and its like have the reason their step names, so all but the two others. */
const pauseOf: Readonly<Partial<Record<Act, (reason: string) => boolean>>> = {
  'request-supplement': reason => reason === 'supplement',
  forward: reason => reason === 'superior',
  'start-special-procedure': isProcedure,
};

/** Acts that lie between and paused the clocks, with the pause still open: nothing would end it any more. */
export function openPauses(execution: Execution, { acts }: Pick<Passed, 'acts'>): Act[] {
  const reasons = Object.values(execution.state.clocks)
    .filter(({ status }) => status === 'paused')
    .flatMap(({ pauses }) => pauses.filter(({ to }) => to === null).map(({ reason }) => reason));
  return [...new Set(acts.map(({ act }) => act))].filter(act => pauseOf[act] && reasons.some(pauseOf[act]!));
}

/** Void what lies between (作废): acts, documents with their numbers, the pauses the acts opened; the status is that of the last act that stands. */
export function voidBetween(execution: Execution, between: Passed, reason: string): void {
  const by = execution.actor.account;
  const paused = openPauses(execution, between);
  for (const { act, at, element } of between.acts) emit(execution, { type: 'act-voided', act, element, at, by });
  for (const { id } of between.documents) emit(execution, { type: 'document-voided', document: id, by, private: { reason } });
  for (const act of paused) resumeAll(execution, pauseOf[act]!);
  restoreStatus(execution);
}

function restoreStatus(execution: Execution): void {
  const { statusOf } = caseRelease(execution);
  const last = execution.state.acts.findLast(({ act }) => Object.hasOwn(statusOf, act));
  const status = last && statusOf[last.act];
  if (status !== undefined && status !== execution.state.status) emit(execution, { type: 'case-status-changed', status });
}
