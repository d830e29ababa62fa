import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { type BodyOf, type Operation, type ParamsOf, type QueryOf, routes } from '#server/contract/routes.ts';
import { access, roles, type Role } from '#server/identity/permissions.ts';
import { hashPassword } from '#server/identity/password.ts';
import type { OpenStore, StreamInput } from '#server/store/types.ts';
import { answersFor } from '../support/answers.ts';
import { applicant, refused, startServer, type TestServer, type Visitor } from './support.ts';

/** heshan is where the visitors work; the others lie below, above and beside it. */
const relations = { own: 'heshan', child: 'taohualun', parent: 'yiyang', stranger: 'ningxiang' } as const;
type Relation = keyof typeof relations;

/** Real ids of one centre. */
interface Ids {
  readonly caseId: string;
  readonly taskId: string;
  readonly documentId: string;
  readonly itemId: string;
  readonly reviewId: string;
  readonly content: string;
}

type Input<O extends Operation> = { params?: ParamsOf<O>; query?: QueryOf<O>; body?: BodyOf<O> };
interface Row<O extends Operation> {
  /** Who may, in words of docs/domain.md section 5; written down here by hand, not taken from the table under test. */
  readonly who: readonly Role[] | 'signed-in' | 'public';
  /** What its ids name: rows of a centre, or nothing of anybody's. */
  readonly of: 'case' | 'item' | 'release' | 'review' | 'nobody';
  readonly input: (ids: Ids) => Input<O>;
}

const clerks: readonly Role[] = ['window-staff', 'handler', 'window-supervisor'];
const deskRoles: readonly Role[] = ['window-staff', 'window-supervisor', 'agent'];
const circulators: readonly Role[] = [...clerks, 'unit-leader', 'government-head', 'administrator'];
const workers: readonly Role[] = [...circulators, 'business-office'];
const heads: readonly Role[] = ['window-supervisor', 'unit-leader', 'administrator'];
const readers: readonly Role[] = ['supervision-office', 'business-office', 'administrator', 'auditor'];
const noAuditor = roles.filter(role => role !== 'auditor');

const ofCase = ({ caseId }: Ids) => ({ caseId });
const id = () => v7();
const onTask = ({ caseId, taskId }: Ids) => ({ params: { caseId }, body: { id: id(), task: taskId, version: 1 } });

