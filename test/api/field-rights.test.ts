import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { at } from '../support/centre.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { complete, discard, putInForce, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

type Draft = AnswerOf<'getPackDraft'>;
interface Body {
  readonly pack: { bpmn: string; forms: Record<string, unknown> };
  readonly golden: { scenarios: Record<string, unknown> };
}

const field = (name: string, title: string, more: object = {}) => ({
  'x-id': `f_handle_${name}`,
  title,
  type: 'string',
  minLength: 1,
  maxLength: 100,
  ...more,
});
/** One form for the handler and the reviewer. */
const form = {
  title: { zh: '承办与审核', en: 'Handling and review' },
  schema: {
    type: 'object',
    title: '承办与审核',
    properties: {
      result: field('result', '结论'),
      opinion: field('opinion', '承办意见'),
      source: field('source', '线索来源'),
      fee: field('fee', '费用', { type: 'integer', 'x-money': true, minLength: undefined, maxLength: undefined }),
      total: field('total', '合计', {
        type: 'integer',
        'x-money': true,
        'x-value': '= fee * 2',
        minLength: undefined,
        maxLength: undefined,
      }),
      note: field('note', '审核说明'),
    },
    required: ['result', 'opinion'],
    additionalProperties: false,
  },
  ui: {},
};
const secret = '群众匿名举报';
const handled = { result: 'pass', opinion: '符合条件。', source: secret, fee: 12_345 };
/** What the reviewer may do: see two fields, not a third, and give the reasons. */
const rights = 'read="f_handle_opinion f_handle_fee" hide="f_handle_source" required="f_handle_note"';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(['sqlite', 'postgresql'] as const)('rights on the fields of a step, on %s', dialect => {
  let server: TestServer;
  let clerk: Visitor;
  let handler: Visitor;
  let reviewer: Visitor;
  const params = { packId: 'promised' };

  /** Publishes the promised pack with handler and reviewer at one form. */
  async function publish(admin: Visitor, given: string): Promise<void> {
    const draft = await admin.call('getPackDraft', { params });
    const body = structuredClone(draft.body) as unknown as Body;
    body.pack.forms.handle = JSON.parse(JSON.stringify(form));
    body.pack.bpmn = body.pack.bpmn
      .replaceAll('data.review.result', 'data.handle.result')
      .replace(
        /(<bpmn:userTask id="review"[^>]*)bj:form="(?:review|handle)"([^>]*>\s*<bpmn:extensionElements>)(?:<bj:fields[^>]*>)?/,
        `$1bj:form="handle"$2<bj:fields ${given} />`,
      );
    for (const id of Object.keys(body.golden.scenarios)) delete body.golden.scenarios[id];
    const kept = await admin.call('savePackDraft', { params, body: { version: draft.version, body: body as unknown as Draft['body'] } });
    expect(kept.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    await discard(admin, params.packId);
    await putInForce(server, 'heshan', 'promised', kept.body);
  }

  /** A case that waits for the reviewer. */
  async function reviewed(answers: object = handled): Promise<string> {
    const { caseId } = await register(clerk);
    await complete(clerk, caseId, 'check');
    const row = (await handler.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    await handler.call('completeTask', {
      params: { caseId },
      body: { id: v7(), task: row.task, version: row.version, answers: { ...answers } },
    });
    return caseId;
  }
  const rowOf = async (caseId: string) => (await reviewer.call('listTasks')).rows.find(one => one.caseId === caseId)!;
  const viewOf = async (caseId: string) => reviewer.call('getTask', { params: { caseId, taskId: (await rowOf(caseId)).task } });
  async function send(caseId: string, answers: Record<string, unknown>) {
    const { task, version } = await rowOf(caseId);
    return reviewer.call('completeTask', { params: { caseId }, body: { id: v7(), task, version, answers } });
  }
  /** What the case holds of the form. */
  async function stored(caseId: string): Promise<unknown> {
    const state = await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader => reader.findCase(caseId));
    return state!.data.findLast(({ schema }) => schema === 'handle')!.answers;
  }

  beforeAll(async () => {
    const url = dialect === 'postgresql' ? { url: postgres.createDatabase('rights') } : {};
    server = await startServer({ moment: at('2026-11-23', '09:30'), ...url });
    [clerk, handler, reviewer] = [await server.as('wangfang'), await server.as('liqiang'), await server.as('chenjing')];
    await publish(await server.as('huangmei'), rights);
  });
  afterAll(() => server.close());

  it('should send the page its rights and what it may see, and nothing hidden', async () => {
    // given
    const caseId = await reviewed();
    // when
    const view = await viewOf(caseId);
    // then
    expect(view.rights).toEqual({
      read: ['f_handle_opinion', 'f_handle_fee'],
      hide: ['f_handle_source'],
      required: ['f_handle_note'],
    });
    expect(view.answers).toEqual({ result: 'pass', opinion: '符合条件。', fee: 12_345, total: 24_690 });
    expect(JSON.stringify(view)).not.toContain(secret);
  });

  it('should keep what may not be written, whatever is sent, and compute anew', async () => {
    // given
    const caseId = await reviewed();
    // when
    await send(caseId, { result: 'again', opinion: '改掉', source: '改掉', fee: 1, total: 1, note: '复核无误。' });
    // then
    expect(await stored(caseId)).toEqual({ ...handled, result: 'again', total: 24_690, note: '复核无误。' });
  });

  it('should keep what may not be written where it is not sent at all, or was never answered', async () => {
    // given
    const { source: _source, fee: _fee, ...little } = handled;
    const [whole, sparse] = [await reviewed(), await reviewed(little)];
    // when
    await send(whole, { result: 'pass', note: '同意。' });
    await send(sparse, { result: 'pass', source: '塞入', fee: 9, note: '同意。' });
    // then
    expect(await stored(whole)).toEqual({ ...handled, total: 24_690, note: '同意。' });
    expect(await stored(sparse)).toEqual({ ...little, note: '同意。' });
  });

  it('should refuse without what the step asks for, say where, and lose nothing', async () => {
    // given
    const caseId = await reviewed();
    // when
    const problem = await refused(send(caseId, { result: 'pass' }));
    const empty = await refused(send(caseId, { result: 'pass', note: '' }));
    // then
    expect(problem).toMatchObject({ status: 422, code: 'answers-not-valid', errors: [{ pointer: '/answers/note' }] });
    expect(problem.errors![0]!.message.zh).toContain('审核说明');
    expect(empty).toMatchObject({ status: 422, errors: [{ pointer: '/answers/note' }] });
    expect(await stored(caseId)).toEqual({ ...handled, total: 24_690 });
  });

  it('should not bring hidden answers back by a draft', async () => {
    // given
    const caseId = await reviewed();
    const { task } = await rowOf(caseId);
    await reviewer.call('saveDraft', {
      params: { key: `task:${caseId}:${task}` },
      body: { answers: { result: 'again', note: '半句', source: '塞入', opinion: '塞入' } },
    });
    // when
    const view = await viewOf(caseId);
    await send(caseId, view.answers);
    // then
    expect(view.answers).toMatchObject({ note: '半句', opinion: '符合条件。' });
    expect(view.answers).not.toHaveProperty('source');
    expect(await stored(caseId)).toEqual({ ...handled, result: 'again', total: 24_690, note: '半句' });
  });

  it('should leave names of the prototype alone', async () => {
    // given
    const caseId = await reviewed();
    const { task, version } = await rowOf(caseId);
    const body = `{"id":"${v7()}","task":"${task}","version":${version},"answers":{"result":"pass","note":"好","__proto__":{"source":"x"},"constructor":{"source":"x"}}}`;
    // when
    const response = await reviewer.fetch(`/api/cases/${caseId}/commands/complete-task`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.address },
      body,
    });
    // then
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await stored(caseId)).toEqual({ ...handled, total: 24_690 });
  });

  it('should let only what is listed be written, once there is a list', async () => {
    // given
    await publish(await server.as('huangmei'), 'write="f_handle_note"');
    const caseId = await reviewed();
    // when
    const view = await viewOf(caseId);
    await send(caseId, { result: 'again', opinion: '改掉', source: '改掉', fee: 1, note: '同意。' });
    // then
    expect(view.rights).toEqual({ write: ['f_handle_note'] });
    expect(view.answers).toMatchObject({ source: secret });
    expect(await stored(caseId)).toEqual({ ...handled, total: 24_690, note: '同意。' });
  });

  it('should hold an earlier case to the rights it was registered with', async () => {
    // given
    const caseId = await reviewed();
    // when
    await publish(await server.as('huangmei'), 'hide="f_handle_source f_handle_opinion"');
    // then
    expect((await viewOf(caseId)).rights).toEqual({ write: ['f_handle_note'] });
  });
});
