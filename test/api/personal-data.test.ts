import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { at } from '../support/centre.ts';
import { makeTwoCentres, plainItem, saveItem, twoCentres } from '../support/two-centres.ts';
import { applicant, complete, refused, register, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let caseId: string;
let office: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  server = await startServer();
  const window = await server.as('wangfang');
  caseId = (await register(window)).caseId;
  await complete(window, caseId, 'check');
  [office, auditor] = [await server.as('liuyang'), await server.as('xuning')];
});
afterAll(() => server.close());

const whole = [applicant.name, applicant.idNumber, applicant.phone];

/** Everything the API tells somebody about the case. */
async function tellAll(who: Visitor): Promise<string> {
  const params = { caseId };
  const view = await who.call('getCase', { params });
  const documents = await Promise.all(view.documents.map(({ id }) => who.call('getDocument', { params: { caseId, documentId: id } })));
  const rows = (await who.call('listCases')).rows.map(({ applicantName }) => applicantName);
  return JSON.stringify([
    view,
    documents,
    rows,
    await who.call('getJournal', { params }),
    await who.call('listClocks', { params }),
    await who.call('listCards'),
  ]);
}

describe('personal data', () => {
  it('should be masked everywhere for who neither takes part nor audits', async () => {
    // when
    const told = await tellAll(office);
    // then: nor the code that opens the applicant's own page
    const { queryCode } = await auditor.call('getCase', { params: { caseId } });
    for (const value of [...whole, queryCode]) expect(told).not.toContain(value);
    expect(told).toContain('110101********0134');
    expect(told).toContain('138****8000');
    expect(await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader => reader.journal('case', caseId))).toHaveLength(2);
  });

  it('should not be found by somebody to whom it is masked, who may still search by number and item', async () => {
    // given
    const number = (await office.call('listCases')).rows[0]!.number;
    const found = async (who: Visitor, q: string) => (await who.call('listCases', { query: { q } })).total;
    const { queryCode } = await auditor.call('getCase', { params: { caseId } });
    // when
    const masked = await Promise.all([applicant.name, queryCode, number, '食品'].map(q => found(office, q)));
    const whole = await Promise.all([applicant.name, queryCode, number].map(q => found(auditor, q)));
    // then
    expect(masked).toEqual([0, 0, 1, 1]);
    expect(whole).toEqual([1, 1, 1]);
  });

  it.each([
    ['person', '古丽巴哈尔买买提', '古*******'],
    ['person', '欧阳明日照', '欧****'],
    ['person', '買買提', '買**'],
    ['organisation', '明远店', '明远店'],
    ['organisation', 'ABC 广告有限公司', 'ABC 广告有限公司'],
  ] as const)(
    'should show the name of a %s, %s, in lists by what the applicant is, not by how the name looks',
    async (kind, name, shown) => {
      // given
      const window = await server.as('wangfang');
      const body = await registration(window);
      const idNumber = kind === 'person' ? applicant.idNumber : '91430903MA4L1A2B34';
      const opened = await window.call('openCase', { body: { ...body, applicant: { ...applicant, kind, name, idNumber } } });
      const listed = async (who: Visitor, q = '') =>
        (await who.call('listCases', { query: { q } })).rows.find(row => row.caseId === opened.caseId);
      // when
      const [masked, whole, found] = [await listed(office), await listed(auditor), await listed(office, name)];
      // then
      expect([masked?.applicantName, whole?.applicantName]).toEqual([shown, name]);
      expect(found?.applicantName).toBe(kind === 'person' ? undefined : name);
    },
  );

  it('should have a query code that nobody can tell from the command, also not by another database', async () => {
    // given: the very same command
    const [one, other] = [await startServer(), await startServer({ copied: false })];
    const body = await registration(await one.as('wangfang'));
    // when
    const codes = [];
    for (const place of [one, one, other]) codes.push((await (await place.as('wangfang')).call('openCase', { body })).queryCode);
    await Promise.all([one.close(), other.close()]);
    // then
    expect(codes[0]).toMatch(/^[A-Z2-9]{12}$/);
    expect(codes[1]).toBe(codes[0]);
    expect(codes[2]).not.toBe(codes[0]);
  });

  it('should not be told by names that every object has', async () => {
    const window = await server.as('wangfang');
    for (const taskId of ['__proto__', 'constructor']) {
      expect((await refused(window.call('getTask', { params: { caseId, taskId } }))).status).toBe(409);
    }
  });

  it('should be whole for the people who work on the case', async () => {
    const told = await tellAll(await server.as('liqiang'));
    for (const value of whole) expect(told).toContain(value);
  });

  it('should be whole for the auditor, who leaves a trace of having looked', async () => {
    // when
    const view = await auditor.call('getCase', { params: { caseId } });
    // then
    expect(view.masked).toBe(false);
    expect(view.applicant.idNumber).toBe(applicant.idNumber);
    const traces = await server.store.shared.select<{ account: string; ref: string }>(
      'select account, ref from read_audit where tenant = ?',
      ['heshan'],
    );
    expect(traces).toContainEqual({ account: 'xuning', ref: caseId });
    expect(traces.map(({ account }) => account)).not.toContain('liuyang');
  });

  it('should keep a case of another unit from a handler, as if it did not exist', async () => {
    // when
    const problem = await refused((await server.as('zhaomin')).call('getCase', { params: { caseId } }));
    const nothing = await refused((await server.as('zhaomin')).call('getCase', { params: { caseId: 'no-such-case' } }));
    // then
    expect(problem).toEqual(nothing);
    expect(problem.status).toBe(404);
  });
});

