import { describe, expect, it } from 'vitest';
import { cardinality, instances } from '../execution/drawing.ts';
import { type Case, openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { give, openModel, user } from './moves.ts';
import { type About, act, cast, countersign, openAt, openTask, seats, taskAt } from './people.ts';

const add = (one: Case, account: string, place: 'before' | 'after' | 'parallel', who: string[], method?: 'all' | 'any' | 'order') =>
  act(one, account, { type: 'add-signers', place, who, ...(method ? { method } : {}) });
const complete = (one: Case, account: string, answers: Record<string, unknown> = { result: 'agree' }) =>
  act(one, account, { type: 'complete-task', answers });
const remove = (one: Case, account: string, signer: string) => {
  const seat = taskAt(one).seats?.find(one => one.account === signer)?.id ?? 'none';
  return act(one, account, { type: 'remove-signer', seat });
};
const ordinary = (verbs = '') => openTask(verbs);

describe('adding signers (加签) to an ordinary task', () => {
  it('should let those before (前加签) act first, then come back to the holder, whose result stands', async () => {
    // given
    const one = await ordinary();
    act(one, 'liqiang', { type: 'claim-task' });
    // when
    add(one, 'liqiang', 'before', ['zhaomin', 'zhouwei']);
    // then
    expect(taskAt(one)).toMatchObject({ holder: null, candidates: ['person:zhaomin', 'person:zhouwei'] });
    expect(complete(one, 'liqiang')?.code).toBe('not-your-turn');
    cast(one, 'zhaomin+', 'zhouwei0');
    expect(taskAt(one).candidates).toEqual(['person:liqiang']);
    complete(one, 'liqiang', { result: 'agree', note: '情况属实' });
    expect(openAt(one)).toEqual(['yes']);
    expect(one.state().data.at(-1)).toMatchObject({ form: 'review', answers: { result: 'agree', note: '情况属实' } });
  });

  it('should end only after those after (后加签), and never come back', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'after', ['zhaomin', 'zhouwei'], 'order');
    expect(taskAt(one).candidates).toEqual(['person:liqiang']);
    complete(one, 'liqiang');
    expect(taskAt(one).candidates).toEqual(['person:zhaomin']);
    expect(complete(one, 'liqiang')?.code).toBe('already-voted');
    cast(one, 'zhaomin+', 'zhouwei+');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should have those in parallel (并加签) act in the same round', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'parallel', ['zhaomin']);
    expect(taskAt(one).candidates).toEqual(['person:liqiang', 'person:zhaomin']);
    complete(one, 'liqiang');
    cast(one, 'zhaomin+');
    expect(openAt(one)).toEqual(['yes']);
  });

  it.each(['before', 'after', 'parallel'] as const)('should refuse the node with the refusal of a signer added %s', async place => {
    const one = await ordinary();
    add(one, 'liqiang', place, ['zhaomin']);
    if (place === 'after') complete(one, 'liqiang', { result: 'agree', note: '同意' });
    cast(one, 'zhaomin-');
    expect(openAt(one)).toEqual(['no']);
    expect(one.state().data.at(-1)?.answers).toMatchObject({ result: 'refuse' });
  });

  describe('whose form says yes and no in words of its own', () => {
    const forms = { review: { properties: { result: { oneOf: [{ const: 'pass' }, { const: 'return' }] } } } };
    const drawn = model(
      `<startEvent id="s"/><userTask id="a" bj:form="review"/><exclusiveGateway id="g" default="g_yes"/>${user('yes')}${user('no')}`,
      's>a',
      'a>g',
      'g>no: data.review.result = "return"',
      'g>yes',
    );
    const reviewed = async () => openCase([await release(drawn, { roles: {}, forms })], '2026-03-02T09:00');

    it.each(['before', 'after', 'parallel'] as const)(
      'should refuse the node in such a word when a signer added %s refuses',
      async place => {
        // given
        const one = await reviewed();
        add(one, 'liqiang', place, ['zhaomin']);
        if (place === 'after') complete(one, 'liqiang', { result: 'pass', note: '同意' });
        // when
        cast(one, 'zhaomin-');
        // then
        expect([openAt(one), one.state().data.at(-1)?.answers.result]).toEqual([['no'], 'return']);
      },
    );

    it("should refuse with the holder's own word, count it as a refusal, and not ask those after them", async () => {
      // given
      const one = await reviewed();
      add(one, 'liqiang', 'after', ['zhaomin']);
      // when
      complete(one, 'liqiang', { result: 'return' });
      // then
      expect([openAt(one), one.state().data.at(-1)?.answers.result]).toEqual([['no'], 'return']);
      expect(one.state().trail.at(-1)?.seats).toMatchObject([{ vote: 'refuse' }, { status: 'void' }]);
    });
  });

  it.each(['before', 'after', 'parallel'] as const)('should be advice %s a step whose form has no word for no', async place => {
    // given
    const forms = { review: { properties: { result: { oneOf: [{ const: 'pass' }, { const: 'supplement' }] } } } };
    const drawn = model(`<startEvent id="s"/><userTask id="a" bj:form="review"/>${user('next')}`, 's>a', 'a>next');
    const one = await openCase([await release(drawn, { roles: {}, forms })], '2026-03-02T09:00');
    add(one, 'liqiang', place, ['zhaomin']);
    const decideNow = () => complete(one, 'liqiang', { result: 'supplement', note: '补正' });
    if (place === 'after') decideNow();
    // when
    cast(one, 'zhaomin-');
    if (place !== 'after') decideNow();
    // then
    expect([openAt(one), one.state().data.at(-1)?.answers.result]).toEqual([['next'], 'supplement']);
    expect(one.state().trail.at(-1)?.seats).toMatchObject([{ account: 'liqiang' }, { account: 'zhaomin', vote: 'refuse' }]);
  });

  it('should take it for advice where the step says so', async () => {
    const one = await openTask('<bj:verbs addedRefusal="advise"/>');
    add(one, 'liqiang', 'before', ['zhaomin']);
    cast(one, 'zhaomin-');
    complete(one, 'liqiang');
    expect(openAt(one)).toEqual(['yes']);
  });

  it("should refuse with the holder's own refusal, and not ask those after them", async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'after', ['zhaomin']);
    complete(one, 'liqiang', { result: 'refuse' });
    expect(openAt(one)).toEqual(['no']);
    expect(
      one
        .state()
        .trail.at(-1)
        ?.seats?.map(({ status }) => status),
    ).toEqual(['done', 'void']);
  });

  it("should keep the holder's result, whatever those after them fill in", async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'after', ['zhaomin']);
    complete(one, 'liqiang', { result: 'agree', note: '同意' });
    act(one, 'zhaomin', { type: 'cast-vote', vote: 'agree', answers: { result: 'later', fire: 'ok' } });
    expect(openAt(one)).toEqual(['yes']);
    expect(one.state().data.at(-1)?.answers).toEqual({ result: 'agree', note: '同意', fire: 'ok' });
  });

  it('should ask the holder to complete, and the added to vote', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'parallel', ['zhaomin']);
    expect([complete(one, 'zhaomin')?.code, cast(one, 'liqiang+')]).toEqual(['vote-expected', 'vote-unasked']);
  });
});

