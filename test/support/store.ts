import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { CaseState, ServiceItem } from '#engine/cases/state.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { openStore } from '#server/store/index.ts';
import { type Plan, type Row, run, type Value } from '#server/store/plan.ts';
import type { CaseInput, OpenStore, Outcome, StoreOptions, StreamInput } from '#server/store/types.ts';
import { answersFor } from './answers.ts';
import { findPostgres, type Postgres, startPostgres } from './postgres.ts';
import { copyTemplate, findTemplate } from './template.ts';

/** Monday 2026-02-09 10:00 in Asia/Shanghai. */
export const monday = Date.parse('2026-02-09T10:00:00+08:00');

/** A clock that tests move. */
export interface MovedClock {
  moment: number;
  now(): number;
}

export const admin: Actor = { account: 'admin', name: '管理员', principals: ['person:admin', 'administrator'] };
/** Who puts releases in force that come with the programme: no second person is asked for them (免复核). */
export const shipper: Actor = { account: 'system', name: '系统', principals: ['system'] };
const posts = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];
/** One person who holds every post of the promised pack. */
export const clerk: Actor = { account: 'clerk', name: '测试员', principals: ['person:clerk', ...posts, ...posts.map(post => `${post}@*`)] };

/** A fresh database of one kind, and stores on it that are closed after the test. */
export interface TestDatabase {
  readonly dialect: 'sqlite' | 'postgresql';
  readonly clock: MovedClock;
  /** Address of this test's own database; the same within one test. */
  url(): string;
  open(options?: Partial<StoreOptions>): Promise<OpenStore>;
  /** The first store of a test, with what `seedCentre` makes in it. */
  openCentre(options?: Partial<StoreOptions>): Promise<OpenStore>;
  /** The first store of a test, with what `seedDistrict` makes in it. */
  openDistrict(options?: Partial<StoreOptions>): Promise<OpenStore>;
}

