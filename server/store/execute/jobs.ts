import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { Row } from '../plan.ts';

/** Outbox rows (作业) for the side effects an entry asks for. The id is the event's position: a job is enqueued once. */
export function jobRows(command: Pick<CaseCommand, 'tenant' | 'caseId'>, entry: Entry): Row[] {
  const rows: Row[] = [];
  entry.events.forEach((event, index) => {
    if (event.type !== 'job-requested') return;
    rows.push({
      tenant: command.tenant,
      case_id: command.caseId,
      id: `${entry.seq}.${index}`,
      job: event.job,
      element: event.element,
      waits: event.wait ? 1 : 0,
      input: JSON.stringify(event.private.input),
      status: 'queued',
      due: entry.recordedAt,
      lease_until: 0,
      attempts: 0,
      error: null,
      created_at: entry.recordedAt,
      done_at: null,
    });
  });
  return rows;
}
