import { urgingClock } from '#engine/cards/milestones.ts';
import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { TaskRow } from '../contract/schemas.ts';
import { caseColumns, chipOf, type ListedCase, textOf } from '../cases/rows.ts';
import type { Names } from '../identity/names.ts';
import { maskName } from '../identity/masking.ts';

/** A row of table task joined with its case. */
export interface ListedTask extends ListedCase {
  readonly task: string;
  readonly version: number;
  readonly element: string;
  readonly name: string;
  readonly taskStage: string | null;
  readonly holder: string | null;
  readonly createdAt: number;
  readonly readAt: number | null;
  /** The task's own clock (步骤时限), where it has one that runs or stands still. */
  readonly stepStatus: string | null;
  readonly stepDueAt: number | null;
  readonly stepDueOn: string | null;
  readonly stepProvisional: number | null;
  readonly stepPause: string | null;
}

/** Columns of listed tasks: task `t`, case `c`, and what `caseJoin` adds. */
export const taskColumns = `${caseColumns}, t.id as "task", t.version as "version", t.element as "element", t.name as "name", t.stage as "taskStage",
  t.holder as "holder", t.created_at as "createdAt", t.read_at as "readAt", s.status as "stepStatus", s.due as "stepDueAt",
  s.due_on as "stepDueOn", s.provisional as "stepProvisional", s.pause as "stepPause"`;
/** The clock of urging (催办上级期限) is about the task of no stage that stands open while a superior has the case. */
const urgingKey = `case when t.stage is null and exists (select 1 from clock u where u.tenant = t.tenant and u.case_id = t.case_id and u.key = '${urgingClock}'
  and u.status <> 'stopped') then '${urgingClock}' else 'step:' || t.id end`;
/** Joins the clock of the task itself. */
export const stepJoin = `left join clock s on s.tenant = t.tenant and s.case_id = t.case_id and s.key = ${urgingKey} and s.status <> 'stopped'`;

/** Least remaining working time first: running clocks by due moment, the task's own before that of its case, then whatever waits, oldest first. */
export const taskOrder = `case when coalesce(s.status, c.clock_status) = 'running' then 0 else 1 end, coalesce(s.due, c.due_at), t.created_at, t.id`;

/** What turning rows into the contract's shape needs. */
export interface TaskSight {
  readonly me: string;
  readonly names: Names;
  readonly now: Millis;
  readonly calendar: Calendar;
  readonly unmasked: boolean;
}

/** A task as lists and pages show it (待办行). */
export function taskRow(row: ListedTask, sight: TaskSight): TaskRow {
  return {
    caseId: row.caseId,
    task: row.task,
    version: row.version,
    caseNumber: row.number,
    itemTitle: textOf(row.itemTitle),
    applicantName: sight.unmasked ? row.applicantName : maskName(row.applicantName, row.applicantKind),
    intakeType: row.intakeType,
    element: row.element,
    name: row.name,
    stage: row.taskStage,
    holder: row.holder === null ? null : sight.names(row.holder),
    mine: row.holder === sight.me,
    createdAt: Number(row.createdAt),
    read: row.readAt !== null,
    window: row.windowId,
    time: chipOf(ownClock(row), sight.now, sight.calendar),
    card: row.card,
  };
}

/** A task with a limit of its own shows that one (步骤时限), not the case's. */
function ownClock(row: ListedTask): ListedCase {
  const { stepStatus, stepDueAt, stepDueOn, stepProvisional, stepPause } = row;
  if (stepStatus === null) return row;
  return { ...row, clockStatus: stepStatus, dueAt: stepDueAt, dueOn: stepDueOn, provisional: stepProvisional ?? 0, pause: stepPause };
}
