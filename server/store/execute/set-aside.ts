import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { Plan } from '../plan.ts';
import { update } from '../upsert.ts';

/**
 * Timers that fail (挂起的定时器): `fail-timer` sets the row aside in the very transaction that leaves the incident; whoever resolves an incident of
 * the case lets all of them be tried again.
 */
export function* writeAside(command: CaseCommand, { events }: Entry): Plan<void> {
  const { tenant, caseId: case_id } = command;
  if (command.type === 'fail-timer') {
    yield* update('timer', { tenant, case_id, kind: command.kind, ref: command.ref }, { aside: 1, error: command.error });
  }
  if (events.some(({ type }) => type === 'incident-resolved')) {
    yield* update('timer', { tenant, case_id, aside: 1 }, { aside: 0, attempts: 0, lease_until: 0, error: null });
  }
}