describe('who may add whom', () => {
  it('should refuse somebody who takes part already, oneself, strangers, and nobody at all', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']));
    const codes = [['zhaomin'], ['liqiang'], ['stranger'], []].map(who => add(one, 'liqiang', 'before', who)?.code);
    expect(codes).toEqual(['already-signer', 'to-self', 'assignee-unknown', 'nobody-named']);
    expect(add(one, 'zhouwei', 'before', ['liuyang'])?.code).toBe('not-a-candidate');
  });

  it('should add a person once who is named twice', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'before', ['zhaomin', 'zhaomin']);
    expect(seats(one)).toEqual(['liqiang waiting', 'zhaomin open']);
  });

  it('should not nest: who was added does not add', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'parallel', ['zhaomin']);
    expect(add(one, 'zhaomin', 'parallel', ['zhouwei'])?.code).toBe('nesting-off');
  });

  it('should refuse before while after is open, and after while before is, but add again in the same place', async () => {
    const [before, after] = [await ordinary(), await ordinary()];
    add(before, 'liqiang', 'before', ['zhaomin']);
    add(after, 'liqiang', 'after', ['zhaomin']);
    expect([add(before, 'liqiang', 'after', ['zhouwei'])?.code, add(after, 'liqiang', 'before', ['zhouwei'])?.code]).toEqual([
      'other-place-open',
      'other-place-open',
    ]);
    expect([add(before, 'liqiang', 'before', ['zhouwei']), add(after, 'liqiang', 'after', ['zhouwei'])]).toEqual([undefined, undefined]);
    cast(before, 'zhaomin+', 'zhouwei+');
    expect(add(before, 'liqiang', 'after', ['liuyang'])).toBeUndefined();
  });

  it('should keep one task within its seats', async () => {
    const one = await ordinary();
    expect(
      add(
        one,
        'liqiang',
        'before',
        Array.from({ length: 100 }, (_, n) => `a${n}`),
      )?.code,
    ).toBe('too-many-signers');
  });

  it('should need a reason where the step requires opinions', async () => {
    const one = await openTask('<bj:verbs opinion="required"/>');
    const command: About = { type: 'add-signers', place: 'before', who: ['zhaomin'] };
    expect(act(one, 'liqiang', command)?.code).toBe('reason-missing');
    expect(act(one, 'liqiang', command, '请先审核')).toBeUndefined();
    expect(one.events('signers-added')).toMatchObject([{ private: { reason: '请先审核' } }]);
  });
});

