import { v7 } from 'uuid';
import type { CalendarChange } from '#engine/calendar/types.ts';
import type { OpenStore, Outcome, StreamInput } from '#server/store/types.ts';
import type { Row } from '#server/store/plan.ts';
import { admin, change, clerk, openCommand, selectAll, stateOf } from '../../support/store.ts';
import { answersFor } from '../../support/answers.ts';

/** Command that stores a change of a layer and puts it in force. */
export function importOf(id: string, basedOn: number, made: CalendarChange): StreamInput {
  const body = { change: made, basedOn, note: '测试', activate: true };
  return { id: v7(), stream: 'calendar', streamId: id, tenant: 'heshan', type: 'import-calendar', actor: admin, body };
}

export async function importChange(store: OpenStore, id: string, basedOn: number, made: CalendarChange): Promise<void> {
  accepted(await store.executeStream(importOf(id, basedOn, made)));
}

export async function activate(store: OpenStore, id: string, version: number): Promise<void> {
  await change(store, { stream: 'calendar', streamId: id, tenant: 'heshan', type: 'activate-calendar', body: { version, note: '测试' } });
}

function accepted(outcome: Outcome): void {
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

/** Days off of a centre. */
export const localOff = (...dates: readonly string[]): CalendarChange => ({
  local: Object.fromEntries(dates.map(date => [date, { working: false, why: '停电检修' }])),
});

/** The notice of a year as a whole. */
export function noticeOf(year: string, off: readonly string[]): CalendarChange {
  const days = off.map(date => ({ date, kind: 'off' as const, name: '元旦' }));
  return { notice: { mode: 'replace', year, days, source: `国务院办公厅关于 ${year} 年部分节假日安排的通知` } };
}

/** Register a case and accept it, so that its promised clock runs. */
export async function acceptCase(store: OpenStore, caseId: string, of: { tenant?: string; promisedLimit?: number } = {}): Promise<void> {
  const tenant = of.tenant ?? 'heshan';
  accepted(await store.execute(await openCommand(caseId, of)));
  const task = Object.values((await stateOf(store, caseId, tenant)).tasks).find(({ element }) => element === 'check')!;
  const body = { type: 'complete-task' as const, task: task.id, version: task.version, answers: answersFor('check'), opinion: '同意' };
  accepted(await store.execute({ ...body, id: v7(), caseId, tenant, actor: clerk }));
}

/** Every clock row but for the number of its changes. */
export function clockRows(store: OpenStore): Promise<Row[]> {
  return selectAll(
    store,
    `select tenant, case_id, key, status, start_at, start_on, length, due, due_on, provisional, calendar, calendar_version
     from clock order by tenant, case_id, key`,
  );
}

/** Due day of the promised clock. */
export async function dueOf(store: OpenStore, caseId: string, tenant = 'heshan'): Promise<string | undefined> {
  return (await stateOf(store, caseId, tenant)).clocks.promised?.dueOn;
}

/** Number of journal entries a recomputation left, by case. */
export async function recomputed(store: OpenStore): Promise<Record<string, number>> {
  const rows = await selectAll<{ id: string; n: number }>(
    store,
    `select stream_id as id, count(*) as n from journal where stream = 'case' and command_type = 'recompute-clocks' group by stream_id`,
  );
  return Object.fromEntries(rows.map(({ id, n }) => [id, Number(n)]));
}
