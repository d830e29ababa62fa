import { fold } from '#engine/cases/fold.ts';
import { leadingClock } from '../store/execute/list-columns.ts';
import type { ScopedReader } from '../store/types.ts';
import { dayOfMoment, type Fact, isCase, openAtEnd, type Order } from './facts.ts';

interface Case {
  readonly id: string;
  readonly tenant: string;
  readonly unit: string;
  readonly window: string;
  readonly type: string;
}

const columns = `c.id as "id", c.tenant as "tenant", c.unit as "unit", coalesce(c.window_id, '') as "window", c.intake_type as "type"`;

/**
 * Cases open at the end of a past period that went on since (期末在办): where they stood then is read from their journals, so that a report of a past
 * period comes out the same whenever it is made.
 */
export async function readWentOn(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const cases = await reader.select<Case>(`select ${columns} from "case" c where ${condition.sql} and ${openAtEnd} and c.head_at >= ?`, [
    ...condition.params,
    ...[period.until, period.until, period.until],
  ]);
  const facts: Fact[] = [];
  for (const { id, ...whose } of cases) {
    const { stage, isOver } = await standingOf(reader, id, period.until);
    facts.push({ ...whose, day: null, stage, counts: { open: 1, overdue: isOver ? 1 : 0 } });
  }
  return facts;
}

/** Stage and leading limit of a case at a moment, as far as they were written down by then. */
async function standingOf(reader: ScopedReader, caseId: string, until: number): Promise<{ stage: string; isOver: boolean }> {
  const entries = await reader.journal('case', caseId, until - 1);
  if (entries.length === 0) return { stage: 'none', isOver: false };
  const state = fold(entries);
  const clock = leadingClock(state);
  return {
    stage: Object.values(state.tasks).find(task => task.stage !== undefined)?.stage ?? 'none',
    isOver: clock?.status === 'running' && dayOfMoment(clock.due - 1) < dayOfMoment(until),
  };
}

/** Supplements asked for in the period (补正): rounds, and the cases they were of, by the day of the notice. */
export async function readSupplements(reader: ScopedReader, { period, condition }: Order): Promise<{ rounds: number; cases: number }> {
  const cases = await reader.select<{ id: string }>(
    `select c.id as "id" from "case" c where ${condition.sql} and ${isCase} and c.supplements > 0 and c.opened_at < ?
     and (c.closed_at is null or c.closed_at >= ?)`,
    [...condition.params, period.until, period.start],
  );
  const found = { rounds: 0, cases: 0 };
  for (const { id } of cases) {
    const state = await reader.findCase(id);
    const rounds = state?.supplements.filter(({ noticeAt }) => noticeAt >= period.start && noticeAt < period.until).length ?? 0;
    found.rounds += rounds;
    found.cases += rounds > 0 ? 1 : 0;
  }
  return found;
}
