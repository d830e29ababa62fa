import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { keepPlainModel } from '../support/plain.ts';
import { openPlain } from '../support/plain-release.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { monday, onBothDatabases, seedCentre, shippedReleases, shipper, stateOf } from '../support/store.ts';
import { Barrier } from './barrier.ts';
import { commandOf, type Race, races } from './races.ts';

/** Rounds of each pair; `npm run test:long` takes 200. */
const rounds = Number(process.env.RACES ?? 12);
const limit = { timeout: 60_000 + rounds * 1_500 };

/** Two nodes that race, or one node twice, and how both commands are brought to start at the same moment. */
interface Course {
  readonly nodes: readonly [OpenStore, OpenStore];
  readonly clock: { moment: number };
  together(row: { table: string; where: string }, send: readonly (() => Promise<Outcome>)[]): Promise<Outcome[]>;
}

/** Run a race many times, who is first changing every round; answers what was wrong. */
async function run(race: Race, { nodes, clock, together }: Course): Promise<{ wrong: string[]; first: number; second: number }> {
  const content = await keepPlainModel(nodes[0], race.model);
  const wrong: string[] = [];
  const won = { first: 0, second: 0 };
  for (let round = 0; round < rounds; round++) {
    const caseId = v7();
    clock.moment = monday + round * 86_400_000;
    const opened = await openPlain(nodes[0], caseId, content, race.variables);
    if (!opened.ok) throw new Error(opened.rejection.message.en);
    clock.moment += (race.minutes ?? 0) * 60_000;
    const rivals = race.rivals(await stateOf(nodes[0], caseId));
    const swapped = round % 2 === 1;
    const send = rivals.map((rival, at) => () => nodes[at]!.execute(commandOf(rival, caseId)));
    const outcomes = await together({ table: '"case"', where: `id = '${caseId}'` }, swapped ? send.toReversed() : send);
    const [first, second] = (swapped ? outcomes.toReversed() : outcomes).map(({ ok }) => ok) as [boolean, boolean];
    if (first) won.first += 1;
    if (second) won.second += 1;
    const fault = race.judge([first, second], await stateOf(nodes[0], caseId)) ?? clearRefusal(outcomes);
    if (fault !== null) wrong.push(`round ${round}: ${fault}`);
  }
  return { wrong, ...won };
}

/** Who loses is told so: 409 with a sentence. */
function clearRefusal(outcomes: readonly Outcome[]): string | null {
  const odd = outcomes.find(outcome => !outcome.ok && (outcome.status !== 409 || outcome.rejection.message.zh === ''));
  return odd ? `the loser was answered ${JSON.stringify(odd)}` : null;
}

/** Both publish release 2; one wins, the other is told the number is taken. */
async function publishRace({ nodes, together }: Course): Promise<string[]> {
  const { manifest, release } = (await shippedReleases()).releases.find(one => one.manifest.pack === 'promised')!;
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const publish = (node: OpenStore) => () =>
      node.executeStream({
        ...{ id: v7(), actor: shipper, stream: 'release', streamId: 'promised', tenant: 'heshan', type: 'publish-release' },
        body: { manifest: { ...manifest, number: round + 2 }, release },
      });
    const outcomes = await together({ table: 'stream_head', where: `stream = 'release' and stream_id = 'promised'` }, nodes.map(publish));
    const winners = outcomes.filter(({ ok }) => ok).length;
    if (winners !== 1) wrong.push(`round ${round}: ${winners} won`);
    const fault = clearRefusal(outcomes);
    if (fault) wrong.push(`round ${round}: ${fault}`);
  }
  return wrong;
}

onBothDatabases('races within one node', database => {
  async function course(): Promise<Course> {
    const store = await database.openCentre();
    return { nodes: [store, store], clock: database.clock, together: (_, send) => Promise.all(send.map(give => give())) };
  }

  it.each(races.map(race => [race.name, race] as const))('should have one outcome: %s', limit, async (_, race) => {
    // given
    const on = await course();
    // when
    const { wrong } = await run(race, on);
    // then
    expect(wrong).toEqual([]);
    expect(await verify(on.nodes[0])).toMatchObject({ ok: true });
  });

  it('should have one winner: publish against publish', limit, async () => {
    expect(await publishRace(await course())).toEqual([]);
  });
});

describe.runIf(findPostgres() !== undefined)('races between two nodes, both held inside their transactions, on PostgreSQL', () => {
  let postgres: Postgres;
  let barrier: Barrier;
  let on: Course;

  beforeAll(async () => {
    postgres = await startPostgres();
    const url = postgres.createDatabase('races');
    const clock = { moment: monday, now: () => clock.moment };
    const nodes = [await openStore({ url, clock, node: 'first' }), await openStore({ url, clock, node: 'second' })] as const;
    await seedCentre(nodes[0]);
    barrier = new Barrier(url);
    on = {
      nodes,
      clock,
      async together({ table, where }, send) {
        const held = await barrier.hold(table, where);
        const answers: Promise<Outcome>[] = [];
        for (const [at, give] of send.entries()) {
          answers.push(give());
          await held.waiting(at + 1);
        }
        await held.release();
        return Promise.all(answers);
      },
    };
  });
  afterAll(async () => {
    barrier?.close();
    await Promise.all(on?.nodes.map(node => node.close()) ?? []);
    postgres?.stop();
  });

  it.each(races.map(race => [race.name, race] as const))('should have one outcome: %s', limit, async (_, race) => {
    // when
    const { wrong, first, second } = await run(race, on);
    // then
    expect(wrong).toEqual([]);
    expect(Math.min(first, second)).toBeGreaterThan(0);
  });

  it('should have one winner: publish against publish', limit, async () => {
    expect(await publishRace(on)).toEqual([]);
    expect(await verify(on.nodes[0])).toMatchObject({ ok: true });
  });
});
