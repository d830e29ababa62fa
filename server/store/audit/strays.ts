import { type Plan, run, select } from '../plan.ts';
import { rowName } from './bundle.ts';
import type { ProjectedRow } from '../execute/project.ts';
import { projectionKeys } from '../execute/case-rows.ts';

/** Candidates who have nothing to do with the case: no command leaves one, and none is among the rows a case is looked at with. */
const strays = `task_candidate where not exists (select 1 from case_participant p
  where p.tenant = task_candidate.tenant and p.case_id = task_candidate.case_id and p.principal = task_candidate.principal)`;

/** A candidate (候选人) who has nothing to do with the case, if there is any. */
export function* findStray(): Plan<ProjectedRow | undefined> {
  const [row] = yield* select(`select * from ${strays} limit 1`, []);
  return row && { table: 'task_candidate', key: projectionKeys.task_candidate, row };
}

/** Remove such candidates and answer their names. */
export function* removeStrays(): Plan<string[]> {
  const found = yield* select(`select * from ${strays}`, []);
  if (found.length > 0) yield* run(`delete from ${strays}`, []);
  return found.map(row => rowName({ table: 'task_candidate', key: projectionKeys.task_candidate, row }));
}
