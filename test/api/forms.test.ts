import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadValidate } from '#forms/render/load.ts';
import { createJudge } from '#forms/schema/judge.ts';
import { complete, refused, register, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let designer: Visitor;

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
  designer = await server.as('huangmei');
});
afterAll(() => server.close());

const getItem = () => window.call('getItem', { params: { itemId: 'food-business-new' } });
const importText = (text: string) => import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
const answersOf = async (caseId: string) => {
  const state = await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader => reader.findCase(caseId));
  return state!.data.map(({ answers }) => answers);
};
const drawn = {
  schema: { type: 'object', properties: { name: { type: 'string', title: '姓名', 'x-id': 'f_name', minLength: 2 } } },
  ui: {},
};

describe('validators as modules (校验模块)', () => {
  it('should judge in the browser as the server does', async () => {
    // given
    const { form } = await getItem();
    const response = await window.fetch(form.validator);
    const text = await response.text();
    // when
    const judge = createJudge(form, await loadValidate(form.validator, () => importText(text)));
    const answers = { operatorName: '老码头', contactMobile: '1' };
    const found = judge(answers, { now: 0, roots: {}, codes: { find: () => undefined } });
    const problem = await refused(window.call('openCase', { body: { ...(await registration(window)), answers } }));
    // then
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(text).not.toMatch(/\beval\b|new Function|\bimport\b/);
    expect(problem.errors).toEqual(found.errors.map(({ pointer, message }) => ({ pointer: `/answers${pointer}`, message })));
    expect(found.errors.length).toBeGreaterThan(3);
  });

  it('should be there for the applicant forms too, and not be sent twice', async () => {
    const { applicantForms } = await getItem();
    for (const { validator } of Object.values(applicantForms)) {
      const response = await window.fetch(validator);
      expect(response.status).toBe(200);
      const again = await window.fetch(validator, { headers: { 'if-none-match': response.headers.get('etag')! } });
      expect(again.status).toBe(304);
    }
  });

  it('should not exist for whoever may not read the form', async () => {
    const { form, applicantForms } = await getItem();
    const nobody = server.visitor();
    for (const path of [form.validator, applicantForms.person.validator]) expect((await nobody.fetch(path)).status).toBe(404);
    const made = form.validator.replace(/\.js.*$/, '');
    for (const path of [
      '/validators/system/nothing.js',
      '/validators/system/constructor.js',
      '/validators/draft/0000.js',
      `${made}x.js`,
      `${made}.json`,
      '/validators/0123456789/application.js',
      '/validators/..%2f..%2fetc/passwd.js',
    ])
      expect((await window.fetch(path)).status, path).toBe(404);
  });
});

