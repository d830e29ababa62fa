import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import { isBarred } from '#engine/verbs/applicant.ts';
import type { Case } from '../cases/legal.ts';
import { clockRule, openCase, release } from '../cases/legal.ts';
import { compile, model } from '../execution/model.ts';
import { act, cast, countersign, lastEvents, list, openAt, openTask, seats, taskAt } from './people.ts';

const transfer = (one: Case, account: string, to: string, reason?: string) => act(one, account, { type: 'transfer-task', to }, reason);

describe('transfer (转办)', () => {
  it('should have another do it instead, who passed it on is out of it', async () => {
    // given
    const one = await openTask('');
    act(one, 'liqiang', { type: 'claim-task' });
    // when
    transfer(one, 'liqiang', 'zhaomin', '出差');
    // then
    expect(taskAt(one)).toMatchObject({ holder: 'zhaomin', chain: ['liqiang'] });
    expect(one.events('task-transferred')).toMatchObject([{ by: 'liqiang', from: 'liqiang', to: 'zhaomin', private: { reason: '出差' } }]);
    expect(act(one, 'liqiang', { type: 'complete-task', answers: {} })?.code).toBe('task-held');
    act(one, 'zhaomin', { type: 'complete-task', answers: { result: 'agree' } });
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should let a candidate pass on what nobody has claimed', async () => {
    const one = await openTask('');
    transfer(one, 'liqiang', 'zhaomin');
    expect(one.events('task-transferred')).toMatchObject([{ by: 'liqiang', from: null, to: 'zhaomin' }]);
  });

  it('should allow ping-pong, keep the chain and mark it (来回转办)', async () => {
    const one = await openTask('');
    transfer(one, 'liqiang', 'zhaomin');
    transfer(one, 'zhaomin', 'liqiang');
    transfer(one, 'liqiang', 'zhouwei');
    expect(one.events('task-transferred').map(({ to, chain, again }) => [to, chain, again])).toEqual([
      ['zhaomin', ['liqiang'], undefined],
      ['liqiang', ['liqiang', 'zhaomin'], true],
      ['zhouwei', ['liqiang', 'zhaomin', 'liqiang'], undefined],
    ]);
  });

  it('should refuse oneself, somebody out of post, and a transfer without the reason the step requires', async () => {
    const one = await openTask('<bj:verbs opinion="required"/>');
    expect(
      [transfer(one, 'liqiang', 'liqiang', 'x'), transfer(one, 'liqiang', 'gone', 'x'), transfer(one, 'liqiang', 'zhaomin', ' ')].map(
        one => one?.code,
      ),
    ).toEqual(['to-self', 'assignee-unknown', 'reason-missing']);
  });

  it('should not reset the step clock', async () => {
    const xml = model('<startEvent id="s"/><userTask id="a" bj:limit="3wd"/>', 's>a');
    const step = clockRule({ id: 'step', per: 'step', length: { text: '1', feel: false } });
    const one = openCase([await release(xml, { roles: {}, clocks: [step] })], '2026-03-02T09:00');
    const before = one.state().clocks;
    one.session.now = readLocal('2026-03-03T09:00')!;
    transfer(one, 'liqiang', 'zhaomin');
    expect(one.state().clocks).toEqual(before);
    expect(lastEvents(one)).toEqual(['task-transferred']);
  });

  it('should move only my seat of a countersign, and only on my turn', async () => {
    // given
    const one = await openTask(countersign('order', ['liqiang', 'zhaomin']));
    // when
    const early = transfer(one, 'zhaomin', 'zhouwei');
    const signer = transfer(one, 'liqiang', 'zhaomin');
    transfer(one, 'liqiang', 'zhouwei');
    // then
    expect([early?.code, signer?.code]).toEqual(['not-your-turn', 'already-signer']);
    expect(seats(one)).toEqual(['zhouwei open', 'zhaomin waiting']);
    expect(taskAt(one)).toMatchObject({ holder: null, candidates: ['person:zhouwei'], chain: ['liqiang'] });
    expect(cast(one, 'liqiang+')).toBe('not-a-candidate');
    cast(one, 'zhouwei+', 'zhaomin+');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should let me pass my part on beside people I added in parallel, not while some are to act after me', async () => {
    const [parallel, after] = [await openTask(''), await openTask('')];
    act(parallel, 'liqiang', { type: 'add-signers', place: 'parallel', who: ['zhaomin'] });
    act(after, 'liqiang', { type: 'add-signers', place: 'after', who: ['zhaomin'] });
    expect(transfer(parallel, 'liqiang', 'zhouwei')).toBeUndefined();
    expect(seats(parallel)).toEqual(['zhouwei open', 'zhaomin open']);
    expect(transfer(after, 'liqiang', 'zhouwei')?.code).toBe('signers-pending');
  });

  it('should keep the applicant out: of a countersign that draws the line, and of every step of a case that was not opened at a window', async () => {
    // wangfang opened the case, at a window
    const drawn = await openTask(countersign('all', ['liqiang', 'zhaomin'], 'whenApplicant="skip"'));
    const plain = await openTask('');
    expect(transfer(drawn, 'liqiang', 'wangfang')?.code).toBe('to-applicant');
    expect(transfer(plain, 'liqiang', 'wangfang')).toBeUndefined();
    const { elements } = await compile(model('<startEvent id="s"/><userTask id="a"/>', 's>a'));
    expect(isBarred({ openedBy: 'wangfang', window: null }, elements.a!, 'wangfang')).toBe(true);
    expect(isBarred({ openedBy: 'wangfang', window: null }, elements.a!, 'liqiang')).toBe(false);
  });
});

