import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Fault } from '#server/store/fault.ts';
import { openStore } from '#server/store/index.ts';
import type { CaseInput, OpenStore, Outcome, StreamInput } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { createRandom } from '../../../faults/random.ts';
import { answersFor } from '../../../support/answers.ts';
import { admin, clerk, monday, openCommand, seedCentre, selectAll, stateOf } from '../../../support/store.ts';

/** Something given to a store: a command on a case, or a change of the organisation between them. */
type Given = { readonly case: CaseInput } | { readonly stream: StreamInput };

const centres = ['heshan', 'heshan', 'ziyang'] as const;
const seeds = Math.ceil((8 * Number(process.env.RUNS ?? 1_000)) / 1_000);
const turns = 12;
const struck = 'Error: struck';

/**
 * Many commands at once, in groups, some struck by an error at a statement or before a commit: answers, journals, receipts and rows are those of a
 * store that takes one after the other. Ids are given again, at once and later, and reused for other commands; two centres use the same ids of cases.
 */
describe('commands in groups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-together-'));
  let together: OpenStore;
  let alone: OpenStore;
  /** Points of the writes until an error strikes; below 0: none does. */
  let strike = -1;
  const fault: Fault = at => {
    if (at === 'after-commit' || at === 'before-answer' || strike < 0) return;
    strike -= 1;
    if (strike < 0) throw new Error('struck');
  };

  beforeAll(async () => {
    const clock = { now: () => monday };
    together = await openStore({ url: join(folder, 'together.db'), clock, fault });
    alone = await openStore({ url: join(folder, 'alone.db'), clock });
    for (const store of [together, alone]) for (const centre of new Set(centres)) await seedCentre(store, centre);
    // releases are compiled before anything is struck
    for (const store of [together, alone])
      for (const tenant of new Set(centres)) await store.execute(await openCommand('first', { tenant }));
  }, 180_000);
  afterAll(async () => {
    for (const store of [together, alone]) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const give = (store: OpenStore, given: Given): Promise<Outcome> =>
    'case' in given ? store.execute(given.case) : store.executeStream(given.stream);
  const idOf = (given: Given): string => ('case' in given ? given.case.id : given.stream.id);

  /** What may be given next; what is there to be done is asked of the store that takes one after the other. */
  async function next(
    draw: ReturnType<typeof createRandom>,
    of: { seed: number; count: number; past: readonly Given[]; opening: CaseInput },
  ) {
    const { seed, count, past, opening } = of;
    if (past.length > 0 && draw.next() < 0.09) return draw.pick(past.slice(-20));
    const tenant = draw.pick(centres);
    const caseId = `case-${seed}-${draw.below(4)}`;
    const id = past.length > 0 && draw.next() < 0.03 ? idOf(draw.pick(past)) : `given-${seed}-${count}`;
    const on = (body: object): Given => ({ case: { ...body, id, tenant, caseId, actor: clerk } as CaseInput });
    const dice = draw.next();
    if (dice < 0.03) {
      const body = { title: { zh: `中心 ${count}`, en: `Centre ${count}` } };
      return { stream: { id, tenant, actor: admin, stream: 'organisation', streamId: tenant, type: 'change-organisation', body } } as Given;
    }
    if (dice < 0.2) return on({ ...opening, queryCode: `code-${seed}-${count}` });
    if (dice < 0.45) return on({ type: 'comment-case', text: `第 ${count} 句` });
    if (dice < 0.48) return on({ type: 'withdraw-application', reason: '不办了' });
    if (dice < 0.53) return on({ type: 'suspend-case', reason: '暂停' });
    if (dice < 0.62) return on({ type: 'resume-case' });
    const state = await stateOf(alone, caseId, tenant).catch(() => undefined);
    const [task] = Object.values(state?.tasks ?? {});
    if (task === undefined) return on({ ...opening, queryCode: `code-${seed}-${count}` });
    const at = { task: task.id, version: task.version };
    const acts: CaseCommandBody[] = [
      { type: 'read-task', task: task.id },
      { type: 'claim-task', ...at },
      { type: 'release-task', ...at },
      ...Array(4).fill({ type: 'complete-task', ...at, answers: answersFor(task.element), opinion: '同意' }),
    ];
    return on(draw.pick(acts));
  }

  it('should be answered and written as one after the other', { timeout: 60_000 + seeds * 10_000 }, async () => {
    const opening = await openCommand('opening');
    for (let seed = 1; seed <= seeds; seed += 1) {
      const draw = createRandom(seed);
      const past: Given[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        // given
        const all: Given[] = [];
        const size = 1 + draw.below(turn % 4 === 3 ? 60 : 12);
        while (all.length < size) all.push(await next(draw, { seed, count: past.length + all.length, past: [...past, ...all], opening }));

        // when: all in one turn
        strike = draw.next() < 0.35 ? draw.below(size * 6) : -1;
        const answers = await Promise.all(all.map(given => give(together, given).catch(String)));
        strike = -1;

        // then: what was struck counts when it is given again, after the others
        const inOrder = [...all.keys()].toSorted((a, b) => Number(answers[a] === struck) - Number(answers[b] === struck) || a - b);
        for (const place of inOrder) {
          const given = all[place]!;
          const answer = answers[place] === struck ? await give(together, given) : answers[place];
          expect(answer, `seed ${seed}, turn ${turn}, ${idOf(given)}`).toEqual(await give(alone, given));
        }
        past.push(...all);
      }
    }
    const tables = ['task', 'task_candidate', 'clock', 'timer', 'case_data', 'case_participant', 'document_series', 'material', 'job'];
    for (const table of tables)
      expect(await rowsOf(together, `select * from "${table}"`)).toEqual(await rowsOf(alone, `select * from "${table}"`));
    for (const query of [
      `select tenant, stream_id, seq, command, events from journal where stream = 'case' and stream_id <> 'first'`,
      `select tenant, id, stream_id, seq, result from command_receipt where id like 'given-%'`,
    ])
      expect(await rowsOf(together, query)).toEqual(await rowsOf(alone, query));
    for (const store of [together, alone]) expect(await verify(store)).toMatchObject({ ok: true });
  });
});

async function rowsOf(store: OpenStore, query: string): Promise<string[]> {
  return (await selectAll(store, query)).map(row => JSON.stringify(row)).sort();
}