/** One row for every route: a new route without a row does not compile, and fails below. */
const rows: { readonly [O in Operation]: Row<O> } = {
  health: { who: 'public', of: 'nobody', input: () => ({}) },
  getSession: { who: 'public', of: 'nobody', input: () => ({}) },
  signIn: { who: 'public', of: 'nobody', input: () => ({ body: { login: 'nobody', password: 'x' } }) },
  signOut: { who: 'public', of: 'nobody', input: () => ({}) },
  setUp: {
    who: 'public',
    of: 'nobody',
    input: () => ({
      body: {
        token: 'x',
        centre: { id: 'new-centre', title: '新中心', shortName: '新', code: 'XX', address: '', phone: '' },
        administrator: { login: 'admin', name: '管理员', password: 'Secret-2026' },
      },
    }),
  },
  getMe: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  changePassword: { who: 'signed-in', of: 'nobody', input: () => ({ body: { current: 'wrong', next: 'Another-2026' } }) },
  listItems: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  getItem: { who: 'signed-in', of: 'item', input: ({ itemId }) => ({ params: { itemId } }) },
  getOrganisation: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  openCase: {
    who: [...clerks, 'agent'],
    of: 'item',
    input: ({ itemId }) => ({
      body: { id: id(), item: itemId, applicant: { ...applicant }, answers: answersFor('food-business'), materials: [] },
    }),
  },
  listCases: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  listCaseChoices: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  getCase: { who: 'signed-in', of: 'case', input: ids => ({ params: ofCase(ids) }) },
  getJournal: { who: 'signed-in', of: 'case', input: ids => ({ params: ofCase(ids) }) },
  listClocks: { who: 'signed-in', of: 'case', input: ids => ({ params: ofCase(ids) }) },
  listJumps: { who: ['administrator'], of: 'case', input: ids => ({ params: ofCase(ids) }) },
  getDocument: { who: 'signed-in', of: 'case', input: ({ caseId, documentId }) => ({ params: { caseId, documentId } }) },
  completeTask: {
    who: workers,
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { ...onTask(ids).body, version: 99, answers: {} } }),
  },
  claimTask: { who: workers, of: 'case', input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99 } }) },
  releaseTask: { who: workers, of: 'case', input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99 } }) },
  assignTask: {
    who: heads,
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { ...onTask(ids).body, version: 99, to: 'heshan-handler' } }),
  },
  readTask: { who: workers, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), task: '9999.9' } }) },
  submitSupplement: { who: deskRoles, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), materials: [] } }) },
  requestExtension: {
    who: [...clerks, 'agent'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), days: 5, reason: '材料复杂' } }),
  },
  pauseClock: {
    who: clerks,
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), procedure: 'hearing', reason: '依法举行听证' } }),
  },
  resumeClock: { who: clerks, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), procedure: 'hearing' } }) },
  deliverMessage: {
    who: clerks,
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), name: 'fee-paid' } }),
  },
  receiveMaterial: {
    who: [...clerks, 'agent'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), material: { id: 'identity', received: true, copies: 1, form: 'copy' } } }),
  },
  commentCase: { who: noAuditor, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), text: '请补充说明' } }) },
  urgeCase: {
    who: ['window-supervisor', 'unit-leader', 'supervision-office', 'administrator', 'agent'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), text: '请尽快办理' } }),
  },
  withdrawApplication: { who: deskRoles, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), reason: '申请人撤回' } }) },
  suspendCase: { who: ['administrator'], of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), reason: '系统核查' } }) },
  resumeCase: { who: ['administrator'], of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id() } }) },
  resolveIncident: { who: ['administrator'], of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), incident: '9999.9' } }) },
  recuseHandler: {
    who: 'signed-in',
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), account: 'heshan-handler', reason: '近亲属' } }),
  },
  issueCard: {
    who: ['supervision-office'],
    of: 'case',
    input: ids => ({
      params: ofCase(ids),
      body: { id: id(), level: 'warning' as const, clock: null, to: ['heshan-handler'], reason: '态度生硬' },
    }),
  },
  appealCard: {
    who: [...clerks, 'unit-leader', 'administrator'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), card: '9999.9', reason: '材料当日才到' } }),
  },
  decideAppeal: {
    who: ['supervision-office'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), card: '9999.9', outcome: 'upheld' as const, reason: '理由不成立' } }),
  },
  revokeCard: {
    who: ['supervision-office'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), card: '9999.9', reason: '误发' } }),
  },
  explainOverdue: {
    who: [...clerks, 'unit-leader', 'administrator'],
    of: 'case',
    input: ids => ({
      params: ofCase(ids),
      body: { id: id(), clock: 'promised', cause: 'organ' as const, text: '人手不足', plan: '明日办结' },
    }),
  },
  demandSupervision: {
    who: ['supervision-office'],
    of: 'case',
    input: ids => ({
      params: ofCase(ids),
      body: { id: id(), kind: 'consultation' as const, clock: null, to: ['heshan-handler'], text: '请联系申请人' },
    }),
  },
  answerSupervision: {
    who: 'signed-in',
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), demand: '9999.9', text: '已改正' } }),
  },
  transferTask: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, to: 'heshan-handler' } }),
  },
  delegateTask: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, to: 'heshan-handler' } }),
  },
  answerDelegation: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, opinion: '同意' } }),
  },
  castVote: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, vote: 'agree' as const } }),
  },
  addSigners: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, place: 'before' as const, who: ['heshan-handler'] } }),
  },
  removeSigner: { who: workers, of: 'case', input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, seat: 's2' } }) },
  returnTask: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, target: { to: 'previous' as const }, reason: '需要核实' } }),
  },
  takeBackTask: { who: workers, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), task: '9999.9' } }) },
  refuseTask: {
    who: workers,
    of: 'case',
    input: ids => ({ ...onTask(ids), body: { ...onTask(ids).body, version: 99, opinion: '不符合条件' } }),
  },
  jumpToken: {
    who: ['administrator'],
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), scope: '9999.9', run: '9999.9', to: 'handle', reason: '纠正' } }),
  },
  startActivity: { who: workers, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), scope: '9999.9', element: 'x' } }) },
  circulateCase: {
    who: circulators,
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), kind: 'copy' as const, to: ['nobody-here'], text: '请知悉' } }),
  },
  readCirculation: { who: 'signed-in', of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), circulation: '9999.9.0' } }) },
  answerCirculation: {
    who: 'signed-in',
    of: 'case',
    input: ids => ({ params: ofCase(ids), body: { id: id(), circulation: '9999.9.0', text: '已阅' } }),
  },
  revokeCirculation: { who: circulators, of: 'case', input: ids => ({ params: ofCase(ids), body: { id: id(), circulation: '9999.9.0' } }) },
  listTasks: { who: workers, of: 'nobody', input: () => ({}) },
  getTask: { who: workers, of: 'case', input: ({ caseId, taskId }) => ({ params: { caseId, taskId } }) },
  previewReturn: { who: workers, of: 'case', input: ({ caseId, taskId }) => ({ params: { caseId, taskId } }) },
  getDraft: { who: 'signed-in', of: 'nobody', input: ({ itemId }) => ({ params: { key: `item:${itemId}` } }) },
  saveDraft: { who: 'signed-in', of: 'item', input: ({ itemId }) => ({ params: { key: `item:${itemId}` }, body: { answers: {} } }) },
  listPacks: { who: readers, of: 'nobody', input: () => ({}) },
  getPack: { who: readers, of: 'nobody', input: () => ({ params: { packId: 'promised' } }) },
  getRelease: { who: 'signed-in', of: 'release', input: ({ content }) => ({ params: { content } }) },
  listCards: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  listOverdue: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  backTestCards: {
    who: ['supervision-office', 'business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ body: { pack: 'promised', cards: {} } }),
  },
  getStatistics: {
    who: [...readers, 'government-head'],
    of: 'nobody',
    input: () => ({ query: { from: '2026-11-01', to: '2026-11-30' } }),
  },
  listNotices: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  readNotices: { who: 'signed-in', of: 'nobody', input: () => ({ body: { ids: [] } }) },
  getDeadline: { who: 'signed-in', of: 'nobody', input: () => ({ query: { from: '2026-02-13', days: 5 } }) },
  listCalendars: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  getCalendar: { who: 'signed-in', of: 'nobody', input: () => ({ params: { calendarId: 'cn' } }) },
  getCalendarYear: { who: 'signed-in', of: 'nobody', input: () => ({ params: { calendarId: 'cn', year: '2026' } }) },
  readNotice: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { calendarId: relations.own }, body: { kind: 'json' as const, text: '[]' } }),
  },
  previewCalendar: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { calendarId: relations.own }, body: { version: 0 } }),
  },
  importCalendar: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { calendarId: relations.own }, body: { id: id(), basedOn: 99, change: {}, note: '测试' } }),
  },
  activateCalendar: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { calendarId: relations.own }, body: { id: id(), version: 0, note: '测试' } }),
  },
  listPublicItems: { who: 'public', of: 'nobody', input: () => ({}) },
  getPublicItem: { who: 'public', of: 'nobody', input: ({ itemId }) => ({ params: { centre: 'heshan', itemId } }) },
  findProgress: { who: 'public', of: 'nobody', input: () => ({ body: { queryCode: 'AAAABBBBCCCC' } }) },
  rateCase: {
    who: 'public',
    of: 'nobody',
    input: () => ({ body: { id: id(), proof: { queryCode: 'AAAABBBBCCCC' }, level: 5 as const, tags: [], comment: '' } }),
  },
  getGate: { who: readers, of: 'nobody', input: () => ({ params: { packId: 'promised' } }) },
  listReviews: { who: readers, of: 'nobody', input: () => ({}) },
  listPackReviews: { who: readers, of: 'nobody', input: () => ({ params: { packId: 'promised' } }) },
  requestReview: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, body: { id: id(), version: 99, notes: '' } }),
  },
  decideReview: {
    who: ['business-office', 'administrator'],
    of: 'review',
    input: ({ reviewId }) => ({ params: { packId: 'promised', reviewId }, body: { id: id(), approve: false, comment: '请改' } }),
  },
  withdrawReview: {
    who: ['business-office', 'administrator'],
    of: 'review',
    input: ({ reviewId }) => ({ params: { packId: 'promised', reviewId }, body: { id: id() } }),
  },
  retireRelease: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised', number: 1 }, body: { id: id(), reason: '测试' } }),
  },
  createPack: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ body: { pack: 'promised', title: { zh: '承诺件', en: 'Promised' }, kind: 'promised' } }),
  },
  listDraftVersions: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' } }),
  },
  getDraftVersion: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised', version: 1 } }),
  },
  changeItemPack: {
    who: ['administrator'],
    of: 'item',
    input: ({ itemId }) => ({ params: { itemId }, body: { id: id(), version: 99, pack: 'instant' } }),
  },
  getPackDraft: { who: readers, of: 'nobody', input: () => ({ params: { packId: 'promised' } }) },
  savePackDraft: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, body: { version: 99, body: { kind: 'whole' as const } } }),
  },
  discardPackDraft: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, query: { version: 99 } }),
  },
  checkPackDraft: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, body: { body: { kind: 'whole' as const } } }),
  },
  publishPack: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, body: { id: id(), version: 99, notes: '' } }),
  },
  comparePack: {
    who: readers,
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, query: { from: 'released', to: 'released' } }),
  },
  listAdoptable: { who: readers, of: 'nobody', input: () => ({}) },
  adoptPack: { who: ['administrator'], of: 'nobody', input: () => ({ params: { packId: 'promised' }, body: { id: id(), items: [] } }) },
  rebasePack: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ params: { packId: 'promised' }, body: { version: 99 } }),
  },
  simulatePack: { who: readers, of: 'nobody', input: () => ({ params: { packId: 'supplement' }, body: { of: 'released' } }) },
  playPack: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({
      params: { packId: 'supplement' },
      body: {
        of: 'released',
        scenario: { title: { zh: '试', en: 'try' }, start: '2026-03-02T09:00', item: 'none', answers: {}, steps: [], expect: {} },
      },
    }),
  },
  compileForm: {
    who: ['business-office', 'administrator'],
    of: 'nobody',
    input: () => ({ body: { schema: { type: 'object', properties: {} }, ui: {} } }),
  },
  getOrganisationFacts: { who: readers, of: 'nobody', input: () => ({}) },
  listAbsences: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  recordAbsence: {
    who: 'signed-in',
    of: 'nobody',
    input: () => ({ body: { id: id(), account: 'nobody', substitute: 'nobody', since: 0, until: 1, reason: '' } }),
  },
  changeLeaders: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ body: { id: id(), leaders: ['unit-leader'], parents: { nowhere: null } } }),
  },
  endAbsence: { who: 'signed-in', of: 'nobody', input: () => ({ params: { absenceId: 'none' }, body: { id: id() } }) },
  changeItemLimits: {
    who: ['administrator'],
    of: 'item',
    input: ({ itemId }) => ({
      params: { itemId },
      body: { id: id(), version: 99, statutoryLimit: 10, promisedLimit: 5, stageLimits: {} },
    }),
  },
  listCodeLists: { who: 'signed-in', of: 'nobody', input: () => ({}) },
  getCodes: { who: 'signed-in', of: 'nobody', input: () => ({ params: { listId: 'division' }, query: {} }) },
  getCodeListUse: { who: 'signed-in', of: 'nobody', input: () => ({ params: { listId: 'division' } }) },
  saveCodeList: {
    who: ['administrator'],
    of: 'nobody',
    input: () => ({ params: { listId: 'roads' }, body: { id: id(), basedOn: 99, entries: [], retired: [], restored: [] } }),
  },
  moveDemoClock: { who: 'signed-in', of: 'nobody', input: () => ({ body: { now: 0 } }) },
};