describe('adding signers in a countersign', () => {
  it('should move only the part of who adds', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']));
    add(one, 'liqiang', 'before', ['zhouwei']);
    expect(seats(one)).toEqual(['liqiang waiting', 'zhouwei open', 'zhaomin open']);
    cast(one, 'zhaomin+', 'zhouwei+', 'liqiang+');
    expect(openAt(one)).toEqual(['yes']);
    expect(one.state().data.at(-1)?.answers).toMatchObject({ agree: 3 });
  });

  it('should count who joins the round by the rule of the round', async () => {
    const one = await openTask(countersign('vote', ['liqiang', 'zhaomin', 'liuyang']));
    add(one, 'liqiang', 'parallel', ['zhouwei']);
    cast(one, 'zhouwei-', 'liqiang+', 'zhaomin+');
    expect(openAt(one)).toEqual(['a']);
    cast(one, 'liuyang+');
    expect(openAt(one)).toEqual(['yes']);
  });
});

describe('removing signers (减签)', () => {
  it('should let the holder go on at once when the last one before them is removed', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'before', ['zhaomin', 'zhouwei']);
    cast(one, 'zhaomin+');
    expect(remove(one, 'liqiang', 'zhouwei')).toBeUndefined();
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin done']);
    complete(one, 'liqiang');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should end the node at once when the last one after is removed', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'after', ['zhaomin']);
    complete(one, 'liqiang');
    remove(one, 'liqiang', 'zhaomin');
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should refuse who has acted, who is not there, and removal by others', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'before', ['zhaomin', 'zhouwei']);
    cast(one, 'zhaomin+');
    expect([
      remove(one, 'liqiang', 'zhaomin')?.code,
      remove(one, 'liqiang', 'nobody')?.code,
      remove(one, 'zhouwei', 'zhouwei')?.code,
    ]).toEqual(['seat-acted', 'seat-not-found', 'removal-not-yours']);
  });

  it('should let who took the part over remove whom their predecessor added', async () => {
    const one = await ordinary();
    add(one, 'liqiang', 'parallel', ['zhaomin']);
    act(one, 'liqiang', { type: 'transfer-task', to: 'zhouwei' });
    expect(remove(one, 'zhouwei', 'zhaomin')).toBeUndefined();
    expect(seats(one)).toEqual(['zhouwei open']);
  });

  it('should let an administrator remove an original signer with everybody they added, and judge again', async () => {
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin']));
    add(one, 'zhaomin', 'before', ['zhouwei']);
    cast(one, 'liqiang+');
    expect(remove(one, 'liqiang', 'zhaomin')?.code).toBe('removal-not-yours');
    expect(remove(one, 'huangmei', 'zhaomin')).toBeUndefined();
    expect(one.events('signer-removed')).toMatchObject([{ accounts: ['zhaomin', 'zhouwei'], by: 'huangmei' }]);
    expect(openAt(one)).toEqual(['yes']);
  });

  it('should let stand what those have signed whom the removed one had added', async () => {
    // given
    const one = await openTask(countersign('all', ['liqiang', 'zhaomin'], 'refusal="all"'));
    add(one, 'zhaomin', 'parallel', ['zhouwei', 'liuyang']);
    cast(one, 'zhouwei-');
    // when
    remove(one, 'huangmei', 'zhaomin');
    // then
    expect(one.events('signer-removed')).toMatchObject([{ accounts: ['zhaomin', 'liuyang'] }]);
    expect(seats(one)).toEqual(['liqiang open', 'zhouwei done']);
    cast(one, 'liqiang+');
    expect(openAt(one)).toEqual(['no']);
  });

  it('should leave at least one original signer', async () => {
    const one = await openTask(countersign('all', ['liqiang']));
    expect(remove(one, 'huangmei', 'liqiang')?.code).toBe('last-signer');
  });
});