describe('personal data in what people write', () => {
  const told = `联系人 ${applicant.phone}，证件 ${applicant.idNumber}`;
  const masked = '联系人 138****8000，证件 110101********0134';
  let window: Visitor;

  beforeAll(async () => {
    window = await server.as('wangfang');
  });

  it('should be masked on the page of a task that came back with its answers', async () => {
    // given
    const [handler, supervisor] = [await server.as('liqiang'), await server.as('chenjing')];
    const params = { caseId: (await register(window)).caseId };
    await complete(window, params.caseId, 'check');
    await complete(handler, params.caseId, 'handle', { result: 'pass', opinion: told });
    const rowOf = async (who: Visitor) => (await who.call('listTasks')).rows.find(row => row.caseId === params.caseId)!;
    const { task, version } = await rowOf(supervisor);
    const body = { id: v7(), task, version, target: { to: 'previous' as const }, reason: '请补充核查情况' };
    await supervisor.call('returnTask', { params, body });
    const returned = { ...params, taskId: (await rowOf(handler)).task };
    // when
    const opinions = await Promise.all(
      [handler, await server.as('huangmei')].map(async who => (await who.call('getTask', { params: returned })).answers.opinion),
    );
    // then
    expect(opinions).toEqual([told, masked]);
  });

  it('should be masked beside the materials', async () => {
    // given
    const params = { caseId: (await register(window)).caseId };
    const { id, form } = (await window.call('getCase', { params })).materials[0]!;
    await window.call('receiveMaterial', { params, body: { id: v7(), material: { id, received: true, copies: 1, form, note: told } } });
    // when
    const notes = await Promise.all([window, office].map(async who => (await who.call('getCase', { params })).materials[0]!.note));
    // then
    expect(notes).toEqual([told, masked]);
  });

  it.each(['买买提•艾力江', '买买提・艾力江', '买买提‧艾力江'])(
    'should be masked in lists, and not be found, where the name is written %s',
    async name => {
      // given
      const body = await registration(window);
      const { caseId } = await window.call('openCase', { body: { ...body, applicant: { ...body.applicant, name } } });
      // when
      const { rows } = await office.call('listCases', { query: { limit: 200 } });
      const found = await office.call('listCases', { query: { q: name } });
      // then
      expect(rows.find(row => row.caseId === caseId)?.applicantName).toBe('买******');
      expect(found.total).toBe(0);
    },
  );
});