const password = 'Matrix-2026';
let server: TestServer;
const ids = {} as Record<Relation, Ids>;
let agentIds: Ids;
const visitors = {} as Record<Role, Visitor>;

const tree = { ningxiang: null, yiyang: null, heshan: 'yiyang', taohualun: 'heshan' } as const;

beforeAll(async () => {
  server = await startServer({ demo: true, seed: false });
  const passwordHash = await hashPassword(password);
  for (const [tenant, parent] of Object.entries(tree)) await createCentre(server.store, { tenant, parent, passwordHash });
  for (const role of roles) visitors[role] = await signedIn(`heshan-${role}`);
  for (const [relation, tenant] of Object.entries(relations)) ids[relation as Relation] = await createIds(tenant, `${tenant}-window-staff`);
  agentIds = await createIds('heshan', 'heshan-agent');
});
afterAll(() => server.close());

async function signedIn(login: string): Promise<Visitor> {
  const visitor = server.visitor();
  await visitor.call('signIn', { body: { login, password } });
  return visitor;
}

/** A centre with its own variant of the packs, an item of its own name, and one account for every role. */
async function createCentre(
  store: OpenStore,
  { tenant, parent, passwordHash }: { tenant: string; parent: string | null; passwordHash: string },
): Promise<void> {
  const unit = { id: 'market-supervision', title: { zh: '市场监督管理局', en: 'Market supervision' } };
  const title = { zh: `${tenant}政务服务中心`, en: tenant };
  await give(store, {
    stream: 'organisation',
    streamId: tenant,
    tenant,
    type: 'change-organisation',
    body: { title, shortName: tenant, code: tenant.slice(0, 2).toUpperCase(), address: '', phone: '', units: [unit], parent },
  });
  const packs = shippedPacks().packs.map(pack => ({
    ...pack,
    texts: { ...pack.texts, zh: { ...pack.texts.zh, tenant }, en: { ...pack.texts.en, tenant } },
  }));
  const { releases, problems } = await createReleases(packs, { author: 'test', publishedAt: store.clock.now() });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const { manifest, release } of releases)
    await give(store, { stream: 'release', streamId: manifest.pack, tenant, type: 'publish-release', body: { manifest, release } });
  const item = packs.flatMap(pack => pack.items).find(one => one.id === 'food-business-new');
  await give(store, { stream: 'item', streamId: `food-${tenant}`, tenant, type: 'save-item', body: { item } });
  for (const role of roles) await createAccount(store, { login: `${tenant}-${role}`, tenant, role, passwordHash, reach: 'this' });
}