describe('answers as they are stored (入库答案)', () => {
  it('should be freed of what nobody sees, and the same command sent again be the same', async () => {
    // given
    const body = await registration(window);
    const sent = { ...body, answers: { ...body.answers, operatorName: '老\u200b码头\u202e' } };
    // when
    const opened = await window.call('openCase', { body: sent });
    const again = await window.call('openCase', { body: sent });
    // then
    expect(again).toEqual(opened);
    expect((await answersOf(opened.caseId))[0]).toEqual({ ...body.answers, operatorName: '老码头' });
  });

  it('should be the same for a task sent twice', async () => {
    // given
    const { caseId } = await register(window);
    const row = (await window.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    const call = () =>
      window.call('completeTask', {
        params: { caseId },
        body: { id: 'judged-twice', task: row.task, version: row.version, answers: { result: 'accept', opinion: '材料\u200b齐全' } },
      });
    // when
    const [first, second] = [await refusedOr(call()), await refusedOr(call())];
    // then
    expect(second).toEqual(first);
    expect(JSON.stringify(await answersOf(caseId))).not.toContain('\u200b');
  });

  it('should leave what looks like an expression as it is', async () => {
    const body = await registration(window);
    const operatorName = `$${'{environment.variables.secret}'} {{1+1}} =applicant.name`;
    const { caseId } = await window.call('openCase', { body: { ...body, answers: { ...body.answers, operatorName } } });
    expect((await answersOf(caseId))[0]!.operatorName).toBe(operatorName);
  });

  it('should be refused above 1 MB with a sentence, and the draft stay', async () => {
    // given
    const key = 'item:food-business-new';
    await window.call('saveDraft', { params: { key }, body: { answers: { answers: { operatorName: '老码头' } } } });
    const body = await registration(window);
    // when
    const problem = await refused(
      window.call('openCase', { body: { ...body, answers: { ...body.answers, operatorName: '长'.repeat(400_000) } } }),
    );
    // then
    expect(problem).toMatchObject({ status: 413, message: { zh: '提交的内容超过 1 MB。请减少内容后再提交。' } });
    expect((await window.call('getDraft', { params: { key } })).answers).toEqual({ answers: { operatorName: '老码头' } });
  });

  it('should name unknown fields', async () => {
    const body = await registration(window);
    const problem = await refused(window.call('openCase', { body: { ...body, answers: { ...body.answers, ghost: 1 } } }));
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/answers/ghost']);
  });

  const refusedOr = (call: Promise<unknown>) => call.catch((thrown: { problem?: unknown }) => thrown.problem);
});

describe('a step (待办)', () => {
  it('should say what its rules may read, masked for nobody who works on it', async () => {
    const { caseId } = await register(window);
    const row = (await window.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    const view = await window.call('getTask', { params: { caseId, taskId: row.task } });
    expect(view.rights).toBeNull();
    expect(view.form?.validator).toMatch(/^\/validators\/[\w-]+\/check\.js\?v=/);
    expect(view.roots).toMatchObject({ applicant: { name: '吴大伟' }, centre: { id: 'heshan' }, case: { intakeType: expect.any(String) } });
    await complete(window, caseId, 'check');
  });

  it('should be read at intake without a case', async () => {
    const { roots } = await getItem();
    expect(roots).toMatchObject({ case: null, applicant: null, centre: { id: 'heshan' }, service: { id: 'food-business-new' } });
  });
});

describe('a form being drawn (草稿表单)', () => {
  it('should be compiled, and its module be there for who draws', async () => {
    // when
    const { url, problems } = await designer.call('compileForm', { body: drawn });
    // then
    expect(problems).toEqual([]);
    const response = await designer.fetch(url!);
    const validate = await loadValidate(url!, async () => importText(await response.text()));
    expect(validate({ name: '王' })).toBe(false);
    expect(validate({ name: '王芳' })).toBe(true);
    expect((await window.fetch(url!)).status).toBe(404);
  });

  it('should tell its problems instead', async () => {
    const bad = { ...drawn, schema: { type: 'object', properties: { Name: { type: 'text' } } } };
    const { url, problems } = await designer.call('compileForm', { body: bad });
    expect(url).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  const doubled = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`a${at}`, { allOf: [{ $ref: `#/$defs/a${at + 1}` }, { $ref: `#/$defs/a${at + 1}` }] }]),
  );
  it.each([
    [
      'a bomb of references',
      { type: 'object', properties: {}, $defs: { ...doubled, a30: { type: 'string' } }, allOf: [{ $ref: '#/$defs/a0' }] },
    ],
    ['a reference to itself', { type: 'object', properties: {}, $ref: '#' }],
    ['a reference to elsewhere', { type: 'object', properties: { a: { $ref: 'http://169.254.169.254/' } } }],
    [
      '20,000 fields',
      { type: 'object', properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, { type: 'string' }])) },
    ],
    [
      'a pattern that could run for ever',
      { type: 'object', properties: { a: { type: 'string', title: '甲', 'x-id': 'f', pattern: '(?=a)(a+)+$' } } },
    ],
    ['rules in a circle', { type: 'object', properties: { a: { type: 'string', title: '甲', 'x-id': 'f', 'x-visible': 'a = "1"' } } }],
  ])('should be refused within a second of work: %s', async (_, schema) => {
    await designer.call('compileForm', { body: drawn });
    const began = process.cpuUsage();
    const { url, problems } = await designer.call('compileForm', { body: { schema, ui: {} } });
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1_000);
    expect(url).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('should not be compiled without end', async () => {
    const other = await server.as('masong');
    const one = () => refusedOr(other.call('compileForm', { body: { schema: { type: 'x' }, ui: {} } }));
    const found = [];
    for (let nth = 0; nth < 61; nth++) found.push(await one());
    expect(found.at(-1)).toMatchObject({ status: 429 });
    expect(found.slice(0, 60).every(answer => !(answer instanceof Object && 'status' in answer))).toBe(true);
  });

  const refusedOr = (call: Promise<unknown>) => call.catch((thrown: { problem?: unknown }) => thrown.problem);
});
