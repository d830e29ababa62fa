import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress, Proof } from '#server/contract/public.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { throttleRule } from '#server/public/throttle.ts';
import { applicant, complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

type Opened = AnswerOf<'openCase'>;

let server: TestServer;
let window: Visitor;
const people = new Map<string, Visitor>();

async function as(login: string): Promise<Visitor> {
  const known = people.get(login) ?? (await server.as(login));
  people.set(login, known);
  return known;
}

beforeAll(async () => {
  server = await startServer();
  window = await as('wangfang');
});
afterAll(() => server.close());

const look = (proof: Proof, who = server.visitor()): Promise<Progress> => who.call('findProgress', { body: proof });
const byCode = ({ queryCode }: Opened): Proof => ({ queryCode });
const titles = ({ steps }: Progress, state?: string) => steps.filter(step => !state || step.state === state).map(({ title }) => title.zh);

/** Carries a case to its end: granted and handed over. */
async function finish(caseId: string): Promise<void> {
  await complete(window, caseId, 'check');
  await complete(await as('liqiang'), caseId, 'handle');
  await complete(await as('chenjing'), caseId, 'review');
  await complete(await as('zhouwei'), caseId, 'approve');
  await complete(window, caseId, 'deliver');
}

async function finished(): Promise<Opened> {
  const opened = await register(window);
  await finish(opened.caseId);
  return opened;
}

/** A server of its own: attempts are counted by address, and all visitors here come from one. */
async function alone(fn: (one: TestServer) => Promise<void>): Promise<void> {
  const one = await startServer();
  try {
    await fn(one);
  } finally {
    await one.close();
  }
}

const rate = (proof: Proof, more: Partial<{ id: string; level: 1 | 2 | 3 | 4 | 5; tags: 'quick'[]; comment: string }> = {}) =>
  server.visitor().call('rateCase', { body: { id: v7(), proof, level: 5, tags: [], comment: '', ...more } });

describe('progress of a case', () => {
  it('should open by the query code however it is typed, and by number with the last four', async () => {
    // given
    const opened = await register(window);
    const { queryCode: code, number } = opened;
    const typed: Proof[] = [
      { queryCode: code },
      { queryCode: code.toLowerCase() },
      { queryCode: `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}` },
      { number, lastFour: '0134' },
      { number: ` ${number.toLowerCase()} `, lastFour: '0134' },
    ];
    // when
    const found = await Promise.all(typed.map(proof => look(proof)));
    // then
    expect(found.map(one => one.number)).toEqual(typed.map(() => number));
    expect(new Set(found.map(one => JSON.stringify(one))).size).toBe(1);
  });

  it('should tell of the applicant nothing but the masked name', async () => {
    const progress = await look(byCode(await register(window)));
    expect(progress.applicantName).toBe('吴**');
    const told = JSON.stringify(progress);
    for (const value of [applicant.name, applicant.idNumber, applicant.phone, '王芳', 'wangfang']) expect(told).not.toContain(value);
  });

  it('should follow the case in plain words, step by step, with its limits', async () => {
    // given
    const opened = await register(window);
    const { caseId } = opened;
    // when received
    const received = await look(byCode(opened));
    // then
    expect([received.status, received.todo, received.mayRate]).toEqual(['received', null, false]);
    expect(titles(received, 'done')).toEqual(['收件']);
    expect(titles(received, 'now')).toEqual(['形式审查']);
    expect(titles(received, 'next')).toEqual(['受理', '承办', '审核', '批准', '作出决定', '送达结果', '办结']);
    expect(received.clocks.map(({ title, remaining }) => [title.zh, remaining])).toEqual([['一次性告知时限', 5]]);

    // when accepted
    await complete(window, caseId, 'check');
    const handling = await look(byCode(opened));
    // then
    expect(handling.status).toBe('handling');
    expect(handling.now.zh).toBe('已受理，区市场监督管理局正在办理。');
    expect(titles(handling, 'done')).toEqual(['收件', '形式审查', '受理']);
    expect(titles(handling, 'now')).toEqual(['承办']);
    expect(handling.clocks.map(({ title, remaining, state }) => [title.zh, remaining, state])).toEqual([
      ['承诺时限', 5, 'running'],
      ['法定时限', 10, 'running'],
    ]);
    expect(handling.documents.map(({ title }) => title.zh)).toEqual(['受理通知书']);

    // when sent back by the reviewer
    await complete(await as('liqiang'), caseId, 'handle');
    await complete(await as('chenjing'), caseId, 'review', { result: 'return', opinion: '请补充核查记录' });
    const again = await look(byCode(opened));
    // then: what happened inside the office is told where it stands now
    expect(titles(again)).toEqual(titles(handling));
    expect(titles(again, 'now')).toEqual(['承办']);

    // when granted
    await complete(await as('liqiang'), caseId, 'handle');
    await complete(await as('chenjing'), caseId, 'review');
    await complete(await as('zhouwei'), caseId, 'approve');
    const granted = await look(byCode(opened));
    // then
    expect(granted.status).toBe('granted');
    expect(granted.todo?.zh).toContain('领取结果');
    expect(titles(granted, 'now')).toEqual(['送达结果']);
    expect(granted.clocks.find(({ title }) => title.zh === '承诺时限')).toMatchObject({ state: 'stopped', remaining: 5 });

    // when handed over
    await complete(window, caseId, 'deliver');
    const closed = await look(byCode(opened));
    // then
    expect([closed.status, closed.phase, closed.todo, closed.mayRate]).toEqual(['granted', 'closed', null, true]);
    expect(titles(closed)).toEqual(['收件', '形式审查', '受理', '承办', '审核', '批准', '准予', '送达', '办结']);
    expect(closed.steps.every(({ state, at }) => state === 'done' && at !== null)).toBe(true);
    expect(closed.documents).toHaveLength(3);
    expect(closed.documents.every(({ number, issuedOn }) => number !== '' && issuedOn === '2026-11-23')).toBe(true);
  });

  it('should say what to bring while a supplement is awaited', async () => {
    // given
    const opened = await register(window);
    await complete(window, opened.caseId, 'check', { result: 'incomplete' });
    await complete(window, opened.caseId, 'notice', {
      materials: [
        { name: '经营场所使用证明', requirement: '补交加盖公章的租赁合同复印件' },
        { name: '身份证复印件', requirement: `号码 ${applicant.idNumber} 看不清` },
      ],
      cause: 'applicantIncomplete',
      contact: '王芳 0737-4400000',
    });
    // when
    const waiting = await look(byCode(opened));
    // then
    expect(waiting.status).toBe('supplement');
    expect(waiting.todo?.zh).toBe('请补齐以下材料，交到赫山区政务服务中心窗口。');
    expect(waiting.missing.map(({ zh }) => zh)).toEqual([
      '经营场所使用证明：补交加盖公章的租赁合同复印件',
      '身份证复印件：号码 110101********0134 看不清',
    ]);
    expect(titles(waiting, 'done')).toEqual(['收件', '形式审查', '一次性告知补正']);
    expect(titles(waiting, 'now')).toEqual(['等待补正材料']);
    expect(titles(waiting, 'next').slice(0, 3)).toEqual(['复核', '受理', '承办']);
    // when supplied
    await window.call('submitSupplement', { params: { caseId: opened.caseId }, body: { id: v7(), materials: [] } });
    const supplied = await look(byCode(opened));
    // then
    expect([supplied.status, supplied.missing]).toEqual(['received', []]);
    expect(titles(supplied, 'now')).toEqual(['复核']);
  });

  it('should say why a limit stands still, and that a case is on hold', async () => {
    // given
    const opened = await register(window);
    const params = { caseId: opened.caseId };
    await complete(window, opened.caseId, 'check');
    const handler = await as('liqiang');
    await handler.call('pauseClock', { params, body: { id: v7(), procedure: 'hearing', reason: '依法举行听证' } });
    await complete(handler, opened.caseId, 'special', { procedure: 'hearing', days: 3, reason: '依法举行听证' });
    // when
    const special = await look(byCode(opened));
    const administrator = await as('huangmei');
    await administrator.call('suspendCase', { params, body: { id: v7(), reason: '系统核查' } });
    const held = await look(byCode(opened));
    // then
    expect(special.status).toBe('special');
    expect(special.now.zh).toContain('听证');
    expect(special.clocks.find(({ title }) => title.zh === '承诺时限')).toMatchObject({ state: 'paused', remaining: 5 });
    expect(titles(special, 'now')).toEqual(['承办', '特别程序进行中']);
    expect([held.status, held.phase, held.todo]).toEqual(['suspended', 'suspended', null]);
    expect(JSON.stringify(held)).not.toContain('系统核查');
    await administrator.call('resumeCase', { params, body: { id: v7() } });
  });

  it('should tell a refusal with the document that names the remedies', async () => {
    // given
    const opened = await register(window);
    const { caseId } = opened;
    await complete(window, caseId, 'check', { result: 'decline', reason: '不属于本机关职权范围', competentDepartment: '区农业农村局' });
    // when
    const declined = await look(byCode(opened));
    // then
    expect([declined.status, declined.phase]).toEqual(['declined', 'closed']);
    expect(declined.todo?.zh).toMatch(/救济途径见《.*不予受理通知书》/);
    expect(titles(declined)).toEqual(['收件', '形式审查', '不予受理', '办结']);
  });

  it('should call days beyond the published calendar provisional', async () => {
    await alone(async one => {
      // given
      one.clock.moveTo(Date.parse('2026-12-28T10:00:00+08:00'));
      const staff = await one.as('wangfang');
      const opened = await register(staff);
      await complete(staff, opened.caseId, 'check');
      // when
      const { clocks } = await look(byCode(opened), one.visitor());
      // then
      expect(clocks.map(({ dueOn, provisional }) => [dueOn > '2026-12-31', provisional])).toEqual([
        [true, true],
        [true, true],
      ]);
    });
  });
});

describe('guessing', () => {
  it('should answer alike for a case that does not exist and for a proof that does not fit', async () => {
    await alone(async one => {
      // given
      const { number, queryCode } = await register(await one.as('wangfang'));
      const wrong: Proof[] = [
        { queryCode: queryCode.startsWith('A') ? `B${queryCode.slice(1)}` : `A${queryCode.slice(1)}` },
        { number, lastFour: '0135' },
        { number: `${number}9`, lastFour: '0134' },
        { number: "HS' or 1=1 --", lastFour: '0134' },
      ];
      // when
      const answers = [];
      for (const proof of wrong) answers.push(await refused(look(proof, one.visitor())));
      // then
      expect(answers[0]).toMatchObject({ status: 404, code: 'proof-not-fitting' });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });
  });

  it('should be stopped by address, and say when to try again; right proofs do not count', async () => {
    await alone(async one => {
      // given
      const opened = await register(await one.as('wangfang'));
      for (let n = 0; n < throttleRule.wrong * 2; n++) await look(byCode(opened), one.visitor());
      // when
      const codes = [];
      for (let n = 0; n <= throttleRule.wrong; n++) {
        const answer = await refused(look({ queryCode: `AAAABBBBCC2${'ABCDEFGHJKLMN'[n]}` }, one.visitor()));
        codes.push(answer.status);
        if (answer.status === 429) expect(answer).toMatchObject({ code: 'too-many-attempts', details: { minutes: 10 } });
      }
      // then
      expect(codes).toEqual([...Array<number>(throttleRule.wrong).fill(404), 429]);
      expect((await refused(look(byCode(opened), one.visitor()))).status).toBe(429);
    });
  });

  it('should be stopped by number wherever it comes from, while the query code still opens the case', async () => {
    // given: every attempt from an address of its own
    const behind = await startServer({ trustProxy: true });
    const opened = await register(await behind.as('wangfang'));
    const ask = (n: number, proof: Proof) =>
      fetch(`${behind.address}/api/public/progress`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${n}` },
        body: JSON.stringify(proof),
      });
    // when
    const answers: number[] = [];
    for (let n = 0; n <= throttleRule.wrong; n++) answers.push((await ask(n, { number: opened.number, lastFour: `99${10 + n}` })).status);
    const right = await ask(200, { number: opened.number.toLowerCase(), lastFour: '0134' });
    const code = await ask(201, { queryCode: opened.queryCode });
    await behind.close();
    // then
    expect(answers).toEqual([...Array<number>(throttleRule.wrong).fill(404), 429]);
    expect([right.status, code.status]).toEqual([429, 200]);
  });

  it('should count attempts to rate as well', async () => {
    await alone(async one => {
      const attempt = () =>
        refused(
          one.visitor().call('rateCase', { body: { id: v7(), proof: { queryCode: 'AAAABBBBCCCC' }, level: 1, tags: [], comment: '' } }),
        );
      const codes = [];
      for (let n = 0; n <= throttleRule.wrong; n++) codes.push((await attempt()).status);
      expect(codes.at(-1)).toBe(429);
    });
  });
});

describe('rating', () => {
  it('should be given once, of five levels, and show in the case to the staff, the words to those who may read them', async () => {
    // given
    const opened = await finished();
    const params = { caseId: opened.caseId };
    // when
    const rated = await rate(byCode(opened), { level: 4, tags: ['quick'], comment: ' 办得快，13800138000 随时联系 ' });
    const again = await refused(rate(byCode(opened), { level: 1 }));
    // then
    expect([rated.rating?.level, rated.mayRate]).toEqual([4, false]);
    expect(JSON.stringify(rated)).not.toContain('办得快');
    expect([again.status, again.code]).toEqual([409, 'rated-already']);
    const seen = await window.call('getCase', { params });
    expect(seen.rating).toMatchObject({ level: 4, tags: ['quick'], comment: '办得快，13800138000 随时联系' });
    const office = await (await as('liuyang')).call('getCase', { params });
    expect(office.rating?.comment).toBe('办得快，138****8000 随时联系');
    const { entries } = await window.call('getJournal', { params });
    expect(entries.at(-1)).toMatchObject({ commandType: 'rate-case', actor: { name: '申请人' } });
  });

  it('should count once when it is sent twice', async () => {
    // given
    const opened = await finished();
    const id = v7();
    // when
    const [first, second] = [await rate(byCode(opened), { id }), await rate(byCode(opened), { id })];
    // then
    expect(second).toEqual(first);
    const rows = await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader =>
      reader.select('select level from rating where tenant = ? and case_id = ?', ['heshan', opened.caseId]),
    );
    expect(rows).toHaveLength(1);
  });

  it('should wait for the end of the case', async () => {
    const opened = await register(window);
    const early = await refused(rate(byCode(opened)));
    expect([early.status, early.code]).toEqual([409, 'rating-too-early']);
  });

  it('should ask for the proof, from staff too', async () => {
    const opened = await finished();
    const proof: Proof = { number: opened.number, lastFour: '9999' };
    const staff = window.call('rateCase', { body: { id: v7(), proof, level: 5, tags: [], comment: '' } });
    expect((await refused(staff)).code).toBe('proof-not-fitting');
    expect((await look(byCode(opened))).rating).toBeNull();
  });
});

describe('guides', () => {
  it('should list the items of every centre, and find them by pinyin', async () => {
    const visitor = server.visitor();
    const all = await visitor.call('listPublicItems', {});
    const found = await visitor.call('listPublicItems', { query: { centre: 'heshan', q: 'SPJY' } });
    expect(all.centres[0]).toMatchObject({ id: 'heshan', title: { zh: '赫山区政务服务中心' }, phone: '0737-4420000' });
    expect(all.rows.length).toBeGreaterThanOrEqual(6);
    expect(found.rows.map(({ id }) => id)).toEqual(['food-business-new']);
  });

  it('should tell everything one has to know before applying', async () => {
    const guide = await server.visitor().call('getPublicItem', { params: { centre: 'heshan', itemId: 'food-business-new' } });
    expect(guide.result?.zh).toBe('食品经营许可证');
    expect(guide.steps.map(({ title, days }) => [title.zh, days])).toEqual([
      ['收件', null],
      ['形式审查', null],
      ['受理', null],
      ['承办', 2],
      ['审核', 1],
      ['批准', 1],
      ['作出决定', null],
      ['送达结果', 1],
      ['办结', null],
    ]);
    expect(guide.questions.map(({ zh }) => zh)).toContain('经营场所');
    expect(guide.item.unitTitle.zh).toBe('区市场监督管理局');
  });

  it('should know nothing of centres and items that are not there', async () => {
    const visitor = server.visitor();
    for (const params of [
      { centre: 'heshan', itemId: 'nothing' },
      { centre: 'nowhere', itemId: 'food-business-new' },
    ])
      expect((await refused(visitor.call('getPublicItem', { params }))).status).toBe(404);
    expect((await visitor.call('listPublicItems', { query: { centre: 'nowhere' } })).rows).toEqual([]);
  });
});
