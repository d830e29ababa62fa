import type { Store } from '../store/types.ts';
import { system } from '../timers/index.ts';
import { type Job, NotNow } from './claim.ts';
import type { Effect } from './handlers.ts';

/** Input of a `link-case` job as the engine writes it: the case that was taken up. */
interface LinkInput {
  readonly case: string;
  /** related: both stand beside each other (关联办件); absent: this one took the other up. */
  readonly relation?: 'related';
}

/** Tell a case which other one takes it up (转办登记) or stands beside it (关联办件). The command id follows from the job: told twice, it counts once. */
export async function linkCase(store: Store, job: Job): Promise<Effect> {
  const { tenant, caseId, id } = job;
  const { case: origin, relation = 'continued-by' } = JSON.parse(job.input) as LinkInput;
  const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ number: string }>('select c.number as "number" from "case" c where c.tenant = ? and c.id = ?', [tenant, caseId]),
  );
  const outcome = await store.execute({
    ...{ type: 'link-case', relation, other: caseId, number: rows[0]!.number },
    ...{ id: `${caseId}.${id}.link-case`, tenant, caseId: origin, actor: system },
  });
  if (outcome.ok || outcome.rejection.code === 'case-not-found') return { output: {}, *write() {} };
  if (outcome.rejection.code === 'case-suspended') throw new NotNow(outcome.rejection.message.en);
  throw new Error(outcome.rejection.message.en);
}
