import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { Statement } from '../plan.ts';
import { updating } from '../upsert.ts';

/**
 * Timers that fail (挂起的定时器): `fail-timer` sets the row aside in the very transaction that leaves the incident; whoever resolves an incident of
 * the case lets all of them be tried again.
 */
export function settingAside(command: CaseCommand, { events }: Entry): Statement[] {
  const { tenant, caseId: case_id } = command;
  const statements: Statement[] = [];
  if (command.type === 'fail-timer') {
    statements.push(updating('timer', { tenant, case_id, kind: command.kind, ref: command.ref }, { aside: 1, error: command.error }));
  }
  if (events.some(({ type }) => type === 'incident-resolved')) {
    statements.push(updating('timer', { tenant, case_id, aside: 1 }, { aside: 0, attempts: 0, lease_until: 0, error: null }));
  }
  return statements;
}