describe('assigning a task with added signers (指派)', () => {
  const assign = (one: Case, account: string, to: string) => act(one, account, { type: 'assign-task', to });

  it('should give the part of who had it to another, by a supervisor or an administrator alone; the others stay', async () => {
    // given
    const one = await ordinary();
    add(one, 'liqiang', 'before', ['zhaomin']);
    // when
    const refused = [assign(one, 'zhaomin', 'zhouwei')?.code, assign(one, 'chenjing', 'zhaomin')?.code, assign(one, 'chenjing', 'zhouwei')];
    // then
    expect(refused).toEqual(['not-a-candidate', 'already-signer', undefined]);
    expect(seats(one)).toEqual(['zhouwei waiting', 'zhaomin open']);
    expect(one.events('task-transferred')).toMatchObject([{ by: 'chenjing', from: 'liqiang', to: 'zhouwei' }]);
    cast(one, 'zhaomin+');
    expect(complete(one, 'zhouwei')).toBeUndefined();
  });

  it('should refuse once who had it has acted, and in a countersign', async () => {
    // given
    const [acted, signed] = [await ordinary(), await openTask(countersign('all', ['liqiang', 'zhaomin']))];
    add(acted, 'liqiang', 'after', ['zhaomin']);
    complete(acted, 'liqiang');
    // when
    const codes = [acted, signed].map(one => assign(one, 'chenjing', 'zhouwei')?.code);
    // then
    expect(codes).toEqual(['task-seated', 'task-seated']);
  });
});

describe('adding signers to tasks of one form that are open side by side', () => {
  it.each([
    ['instances', `<userTask id="a" bj:form="review">${instances(cardinality('2'))}</userTask>`, ['s>a', 'a>b']],
    [
      'parallel steps',
      '<parallelGateway id="g"/><userTask id="a" bj:form="review"/><userTask id="c" bj:form="review"/><parallelGateway id="j"/>',
      ['s>g', 'g>a', 'g>c', 'a>j', 'c>j', 'j>b'],
    ],
  ])('should keep what a person fills in for each of the %s apart', async (_, steps, flows) => {
    // given
    const one = await openModel(`<startEvent id="s"/>${steps}${user('b')}`, flows);
    const [first, second] = Object.keys(one.state().tasks);
    const seen = (task: string) => ({ task, version: one.state().tasks[task]!.version });
    const sign = (task: string, account: string) => give(one, account, { type: 'cast-vote', ...seen(task), vote: 'agree' });
    give(one, 'liqiang', { type: 'add-signers', ...seen(first!), place: 'after', who: ['zhaomin'] });
    give(one, 'liqiang', { type: 'add-signers', ...seen(second!), place: 'after', who: ['zhouwei'] });
    give(one, 'liqiang', { type: 'complete-task', ...seen(first!), answers: { result: 'agree', note: '甲' } });
    give(one, 'liqiang', { type: 'complete-task', ...seen(second!), answers: { result: 'supplement', note: '乙' } });
    // when
    const refused = [sign(first!, 'zhaomin'), sign(second!, 'zhouwei')];
    // then
    expect(refused).toEqual([undefined, undefined]);
    const results = one.state().data.filter(({ form }) => form === 'review');
    expect(results.map(({ answers }) => answers)).toEqual([
      { result: 'agree', note: '甲' },
      { result: 'supplement', note: '乙' },
    ]);
  });

  it('should take what was filled in last where a voice was taken back and given again', async () => {
    // given
    const signed = (id: string) =>
      `<userTask id="${id}" bj:form="review"><extensionElements>${countersign('all', ['liqiang', 'zhaomin'])}</extensionElements></userTask>`;
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${signed('a')}${signed('c')}<parallelGateway id="j"/>${user('b')}`,
      ['s>g', 'g>a', 'g>c', 'a>j', 'c>j', 'j>b'],
    );
    const [first, second] = Object.keys(one.state().tasks);
    const vote = (task: string, account: string, note: string) =>
      give(one, account, {
        type: 'cast-vote',
        task,
        version: one.state().tasks[task]!.version,
        vote: 'agree',
        answers: { [account]: note },
      });
    vote(first!, 'liqiang', '甲');
    vote(second!, 'liqiang', '乙');
    vote(first!, 'zhaomin', '丙');
    give(one, 'liqiang', { type: 'take-back-task', task: second!, reason: '填错了' });
    vote(second!, 'liqiang', '丁');
    // when
    vote(second!, 'zhaomin', '戊');
    // then
    const results = one.state().data.filter(({ form }) => form === 'review');
    expect(results.map(({ answers }) => [answers.liqiang, answers.zhaomin])).toEqual([
      ['甲', '丙'],
      ['丁', '戊'],
    ]);
  });
});