/** Run the same tests on SQLite and, where it is installed, on PostgreSQL: one cluster a file, one database a test. */
export function onBothDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name} on SQLite`, () => tests(sqliteDatabase()));
  if (findPostgres() !== undefined) describe(`${name} on PostgreSQL`, () => tests(postgresDatabase()));
}

/** What a database of a test begins as, besides its tables. */
const seeds = {
  tables: async () => {},
  centre: (store: OpenStore) => seedCentre(store),
  district: (store: OpenStore) => seedDistrict(store),
};
type Beginning = keyof typeof seeds;

async function makeBeginning(url: string, beginning: Beginning): Promise<void> {
  const store = await openStore({ url, clock: { now: () => monday } });
  await seeds[beginning](store);
  await store.close();
}

function sqliteDatabase(): TestDatabase {
  let folder: string | undefined;
  const url = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'banjian-store-'));
    return join(folder, 'test.db');
  };
  const begin = async (beginning: Beginning): Promise<void> => {
    if (!existsSync(url())) await copyTemplate(`store-${beginning}`, url(), file => makeBeginning(file, beginning));
  };
  return testDatabase('sqlite', { url, begin }, () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });
}

function postgresDatabase(): TestDatabase {
  let cluster: Postgres;
  let count = 0;
  let current: string | undefined;
  let made: string | undefined;
  beforeAll(async () => {
    made = await findTemplate('postgresql', makeBeginnings);
    cluster = await startPostgres(made === undefined ? {} : { from: made });
  });
  afterAll(() => cluster.stop());
  const url = (): string => {
    current ??= cluster.createDatabase(`test${++count}`);
    return current;
  };
  const begin = async (beginning: Beginning): Promise<void> => {
    if (current !== undefined) return;
    if (made === undefined) await makeBeginning(url(), beginning);
    else current = cluster.createDatabase(`test${++count}`, beginning);
  };
  return testDatabase('postgresql', { url, begin }, () => {
    current = undefined;
  });
}

/** A cluster with a database of each beginning. */
async function makeBeginnings(folder: string): Promise<void> {
  const cluster = await startPostgres();
  for (const beginning of Object.keys(seeds) as Beginning[]) await makeBeginning(cluster.createDatabase(beginning), beginning);
  cluster.keepAt(folder);
}

interface TestUrl {
  readonly url: () => string;
  /** Make the database, unless the test has done so itself. */
  readonly begin: (beginning: Beginning) => Promise<void>;
}

function testDatabase(dialect: TestDatabase['dialect'], { url, begin }: TestUrl, forget: () => void): TestDatabase {
  const opened: OpenStore[] = [];
  const clock: MovedClock = { moment: monday, now: () => clock.moment };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(store => store.close()));
    clock.moment = monday;
    forget();
  });
  const open = async (options: Partial<StoreOptions>): Promise<OpenStore> => {
    const store = await openStore({ url: url(), clock, ...options });
    opened.push(store);
    return store;
  };
  return {
    dialect,
    clock,
    url,
    async open(options = {}) {
      // what a database is made as stands in it: a demo is made by its first store
      if (options.demo !== true && options.readOnly !== true && options.url === undefined) await begin('tables');
      return open(options);
    },
    async openCentre(options = {}) {
      await begin('centre');
      return open(options);
    },
    async openDistrict(options = {}) {
      await begin('district');
      return open(options);
    },
  };
}

/** Send a stream command as the administrator, a release as what comes with the programme; throws when it is refused. */
export async function change(store: OpenStore, input: Omit<StreamInput, 'id' | 'actor'>): Promise<void> {
  const actor = input.type === 'publish-release' ? shipper : admin;
  const outcome = await store.executeStream({ id: v7(), actor, ...input });
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

/** The shipped packs as releases, made once per process. */
let releases: ReturnType<typeof createReleases> | undefined;
export function shippedReleases(): ReturnType<typeof createReleases> {
  releases ??= createReleases(shippedPacks().packs, { author: 'admin', publishedAt: monday });
  return releases;
}

/** Make a centre with three units, four accounts, and the shipped packs and items. */
export async function seedCentre(store: OpenStore, tenant = 'heshan'): Promise<void> {
  const units = ['market-supervision', 'health', 'urban-management'].map(id => ({ id, title: { zh: id, en: id } }));
  const title = { zh: '赫山区政务服务中心', en: 'Heshan centre' };
  await change(store, {
    stream: 'organisation',
    streamId: tenant,
    tenant,
    type: 'change-organisation',
    body: { title, shortName: '赫山政务', code: 'HS', address: '赫山路 1 号', phone: '12345', units },
  });
  for (const { manifest, release } of (await shippedReleases()).releases) {
    await change(store, { stream: 'release', streamId: manifest.pack, tenant, type: 'publish-release', body: { manifest, release } });
  }
  for (const item of shippedPacks().packs.flatMap(pack => pack.items)) {
    await change(store, { stream: 'item', streamId: item.id, tenant, type: 'save-item', body: { item } });
  }
  for (const [login, post, unit] of [
    ['wangfang', 'window-staff', null],
    ['liqiang', 'handler', 'market-supervision'],
    ['chenjing', 'window-supervisor', null],
    ['zhouwei', 'unit-leader', 'market-supervision'],
  ] as const) {
    const account = `${login}-${tenant}`;
    const of = { stream: 'account', streamId: account, tenant } as const;
    await change(store, { ...of, type: 'create-account', body: { login: account, name: login, passwordHash: 'none' } });
    await change(store, { ...of, type: 'grant-role', body: { tenant, post, unit, reach: 'this' } });
  }
}

/** A district 赫山区 and the township 桃花仑 under it, each with a supervision office. */
export async function seedDistrict(store: OpenStore): Promise<void> {
  await seedCentre(store, 'heshan');
  await seedCentre(store, 'taohualun');
  await placeUnder(store, 'taohualun', 'heshan');
  for (const tenant of ['heshan', 'taohualun']) await appointOffice(store, tenant);
}

/** Put a centre under another, or under none. */
export async function placeUnder(store: OpenStore, tenant: string, parent: string | null): Promise<void> {
  await change(store, { stream: 'organisation', streamId: tenant, tenant, type: 'change-organisation', body: { parent } });
}

async function appointOffice(store: OpenStore, tenant: string): Promise<void> {
  const account = `liuyang-${tenant}`;
  const of = { stream: 'account', streamId: account, tenant } as const;
  await change(store, { ...of, type: 'create-account', body: { login: account, name: '刘洋', passwordHash: 'none' } });
  await change(store, { ...of, type: 'grant-role', body: { tenant, post: 'supervision-office', unit: null, reach: 'this' } });
}

/** Command that opens a case of the food business item. */
export async function openCommand(
  caseId: string,
  options: { tenant?: string; promisedLimit?: number; name?: string } = {},
): Promise<CaseInput> {
  const shipped = shippedPacks()
    .packs.flatMap(pack => pack.items)
    .find(({ id }) => id === 'food-business-new')!;
  const service: ServiceItem = { ...shipped, version: 1, promisedLimit: options.promisedLimit ?? 5, stageLimits: {} };
  const { manifest } = (await shippedReleases()).releases.find(release => release.manifest.pack === 'promised')!;
  return {
    id: v7(),
    caseId,
    tenant: options.tenant ?? 'heshan',
    actor: clerk,
    type: 'open-case',
    content: manifest.content,
    pack: 'promised',
    releaseNumber: manifest.number,
    intakeType: 'promised',
    service,
    applicant: { kind: 'person', name: options.name ?? '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    window: '综合窗口',
    answers: answersFor(service.form),
    materials: service.materials.map(({ id, copies, form }) => ({ id, received: true, copies, form })),
    queryCode: 'TESTTESTTEST',
    numberPattern: 'HS-TEST-{seq4}',
  };
}

/** Send a command to a case as the clerk. */
export function give(store: OpenStore, caseId: string, body: CaseCommandBody): Promise<Outcome> {
  return store.execute({ ...body, id: v7(), caseId, tenant: 'heshan', actor: clerk });
}

/** State of a case that must exist. */
export async function stateOf(store: OpenStore, caseId: string, tenant = 'heshan'): Promise<CaseState> {
  const state = await store.withScope({ tenants: [tenant], actor: 'clerk' }, reader => reader.findCase(caseId));
  if (state === undefined) throw new Error(`no case ${caseId}`);
  return state;
}

/** Command that completes the open task of an element. */
export async function completion(store: OpenStore, caseId: string, element: string): Promise<CaseCommandBody> {
  const task = Object.values((await stateOf(store, caseId)).tasks).find(one => one.element === element);
  if (task === undefined) throw new Error(`no open task of ${element}`);
  return { type: 'complete-task', task: task.id, version: task.version, answers: answersFor(element), opinion: '同意' };
}

/** Complete the open task of an element; throws when it is refused. */
export async function complete(store: OpenStore, caseId: string, element: string): Promise<void> {
  const outcome = await give(store, caseId, await completion(store, caseId, element));
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

/** Read or change rows behind the store's back, as somebody with the database in hand could. */
export function selectAll<R = Row>(store: OpenStore, sql: string, params: readonly Value[] = []): Promise<R[]> {
  return databaseOf(store).read(machineScope, select => select(sql, params)) as Promise<R[]>;
}
export function tamper(store: OpenStore, sql: string, params: readonly Value[] = []): Promise<number> {
  return databaseOf(store).write(machineScope, function* () {
    yield* asOwner(store);
    return yield* run(sql, params);
  });
}
/** The role of the server may not change the journal: only who owns the database can. */
export function* asOwner(store: OpenStore): Plan<void> {
  if (store.dialect === 'postgresql') yield* run('set local role none', []);
}
