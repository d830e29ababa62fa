import type { Absence } from '../contract/people.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { problemOf } from '../cases/execute.ts';
import { notFound, refusal } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import type { ScopedReader, Store } from '../store/types.ts';

interface StoredAbsence {
  readonly id: string;
  readonly account: string;
  readonly substitute: string;
  readonly since: number;
  readonly until: number;
  readonly reason: string;
  readonly recordedBy: string;
  readonly recordedAt: number;
}

/** Absences of the centre (人员去向), those of now first, then the coming ones, then what is over. Why somebody is away is for the two and for managers. */
export async function listAbsences(store: Store, person: Person): Promise<AnswerOf<'listAbsences'>> {
  const now = store.clock.now();
  const { rows, held } = await store.withScope({ tenants: [person.tenant], actor: person.account }, async reader => ({
    rows: await findAbsences(reader, person.tenant),
    held: await countHeld(reader, person.tenant),
  }));
  const names = await findNames(
    store,
    rows.flatMap(({ account, substitute, recordedBy }) => [account, substitute, recordedBy]),
  );
  const views = rows.map((row): Absence => {
    const state = stateOf(row, now);
    const isMine = row.account === person.account || mayManage(person);
    return {
      id: row.id,
      person: names(row.account),
      substitute: names(row.substitute),
      since: row.since,
      until: row.until,
      state,
      reason: isMine || row.substitute === person.account ? row.reason : null,
      recordedBy: names(row.recordedBy),
      recordedAt: row.recordedAt,
      held: held.get(row.account) ?? 0,
      mayEnd: isMine && state !== 'over',
    };
  });
  return { rows: views.sort(byState), mayRecordAny: mayManage(person), now };
}

const order = { away: 0, planned: 1, over: 2 } as const;

function byState(a: Absence, b: Absence): number {
  const first = order[a.state] - order[b.state];
  if (first !== 0) return first;
  return a.state === 'over' ? b.until - a.until : a.since - b.since;
}

function stateOf({ since, until }: StoredAbsence, now: number): Absence['state'] {
  if (until <= now) return 'over';
  return since <= now ? 'away' : 'planned';
}

async function findAbsences(reader: ScopedReader, tenant: string): Promise<StoredAbsence[]> {
  const rows = await reader.select<StoredAbsence>(
    `select id as "id", account as "account", substitute as "substitute", since as "since", until as "until", reason as "reason",
       recorded_by as "recordedBy", recorded_at as "recordedAt" from absence where tenant = ? order by since, id`,
    [tenant],
  );
  return rows.map(row => ({ ...row, since: Number(row.since), until: Number(row.until), recordedAt: Number(row.recordedAt) }));
}

async function countHeld(reader: ScopedReader, tenant: string): Promise<Map<string, number>> {
  const rows = await reader.select<{ holder: string; tasks: number }>(
    `select t.holder as "holder", count(*) as "tasks" from task t where t.tenant = ? and t.holder is not null
       and t.holder in (select a.account from absence a where a.tenant = ?) group by t.holder`,
    [tenant, tenant],
  );
  return new Map(rows.map(({ holder, tasks }) => [holder, Number(tasks)]));
}

function mayManage(person: Person): boolean {
  return person.permissions.has('absence.manage');
}

/** Records that somebody is away and who stands in (登记去向): oneself, or whoever manages the centre for others. */
export async function recordAbsence(store: Store, person: Person, body: BodyOf<'recordAbsence'>): Promise<{ absence: string }> {
  const { id, ...absence } = body;
  if (absence.account !== person.account && !mayManage(person))
    throw refusal(403, 'absence-of-other', {
      zh: '只能登记自己的去向；他人的去向由管理员登记。',
      en: 'Expected your own absence, but it is of somebody else, which an administrator records.',
    });
  await give(store, person, { id, type: 'record-absence', body: { absence: id, ...absence, reason: absence.reason.trim() } });
  return { absence: id };
}

/** Ends an absence now (提前返岗), or takes it back before it begins. */
export async function endAbsence(store: Store, person: Person, absence: string, id: string): Promise<{ absence: string }> {
  const rows = await store.withScope({ tenants: [person.tenant], actor: person.account }, reader => findAbsences(reader, person.tenant));
  const found = rows.find(row => row.id === absence);
  // Sent again: what was taken back is gone, the write path answers as before.
  if (found !== undefined && found.account !== person.account && !mayManage(person)) throw notFound();
  await give(store, person, { id, type: 'end-absence', body: { absence } });
  return { absence };
}

interface Given {
  readonly id: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function give(store: Store, person: Person, input: Given): Promise<void> {
  const { tenant, actor } = person;
  const outcome = await store.executeStream({ ...input, stream: 'organisation', streamId: tenant, tenant, actor });
  if (!outcome.ok) throw problemOf(outcome);
}