async function createAccount(
  store: OpenStore,
  of: { login: string; tenant: string; role: Role; passwordHash: string; reach: 'this' | 'subtree'; unit?: string },
): Promise<void> {
  const account = { stream: 'account', streamId: of.login, tenant: of.tenant } as const;
  await give(store, { ...account, type: 'create-account', body: { login: of.login, name: of.role, passwordHash: of.passwordHash } });
  const unit = ['handler', 'window-supervisor', 'unit-leader'].includes(of.role) ? (of.unit ?? 'market-supervision') : null;
  await give(store, { ...account, type: 'grant-role', body: { tenant: of.tenant, post: of.role, unit, reach: of.reach } });
}

async function give(store: OpenStore, input: Omit<StreamInput, 'id' | 'actor'>): Promise<void> {
  const outcome = await store.executeStream({ ...input, id: v7(), actor: { account: 'system', name: '系统', principals: ['system'] } });
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

/** Registers a case in a centre and accepts it: it lies with the handler, with a document and clocks. */
async function createIds(tenant: string, opener: string): Promise<Ids> {
  const [clerk, staff] = [await signedIn(opener), await signedIn(`${tenant}-window-staff`)];
  const itemId = `food-${tenant}`;
  const { caseId } = await clerk.call('openCase', { body: rows.openCase.input({ itemId } as Ids).body! });
  const check = (await staff.call('listTasks')).rows.find(row => row.caseId === caseId)!;
  await staff.call('completeTask', {
    params: { caseId },
    body: { id: v7(), task: check.task, version: check.version, answers: { result: 'accept' } },
  });
  const view = await clerk.call('getCase', { params: { caseId } });
  const reviewId = await createReview(tenant, view.content);
  return { reviewId, caseId, taskId: view.tasks[0]!.task, documentId: view.documents[0]!.id, itemId, content: view.content };
}

/** A review of the promised pack of a centre, asked for by nobody of the visitors. */
async function createReview(tenant: string, content: string): Promise<string> {
  const review = v7();
  const head = { kind: 'promised', title: { zh: tenant, en: tenant }, regimes: [] };
  const body = { review, version: 1, content, subject: review, notes: '', authors: ['somebody'], head };
  await give(server.store, { stream: 'release', streamId: 'promised', tenant, type: 'request-review', body });
  return review;
}

const operations = (Object.keys(rows) as Operation[]).sort(
  (a, b) => Number(a === 'withdrawApplication') - Number(b === 'withdrawApplication'),
);
const isPermitted = (operation: Operation, role: Role) => {
  const { who } = rows[operation];
  return typeof who === 'string' || who.includes(role);
};

/** Code of the problem an operation is answered with, `done` when it is done. */
async function codeOf(visitor: Visitor, operation: Operation, target: Ids): Promise<string> {
  const call = visitor.call as (operation: Operation, input: unknown) => Promise<unknown>;
  try {
    await call(operation, rows[operation].input(target));
    return 'done';
  } catch (thrown) {
    const { status, code } = await refused(Promise.reject(thrown));
    return status >= 500 ? `server error in ${operation}` : code;
  }
}

const gate = ['not-signed-in', 'not-permitted', 'not-found'];

const asked = operations.filter(operation => rows[operation].who !== 'public');

/** What each operation came to: a refusal at the gate by its code, or `passed` whatever the state of the case said then. */
async function verdicts(of: readonly Operation[], code: (operation: Operation) => Promise<string>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const operation of of) {
    const said = await code(operation);
    found[operation] = gate.includes(said) || said.startsWith('server error') ? said : 'passed';
  }
  return found;
}

