import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { Row, Statement } from '../plan.ts';
import { updating } from '../upsert.ts';

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

/** Jobs no run waits for that were given up and are sent again (重新发送): with all their tries before them, as if they were asked for now. */
export function jobsAgain({ tenant, caseId: case_id }: Pick<CaseCommand, 'tenant' | 'caseId'>, { events, recordedAt }: Entry): Statement[] {
  return events.flatMap(event => {
    if (event.type !== 'incident-resolved' || event.again === undefined) return [];
    const given = { tenant, case_id, id: event.again, waits: 0, status: 'failed' };
    const anew = { status: 'queued', due: recordedAt, created_at: recordedAt, attempts: 0, lease_until: 0, error: null };
    return [updating('job', given, anew)];
  });
}