describe('delegation (委派)', () => {
  const delegate = (one: Case, account: string, to: string) => act(one, account, { type: 'delegate-task', to });
  const answer = (one: Case, account: string, opinion = '建议同意', answers?: Record<string, unknown>) =>
    act(one, account, { type: 'answer-delegation', opinion, ...(answers ? { answers } : {}) });
  const complete = (one: Case, account: string) => act(one, account, { type: 'complete-task', answers: { result: 'agree' } });

  it('should give an opinion and come back to who delegated, who decides', async () => {
    // given
    const one = await openTask('');
    delegate(one, 'liqiang', 'zhaomin');
    expect(taskAt(one)).toMatchObject({ holder: 'zhaomin', delegatedBy: ['liqiang'] });
    // when
    const decided = complete(one, 'zhaomin');
    answer(one, 'zhaomin', '建议同意', { site: 'ok' });
    // then
    expect(decided?.code).toBe('task-delegated');
    expect(taskAt(one)).toMatchObject({ holder: 'liqiang', delegatedBy: [] });
    expect(one.state().data.at(-1)).toMatchObject({ form: 'review@zhaomin', answers: { site: 'ok', opinion: '建议同意' } });
    complete(one, 'liqiang');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should nest, and come back one by one; who waits for the answer is not asked', async () => {
    const one = await openTask('');
    delegate(one, 'liqiang', 'zhaomin');
    delegate(one, 'zhaomin', 'zhouwei');
    expect(delegate(one, 'zhouwei', 'liqiang')?.code).toBe('delegation-circle');
    answer(one, 'zhouwei');
    expect(taskAt(one)).toMatchObject({ holder: 'zhaomin', delegatedBy: ['liqiang'] });
    expect(complete(one, 'zhaomin')?.code).toBe('task-delegated');
    answer(one, 'zhaomin');
    expect(taskAt(one).holder).toBe('liqiang');
  });

  it('should leave a delegate only the answer: no release, no transfer, no added signers, no assigning', async () => {
    const one = await openTask('');
    delegate(one, 'liqiang', 'zhaomin');
    const codes = [
      act(one, 'zhaomin', { type: 'release-task' }),
      act(one, 'zhaomin', { type: 'transfer-task', to: 'zhouwei' }),
      act(one, 'zhaomin', { type: 'add-signers', place: 'before', who: ['zhouwei'] }),
      act(one, 'zhaomin', { type: 'assign-task', to: 'liuyang' }),
      act(one, 'liqiang', { type: 'complete-task', answers: {} }),
    ].map(rejection => rejection?.code);
    expect(codes).toEqual(['task-delegated', 'task-delegated', 'task-delegated', 'not-a-candidate', 'task-held']);
  });

  it('should end with a supervisor assigning the task, to whom it then belongs', async () => {
    const one = await openTask('');
    delegate(one, 'liqiang', 'zhaomin');
    act(one, 'chenjing', { type: 'assign-task', to: 'zhouwei' });
    expect(taskAt(one)).toMatchObject({ holder: 'zhouwei', delegatedBy: [] });
    expect(complete(one, 'zhouwei')).toBeUndefined();
  });

  it('should refuse an answer nobody asked for or without words, and delegating a part of a countersign', async () => {
    const [one, seated] = [await openTask(''), await openTask(countersign('all', ['liqiang', 'zhaomin']))];
    expect(answer(one, 'liqiang')?.code).toBe('task-not-delegated');
    delegate(one, 'liqiang', 'zhaomin');
    expect(answer(one, 'zhaomin', ' ')?.code).toBe('opinion-missing');
    expect(delegate(seated, 'liqiang', 'zhouwei')?.code).toBe('task-seated');
  });
});

describe('a task that came back to its person (原办理人)', () => {
  const xml = model(
    `<startEvent id="s"/><userTask id="first"><extensionElements><bj:assignment rule="role" role="handler"/></extensionElements></userTask>
     <userTask id="b"><extensionElements><bj:assignment rule="person" role="${list('huangmei', 'zhouwei')}"/></extensionElements></userTask>`,
    's>first',
    'first>b',
  );
  const leave = (one: Case, account: string) => {
    const { organisation } = one.session;
    Object.assign(one.session, { organisation: { ...organisation, posts: organisation.posts.filter(post => post.account !== account) } });
  };
  /** zhaomin does the first step, huangmei returns the case from the second. */
  const returned = async (resume: 'in-order' | 'straight-back', before: (one: Case) => void = () => {}) => {
    const one = openCase([await release(xml)], '2026-03-02T09:00');
    one.complete('first', 'zhaomin');
    before(one);
    const { id, version } = taskAt(one, 'b');
    const command = { type: 'return-task', task: id, version, target: { to: 'previous' }, resume, reason: '材料有误' } as const;
    expect(one.give('huangmei', command)).toBeUndefined();
    return one;
  };

  it('should go to who did it while in post, else by the rule', async () => {
    const [there, gone] = [await returned('in-order'), await returned('in-order', one => leave(one, 'zhaomin'))];
    expect(taskAt(there, 'first')).toMatchObject({ candidates: ['person:zhaomin'], why: '退回或撤回，由原办理人办理' });
    expect(taskAt(gone, 'first').candidates).toEqual(['handler']);
  });

  it('should go straight back to who returned it, by the rule where they have left since', async () => {
    const [there, gone] = [await returned('straight-back'), await returned('straight-back')];
    leave(gone, 'huangmei');
    for (const one of [there, gone]) one.complete('first', 'zhaomin');
    expect(taskAt(there, 'b').candidates).toEqual(['person:huangmei']);
    expect(taskAt(gone, 'b').candidates).toEqual(['person:zhouwei']);
  });
});