function wantedOf(of: readonly Operation[], wanted: (operation: Operation) => string): Record<string, string> {
  return Object.fromEntries(of.map(operation => [operation, wanted(operation)]));
}

describe('permissions', () => {
  it('should have a row for every route, in the table and in this test', () => {
    expect(Object.keys(access).sort()).toEqual(Object.keys(routes).sort());
    expect(Object.keys(rows).sort()).toEqual(Object.keys(routes).sort());
  });

  it('should ask for a signed-in person unless a route is public', async () => {
    const wanted = (operation: Operation) => (rows[operation].who === 'public' ? 'passed' : 'not-signed-in');
    expect(await verdicts(operations, operation => codeOf(server.visitor(), operation, ids.own))).toEqual(wantedOf(operations, wanted));
  });

  it.each(roles)('should let %s through in the own centre exactly where the table says so', async role => {
    const own = role === 'agent' ? agentIds : ids.own;
    const wanted = (operation: Operation) => (isPermitted(operation, role) ? 'passed' : 'not-permitted');
    expect(await verdicts(asked, operation => codeOf(visitors[role], operation, own))).toEqual(wantedOf(asked, wanted));
  });

  it.each(roles.flatMap(role => (['child', 'parent', 'stranger'] as const).map(relation => [role, relation] as const)))(
    'should let %s find nothing in a %s centre',
    async (role, relation) => {
      const named = asked.filter(operation => rows[operation].of !== 'nobody');
      const wanted = (operation: Operation) => (isPermitted(operation, role) ? 'not-found' : 'not-permitted');
      expect(await verdicts(named, operation => codeOf(visitors[role], operation, ids[relation]))).toEqual(wantedOf(named, wanted));
    },
  );

  it.each(roles)('should list nothing of other centres to %s', async role => {
    const visitor = visitors[role];
    const lists = [
      await visitor.call('listCases', { query: { limit: 200 } }),
      await visitor.call('listCases', { query: { centre: relations.child } }),
      await visitor.call('listCaseChoices'),
      await visitor.call('listCaseChoices', { query: { centre: relations.stranger } }),
      await visitor.call('listCards', { query: { centre: relations.child } }),
      isPermitted('getStatistics', role) ? await visitor.call('getStatistics', { query: { from: '2026-01-01', to: '2026-12-31' } }) : {},
      await visitor.call('listItems'),
      await visitor.call('getOrganisation'),
      isPermitted('listTasks', role) ? await visitor.call('listTasks') : {},
      isPermitted('listPacks', role) ? await visitor.call('listPacks') : {},
      await visitor.call('listCards'),
    ];
    const text = JSON.stringify(lists);
    for (const foreign of ['taohualun', 'yiyang', 'ningxiang', ids.child.caseId, ids.parent.caseId, ids.stranger.caseId])
      expect(text).not.toContain(foreign);
  });

  it.each(['handler', 'window-supervisor', 'unit-leader', 'agent'] as const)(
    'should let a %s who has nothing to do with a case find nothing of it',
    async role => {
      // given
      const login = `health-${role}`;
      await createAccount(server.store, {
        login,
        tenant: 'heshan',
        role,
        passwordHash: await hashPassword(password),
        reach: 'this',
        unit: 'health',
      });
      const visitor = await signedIn(login);
      // when, then
      const named = asked.filter(operation => rows[operation].of === 'case');
      const wanted = (operation: Operation) => (isPermitted(operation, role) ? 'not-found' : 'not-permitted');
      expect(await verdicts(named, operation => codeOf(visitor, operation, ids.own))).toEqual(wantedOf(named, wanted));
    },
  );

  it('should let a role that reaches down read the centres below and nothing else', async () => {
    // given
    const passwordHash = await hashPassword(password);
    await createAccount(server.store, {
      login: 'heshan-inspector',
      tenant: 'heshan',
      role: 'supervision-office',
      passwordHash,
      reach: 'subtree',
    });
    const inspector = await signedIn('heshan-inspector');
    // when
    const below = await inspector.call('getCase', { params: { caseId: ids.child.caseId } });
    // then
    expect(below.masked).toBe(true);
    expect(below.applicant).toEqual({ kind: 'person', name: '吴**', idNumber: '110101********0134', phone: '138****8000' });
    expect(below.verbs).toEqual([]);
    expect((await inspector.call('listCases', { query: { limit: 200 } })).rows.map(({ caseId }) => caseId)).toContain(ids.child.caseId);
    expect(await codeOf(inspector, 'commentCase', ids.child)).toBe('not-found');
    expect(await codeOf(inspector, 'getCase', ids.parent)).toBe('not-found');
    expect(await codeOf(inspector, 'getCase', ids.stranger)).toBe('not-found');
  });

  it('should follow the tree when a centre moves', async () => {
    // given
    const [inspector, above] = [await signedIn('heshan-inspector'), 'yiyang-inspector'];
    await createAccount(server.store, {
      login: above,
      tenant: 'yiyang',
      role: 'auditor',
      passwordHash: await hashPassword(password),
      reach: 'subtree',
    });
    const higher = await signedIn(above);
    expect(await codeOf(higher, 'getCase', ids.child)).toBe('done');
    // when
    await give(server.store, {
      stream: 'organisation',
      streamId: 'taohualun',
      tenant: 'taohualun',
      type: 'change-organisation',
      body: { parent: 'ningxiang' },
    });
    // then
    expect(await codeOf(inspector, 'getCase', ids.child)).toBe('not-found');
    expect(await codeOf(higher, 'getCase', ids.child)).toBe('not-found');
    expect(await codeOf(higher, 'getCase', ids.own)).toBe('done');
  });
});
