import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Done } from '../contract/schemas.ts';
import { type HttpProblem, notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Outcome, Store } from '../store/types.ts';
import { actorOf, type LateEntry, lateEntry } from './late.ts';

/** Gives a command to a case through the one write path and answers with its new state; a refusal of the engine becomes a problem. */
export async function giveCommand(
  store: Store,
  person: Person,
  to: { readonly id: string; readonly caseId: string; readonly body: CaseCommandBody } & LateEntry,
): Promise<Done> {
  const outcome = await store.execute({
    ...lateEntry(person, to),
    ...to.body,
    id: to.id,
    caseId: to.caseId,
    tenant: person.tenant,
    actor: actorOf(person, to),
  });
  return doneOf(outcome);
}

/** true: this command was done before, so that its page is not out of date but sent again (重复指令). */
export async function isRepeat(store: Store, { tenant, account }: Pick<Person, 'tenant' | 'account'>, id: string): Promise<boolean> {
  const rows = await store.withScope({ tenants: [tenant], actor: account }, reader =>
    reader.select('select r.id as "id" from command_receipt r where r.tenant = ? and r.id = ?', [tenant, id]),
  );
  return rows.length > 0;
}

/** The answer of a command to a case, or the problem its refusal is. */
export function doneOf(outcome: Outcome): Done {
  if (!outcome.ok) throw problemOf(outcome);
  const { status, phase } = outcome.result as { status: string; phase: string };
  return { caseId: outcome.streamId, seq: outcome.seq, status, phase };
}

/** A refusal of the write path as the client sees it. Code and sentence are the engine's own. */
export function problemOf(outcome: Extract<Outcome, { ok: false }>): HttpProblem {
  if (outcome.status === 404) return notFound();
  const { code, message, details } = outcome.rejection;
  return refusal(outcome.status, code, message, details ? { details: { ...details } } : {});
}
