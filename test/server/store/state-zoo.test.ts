import { describe, expect, it } from 'vitest';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { fold } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { bareCalendar } from '#engine/simulation/bare.ts';
import { advanceTo, createSession, giveCommand, listDue, machine, type Session } from '#engine/simulation/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { checkChain } from '#server/store/audit/chain.ts';
import { readEntry } from '#server/store/execute/entry.ts';
import { readSnapshot, renewTexts, writeSnapshot } from '#server/store/execute/snapshot.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { insert } from '#server/store/upsert.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { verify } from '#server/store/verify.ts';
import { organisation } from '../../engine/cases/packs.ts';
import { answersFor } from '../../support/answers.ts';
import { releasesOf, type ZooCase, zooCases, zooReleases, zooVersions } from '../../support/state-zoo.ts';
import { complete, onBothDatabases, selectAll, stateOf } from '../../support/store.ts';

const posts = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];
const anyone: Actor = {
  account: 'clerk',
  name: '测试员',
  principals: ['person:clerk', 'anyone', 'administrator', ...posts, ...posts.map(post => `${post}@*`)],
};

describe.each(zooVersions)('state of version %s', version => {
  it.each(zooCases(version))('should be read, equal the fold of its old journal, and go to its end: $name', async sample => {
    // given
    const entries = sample.journal.map(row => readEntry(row));

    // when
    const state = readSnapshot(sample.case, sample.case_data, null);

    // then
    expect(
      checkChain({ ref: refOf(sample), head: sample.case, answers: [], journal: sample.journal, texts: new Map(), projected: [] }),
    ).toBeUndefined();
    expect(state).toEqual(fold(entries));
    expect(renewTexts(sample.case, sample.case_data)).toEqual(writeSnapshot(state));
    const end = driveToEnd(state, await releasesOf(version, sample));
    expect(end.phase).toBe('closed');
    expect(end.incidents).toEqual({});
  });

  it.each(zooCases(version))('should stand in this version’s snapshot without loss: $name', sample => {
    // given
    const state = readSnapshot(sample.case, sample.case_data, null);

    // when
    const again = readSnapshot({ ...sample.case, ...writeSnapshot(state) }, sample.case_data, state.service);

    // then
    expect(again).toEqual(state);
    expect(writeSnapshot(state).snapshot.length).toBeLessThan(sample.case.snapshot.length);
  });

  it('should not be taken for sound when a character of an old snapshot was changed', () => {
    const sample = zooCases(version).find(({ name }) => name === 'reviewing')!;
    const changed = { ...sample.case, snapshot: sample.case.snapshot.replace('{"v":1', '{ "v":1') };
    expect(renewTexts(changed, sample.case_data)).toBeUndefined();
  });
});

onBothDatabases('a database of version 1', database => {
  it('should verify, rebuild and go on', async () => {
    // given
    const store = await database.openCentre();
    for (const { content, release } of zooReleases('v1')) {
      const known = await selectAll(store, 'select content from release_content where content = ?', [content]);
      if (known.length === 0)
        await put(store, 'release_content', { content, pack: 'promised', parts: JSON.stringify(release), stored_at: 0 });
    }
    const samples = zooCases('v1').filter(({ model }) => model === null);
    for (const sample of samples) {
      await put(store, 'case', sample.case);
      for (const row of sample.case_data) await put(store, 'case_data', row);
      for (const row of sample.journal) await put(store, 'journal', row);
    }

    // when: the projections are of this version, the cases are not touched
    await rebuild(store);

    // then
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
    const texts = await selectAll<{ snapshot: string }>(store, `select snapshot from "case" where id = 'zoo-handling'`);
    expect(texts[0]!.snapshot).toContain('{"v":1');

    // when
    for (const element of ['handle', 'review', 'approve', 'deliver']) await complete(store, 'zoo-handling', element);

    // then
    expect((await stateOf(store, 'zoo-handling')).phase).toBe('closed');
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});

async function put(store: OpenStore, table: string, row: ZooCase['case'] | ZooCase['journal'][number] | ZooCase['case_data'][number]) {
  await databaseOf(store).write(machineScope, () => insert(table, row));
}

function refOf(sample: ZooCase) {
  return { tenant: sample.case.tenant, stream: 'case', streamId: sample.case.id, content: null };
}

/** Give the case whatever it waits for until it is closed. */
function driveToEnd(state: CaseState, releases: ReadonlyMap<string, ReleaseDefinition>): CaseState {
  const plain = state.pack === '';
  const calendar = plain ? bareCalendar : officialCalendar();
  const moments = [state.openedAt, ...Object.values(state.clocks).map(({ startAt }) => startAt), ...state.trail.map(({ at }) => at)];
  const session = createSession({ releases: [...releases.values()], organisation, calendar, now: Math.max(...moments) + 3_600_000 });
  session.state = state;
  for (let step = 0; step < 60 && session.state.phase !== 'closed'; step++) {
    const [actor, body] = nextCommand(session.state);
    const refused = body === null ? advanceTo(session, nextDue(session)) : giveCommand(session, actor, body);
    if (refused) throw new Error(`${body?.type ?? 'time'}: ${refused.message.en}`);
  }
  return session.state;
}

function nextDue(session: Session): number {
  const [due] = listDue(session.state!, session);
  if (!due) throw new Error(`Expected something the case waits for, but there is nothing: ${JSON.stringify(session.state)}`);
  return due.at;
}

function nextCommand(state: CaseState): [Actor, CaseCommandBody | null] {
  const [task] = Object.values(state.tasks);
  const waits = Object.values(state.waits);
  const job = waits.find(({ kind }) => kind === 'job');
  const [incident] = Object.values(state.incidents);
  const message = waits.find(wait => wait.kind === 'message' && wait.name !== 'extension-requested');
  if (state.phase === 'suspended') return [anyone, { type: 'resume-case' }];
  if (task) {
    const actor = task.holder === null ? anyone : { ...anyone, account: task.holder };
    const answers = answersFor(task.element);
    return [actor, { type: 'complete-task', task: task.id, version: task.version, answers, opinion: '同意' }];
  }
  if (job) return [machine, { type: 'complete-job', job: job.id, output: { answer: 1 } }];
  if (incident) {
    const values = { missing: 1, n: 1 };
    return [anyone, { type: 'resolve-incident', incident: incident.id, action: 'resolve', values }];
  }
  if (message?.kind === 'message') {
    if (message.name === 'supplement-received') return [anyone, { type: 'submit-supplement', materials: [] }];
    return [anyone, { type: 'deliver-message', name: message.name, key: message.key, payload: {} }];
  }
  return [machine, null];
}
