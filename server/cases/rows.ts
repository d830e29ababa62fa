import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { Applicant } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { CardLevel, TimeChip } from '../contract/schemas.ts';
import { timeChip } from './time.ts';

/** List columns of table case as lists read them; see `caseColumns`. */
export interface ListedCase {
  readonly tenant: string;
  readonly caseId: string;
  readonly number: string;
  readonly itemTitle: string;
  readonly applicantName: string;
  readonly applicantKind: Applicant['kind'];
  readonly unit: string;
  readonly intakeType: string;
  readonly status: string;
  readonly phase: string;
  readonly stage: string | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly clockStatus: string | null;
  readonly dueAt: number | null;
  readonly dueOn: string | null;
  readonly provisional: number;
  readonly pause: string | null;
  readonly card: CardLevel | null;
  readonly holders: string;
  readonly windowId: string | null;
}

/** Columns and join that fill a `ListedCase`; put after `select` with the case as `c`. */
export const caseColumns = `c.tenant as "tenant", c.id as "caseId", c.number as "number", c.item_title as "itemTitle", c.applicant_name as "applicantName",
  c.applicant_kind as "applicantKind", c.unit as "unit", c.intake_type as "intakeType", c.status as "status", c.phase as "phase", c.stage as "stage",
  c.opened_at as "openedAt", c.closed_at as "closedAt",
  c.clock_status as "clockStatus", c.due_at as "dueAt", c.due_on as "dueOn", c.provisional as "provisional", k.pause as "pause", c.card as "card",
  c.holders as "holders", c.window_id as "windowId"`;
export const caseJoin = `left join clock k on k.tenant = c.tenant and k.case_id = c.id and k.key = c.clock`;

/** The chip of a listed case. */
export function chipOf(row: ListedCase, now: Millis, calendar: Calendar): TimeChip {
  const clock =
    row.dueAt === null || row.dueOn === null
      ? null
      : {
          status: row.clockStatus ?? 'stopped',
          due: Number(row.dueAt),
          dueOn: row.dueOn,
          provisional: row.provisional === 1,
          ...(row.pause ? { pause: { reason: row.pause } } : {}),
        };
  return timeChip({ phase: row.phase, status: row.status, clock }, now, calendar);
}

/** A title kept as JSON text. */
export function textOf(json: string): Text {
  const { zh, en } = JSON.parse(json) as Text;
  return { zh, en };
}
