import { expect, it } from 'vitest';
import { fitsPrincipal } from '#server/identity/reach.ts';
import type { Person } from '#server/identity/person.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { insert } from '#server/store/upsert.ts';
import type { OpenStore } from '#server/store/types.ts';
import { countInbox, inboxOf, listInbox } from '#server/tasks/inbox.ts';
import { monday, onBothDatabases } from '../../support/store.ts';

const tenant = 'heshan';
const hour = 3_600_000;

/** Tasks of one case: holder, and who may take it. */
const tasks: readonly (readonly [id: string, holder: string | null, candidates: readonly string[]])[] = [
  ['held', 'me', ['handler@health']],
  ['held-by-another', 'you', ['handler@health', 'person:me']],
  ['named', null, ['person:me', 'handler@health']],
  ['whole-centre', null, ['handler']],
  ['at-a-unit', null, ['handler@health']],
  ['at-a-unit-that-is-gone', null, ['handler@former']],
  ['like-the-post', null, ['handler-chief@health', 'handlerA']],
  ['anybody', null, ['anyone']],
  ['of-another', null, ['person:you', 'clerk@health']],
];

function personOf(...posts: string[]): Person {
  return {
    account: 'me',
    login: 'me',
    name: '测试员',
    tenant,
    tenants: [tenant],
    below: {},
    grants: [],
    mustChangePassword: false,
    permissions: new Set(),
    actor: { account: 'me', name: '测试员', principals: ['person:me', ...posts] },
  };
}

/** Cases with the tasks above; later cases are due earlier, the first has no clock. */
async function fill(store: OpenStore, cases: number): Promise<void> {
  await databaseOf(store).write(machineScope, function* () {
    for (let n = 0; n < cases; n += 1) {
      const case_id = `case-${n}`;
      yield* insert('case', caseRow(case_id, n === 0 ? null : monday + (cases - n) * hour));
      for (const [id, holder, candidates] of tasks) {
        yield* insert('task', taskRow(case_id, id, holder));
        yield* insert('task_candidate', ...candidates.map(principal => ({ tenant, case_id, task: id, principal })));
      }
    }
  });
}

function caseRow(id: string, due: number | null) {
  const named = { number: id, query_code: id, content: 'c', pack: 'p', release_number: 1, intake_type: 'promised', item: 'i' };
  const text = { item_title: '{"zh":"事项","en":"Item"}', unit: 'health', applicant_name: '张三', status: 'accepted', phase: 'running' };
  const opened = { stage: null, opened_by: 'you', window_id: null, opened_at: monday, closed_at: null };
  const clock = { clock: null, clock_status: due === null ? null : 'running', due_at: due, due_on: due === null ? null : '2026-02-10' };
  const rest = {
    provisional: 0,
    card: null,
    holders: '[]',
    search: '',
    snapshot: '{}',
    private: '{}',
    head_seq: 1,
    head_hash: '',
    head_at: 0,
  };
  return { tenant, id, ...named, ...text, ...opened, ...clock, ...rest };
}

function taskRow(case_id: string, id: string, holder: string | null) {
  const read = { created_at: monday, read_at: null, version: 1, why: 'offered' };
  return {
    tenant,
    case_id,
    id,
    scope: 's',
    element: id,
    name: id,
    stage: null,
    form: null,
    content: 'c',
    candidates: '[]',
    holder,
    ...read,
  };
}

onBothDatabases('inbox', database => {
  it.each([
    { posts: [], mine: ['anybody', 'held', 'named'] },
    { posts: ['handler', 'handler@health'], mine: ['anybody', 'at-a-unit', 'held', 'named', 'whole-centre'] },
    {
      posts: ['handler', 'handler@*'],
      mine: ['anybody', 'at-a-unit', 'at-a-unit-that-is-gone', 'held', 'named', 'whole-centre'],
    },
  ])('should hold what I hold and what nobody holds and $posts may take', async ({ posts, mine }) => {
    // given
    const store = await database.open();
    await fill(store, 3);
    const person = personOf(...posts);

    // when
    const inbox = await listInbox(store, person, 100);

    // then
    expect(
      inbox.rows
        .filter(({ caseId }) => caseId === 'case-1')
        .map(({ task }) => task)
        .sort(),
    ).toEqual(mine);
    expect(inbox.rows).toHaveLength(3 * mine.length);
    expect(inbox.total).toBe(3 * mine.length);
    expect(inbox.rows.map(({ caseId }) => caseId).filter((id, place, ids) => id !== ids[place - 1])).toEqual([
      'case-2',
      'case-1',
      'case-0',
    ]);
  });

  it('should say of each candidate what the rule on principals says of it', async () => {
    // given
    const store = await database.open();
    await fill(store, 1);
    const person = personOf('handler', 'handler@*');
    const fit = fitsPrincipal('a.principal', [...person.actor.principals, 'anyone']);

    // when
    const { byRule, counted } = await store.withScope({ tenants: [tenant], actor: 'me' }, async reader => ({
      byRule: await reader.select(
        `select distinct t.id from task t left join task_candidate a on a.tenant = t.tenant and a.case_id = t.case_id and a.task = t.id
         where t.tenant = ? and (t.holder = ? or (t.holder is null and ${fit.sql}))`,
        [tenant, 'me', ...fit.params],
      ),
      counted: await countInbox(reader, person),
    }));

    // then
    expect(counted).toBe(byRule.length);
    expect(counted).toBe(6);
  });

  it.runIf(database.dialect === 'sqlite')(
    'should look up tasks by holder and by principal, never walk through those of others',
    async () => {
      // given
      const store = await database.open();
      await fill(store, 3);
      const mine = inboxOf(personOf('handler', 'handler@*'));

      // when
      const plan = await store.withScope({ tenants: [tenant], actor: 'me' }, reader =>
        reader.select<{ detail: string }>(
          `explain query plan with ${mine.named} select t.id from ${mine.from} where ${mine.where}`,
          mine.params,
        ),
      );

      // then
      const steps = plan.map(({ detail }) => detail);
      expect(steps).toContainEqual(expect.stringContaining('task_holder (tenant=? AND holder=?)'));
      expect(steps).toContainEqual(expect.stringContaining('PRIMARY KEY (tenant=? AND principal=?)'));
      expect(steps).toContainEqual(expect.stringContaining('PRIMARY KEY (tenant=? AND principal>? AND principal<?)'));
      expect(steps).toContainEqual(expect.stringContaining('PRIMARY KEY (tenant=? AND case_id=? AND id=?)'));
      expect(steps.filter(step => /\(tenant=\?\)|SCAN (main|task)/.test(step))).toEqual([]);
    },
  );
});