describe('personal data of a centre below', () => {
  const { district, township } = twoCentres;
  const centre = { below: township.id, above: district.id } as const;
  let tree: TestServer;
  let below: string;
  let own: string;

  beforeAll(async () => {
    tree = await startServer({ seed: false, moment: at('2026-10-12', '09:30') });
    await makeTwoCentres(tree.store);
    const [clerk, ownClerk] = [await tree.as(`${township.id}-clerk`), await tree.as(`${district.id}-clerk`)];
    below = (await register(clerk, plainItem)).caseId;
    own = (await register(ownClerk, plainItem)).caseId;
    await complete(clerk, below, 'check');
    await clerk.call('commentCase', { params: { caseId: below }, body: { id: v7(), text: `${applicant.name}来电 ${applicant.phone}` } });
    // The limit is over: there are cards, an explanation in words, and an entry in the overdue list.
    await clerk.call('moveDemoClock', { body: { now: at('2026-10-23', '20:00') } });
    await clerk.call('explainOverdue', {
      params: { caseId: below },
      body: { id: v7(), clock: 'promised', cause: 'applicant', text: `${applicant.name}未补材料`, plan: `电话 ${applicant.phone} 催告` },
    });
    const administrator = await tree.as(`${township.id}-administrator`);
    const office = await tree.as('inspector');
    expect((await refused(office.call('urgeCase', { params: { caseId: below }, body: { id: v7(), text: '催办' } }))).code).toBe(
      'not-found',
    );
    await administrator.call('urgeCase', { params: { caseId: below }, body: { id: v7(), text: `请联系${applicant.name}` } });
  });
  afterAll(() => tree.close());

  /** Everything every route that reads tells about a case, and the lists. */
  async function tellEverything(who: Visitor, caseId: string): Promise<string> {
    const params = { caseId };
    const view = await who.call('getCase', { params });
    const documents = await Promise.all(view.documents.map(({ id }) => who.call('getDocument', { params: { caseId, documentId: id } })));
    return JSON.stringify([
      view,
      documents,
      await who.call('getRelease', { params: { content: view.content } }),
      await who.call('getJournal', { params }),
      await who.call('listClocks', { params }),
      await who.call('listCases', { query: { centre: centre.below } }),
      await who.call('listCards', { query: { centre: centre.below } }),
      (await who.call('listOverdue')).rows.filter(row => row.caseId === caseId),
      await who.call('listNotices'),
      await who.call('listCaseChoices'),
      await who.call('getStatistics', { query: { from: '2026-10-01', to: '2026-10-31', centre: centre.below } }),
      (await who.call('getMe')).centres,
    ]);
  }

  it.each(['reviewer', 'inspector'])('should be masked in every answer to %s, whose right reaches down to the case', async login => {
    // when
    const told = await tellEverything(await tree.as(login), below);
    // then: all of it was read, and nothing whole
    for (const seen of ['吴**', '138****8000', '110101********0134', '未补材料', '小驾镇便民服务中心', '"level":"red"'])
      expect(told).toContain(seen);
    const { queryCode } = await (await tree.as(`${township.id}-clerk`)).call('getCase', { params: { caseId: below } });
    for (const value of [...whole, queryCode]) expect(told).not.toContain(value);
  });

  it('should open every route that reads a case to who may read below, and none that writes', async () => {
    const reviewer = await tree.as('reviewer');
    const view = await reviewer.call('getCase', { params: { caseId: below } });
    expect([view.verbs, view.startables, view.takeBacks, view.cards.flatMap(({ actions }) => actions ?? [])]).toEqual([[], [], [], []]);
    expect(view.incidents.flatMap(({ actions }) => actions)).toEqual([]);
    const inspector = await tree.as('inspector');
    const params = { caseId: below };
    const card = view.cards[0]!.id;
    for (const write of [
      inspector.call('commentCase', { params, body: { id: v7(), text: '阅' } }),
      inspector.call('issueCard', {
        params,
        body: { id: v7(), level: 'warning', clock: null, to: [`${township.id}-clerk`], reason: '测试' },
      }),
      inspector.call('revokeCard', { params, body: { id: v7(), card, reason: '测试' } }),
      inspector.call('demandSupervision', {
        params,
        body: { id: v7(), kind: 'oral-reminder', clock: 'promised', to: [`${township.id}-clerk`], text: '测试' },
      }),
    ])
      expect((await refused(write)).code).toBe('not-found');
    expect((await inspector.call('listOverdue')).rows.find(({ caseId }) => caseId === below)).toMatchObject({
      ...{ centre: township.id, centreTitle: township.title, next: [] },
    });
  });

  it('should leave a trace in the centre it was looked at, with what was shown whole', async () => {
    // when
    await (await tree.as('reviewer')).call('getCase', { params: { caseId: below } });
    await (await tree.as('reviewer')).call('getCase', { params: { caseId: own } });
    // then
    const traces = await tree.store.shared.select<{ tenant: string; ref: string; fields: string }>(
      `select tenant, ref, fields from read_audit where tenant in (?, ?) and account = 'reviewer' order by tenant`,
      [district.id, township.id],
    );
    expect(traces).toEqual([
      { tenant: district.id, ref: own, fields: '["applicant","data"]' },
      { tenant: township.id, ref: below, fields: '[]' },
    ]);
  });

  it('should not be found by a search from above', async () => {
    const found = async (q: string) => (await (await tree.as('reviewer')).call('listCases', { query: { q, centre: centre.below } })).total;
    expect([await found(applicant.name), await found('食品')]).toEqual([0, 1]);
  });

  it('should stay within the unit of a role that reads its unit only', async () => {
    // given: a leader of market supervision whose right reaches down, and a case of another unit below
    await saveItem(tree.store, township.id, { id: 'health-plain', unit: 'health' });
    const { caseId } = await register(await tree.as(`${township.id}-clerk`), 'health-plain');
    const leader = await tree.as('leader-below');
    // when
    const seen = await leader.call('listCases', { query: { limit: 200, centre: centre.below } });
    // then
    expect(seen.rows.map(row => row.caseId)).toEqual([below]);
    expect((await refused(leader.call('getCase', { params: { caseId } }))).code).toBe('not-found');
    expect((await leader.call('getCase', { params: { caseId: below } })).masked).toBe(true);
  });
});
