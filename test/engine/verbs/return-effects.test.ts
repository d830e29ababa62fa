import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { previewReturn } from '#engine/verbs/index.ts';
import type { Case } from '../cases/legal.ts';
import { clockRule, openCase, release } from '../cases/legal.ts';
import { boundary, defined, model } from '../execution/model.ts';
import { contextAt, done, finish, give, giveBack, open, openModel, taskAt, user } from './moves.ts';

const notice = {
  title: { zh: '受理通知书', en: 'Notice' },
  numberPattern: '{centre.shortName}受〔{year}〕{seq4}号',
  placeholders: [],
};
const accept =
  '<serviceTask id="accept" bj:act="accept"><extensionElements><bj:issue document="notice"/></extensionElements></serviceTask>';

/** s > a > accept (act, document) > b > c; act and document lie between a and b. */
const openAccepted = (changes: Partial<ReleaseDefinition> = {}) =>
  openModel(`<startEvent id="s" bj:act="receive"/>${user('a')}${accept}${user('b')}${user('c')}`, ['s>a', 'a>accept', 'accept>b', 'b>c'], {
    documents: { notice },
    ...changes,
  });

describe('acts and documents between', () => {
  it('should ask whether they stand, listing them, unless none lies between', async () => {
    // given
    const one = await openAccepted();
    done(one, 'a', 'b');
    // then
    expect(giveBack(one, 'c', 'a')).toBe('acts-between');
    expect(previewReturn(one.state(), contextAt(one), taskAt(one, 'c')).targets).toMatchObject([
      { element: 'b', acts: [], documents: [] },
      { element: 'a', acts: [{ act: 'accept', element: 'accept' }], documents: [{ document: 'notice', number: '赫政务受〔2026〕0001号' }] },
    ]);
    expect(giveBack(one, 'c', 'b')).toBeUndefined();
  });

  it('should list an act of a called process that has ended, though a parallel branch has an element of the same id', async () => {
    // given: the called process refused, and so does an element that the other branch has not come to
    const called = await release(model('<startEvent id="s"/><serviceTask id="no" bj:act="refuse"/>', 's>no'), { content: 'c2', roles: {} });
    const drawn = `<startEvent id="s" bj:act="receive"/><parallelGateway id="g"/>${['a', 'b', 'x'].map(id => user(id)).join('')}
      <callActivity id="call" calledElement="other"/><serviceTask id="no" bj:act="refuse"/>`;
    const flows = ['s>g', 'g>a', 'a>call', 'call>b', 'g>x', 'x>no'];
    const one = openCase([await release(model(drawn, ...flows), { roles: {}, calls: { other: 'c2' } }), called], '2026-03-02T09:00');
    done(one, 'a');
    // when
    const { targets } = previewReturn(one.state(), contextAt(one), taskAt(one, 'b'));
    // then
    expect(targets).toMatchObject([{ element: 'a', acts: [{ act: 'refuse', element: 'no' }], decided: true }]);
    expect(giveBack(one, 'b', 'a', { acts: 'keep' })).toBe('return-over-decision');
  });

  it('should void them with their numbers (作废), never delete, and set the status back; the clocks run on', async () => {
    const one = await openAccepted();
    done(one, 'a');
    giveBack(one, 'b', 'a', { acts: 'void' });
    expect(one.state()).toMatchObject({
      status: 'received',
      acts: [{ act: 'receive' }],
      documents: [{ number: '赫政务受〔2026〕0001号', voided: true }],
      clocks: { promised: { status: 'running', run: 1 } },
    });
    expect(one.events('document-voided')).toMatchObject([{ by: 'zhaomin', private: { reason: '材料不清' } }]);
    done(one, 'a');
    expect(one.state().documents.map(({ number, voided }) => [number, voided ?? false])).toEqual([
      ['赫政务受〔2026〕0001号', true],
      ['赫政务受〔2026〕0002号', false],
    ]);
    // What was voided once is not between any more.
    expect(previewReturn(one.state(), contextAt(one), taskAt(one, 'b')).targets[0]?.documents).toHaveLength(1);
  });

  it('should list an acceptance that the law deems done (视为受理), though it counts from the receipt', async () => {
    // given
    const rule = clockRule({
      id: 'notice',
      length: { text: '1', feel: true },
      start: { on: 'receive', count: 'next-day' },
      onBreach: 'deemed-accepted',
    });
    const deemed = `${boundary('over', 'a', defined('message', 'deemed-accepted'))}<serviceTask id="accept" bj:act="accept"/>`;
    const one = await openModel(
      `<startEvent id="s" bj:act="receive"/>${['x', 'a', 'b'].map(id => user(id)).join('')}${deemed}`,
      ['s>x', 'x>a', 'a>b', 'over>accept', 'accept>b'],
      { clocks: [rule], cards: null },
    );
    one.session.now += 3_600_000;
    done(one, 'x');
    one.at('2026-03-05T10:00');
    // when
    const [target] = previewReturn(one.state(), contextAt(one), taskAt(one, 'b')).targets;
    // then
    expect(target).toMatchObject({ element: 'x', acts: [{ act: 'accept', at: readLocal('2026-03-02T09:00') }] });
    expect(giveBack(one, 'b', 'x')).toBe('acts-between');
  });

  it('should let them stand where that is chosen', async () => {
    const one = await openAccepted();
    done(one, 'a');
    giveBack(one, 'b', 'a', { acts: 'keep' });
    expect(one.state()).toMatchObject({ status: 'accepted', documents: [{ number: '赫政务受〔2026〕0001号' }] });
    expect(one.state().documents[0]?.voided).toBeUndefined();
    expect([one.state().acts.map(({ act }) => act), finish(one)]).toEqual([
      ['receive', 'accept'],
      ['a', 'b', 'c'],
    ]);
  });

  it('should leave acts of parallel branches out', async () => {
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/><parallelGateway id="j"/>${['a', 'b', 'x', 'y', 'z'].map(id => user(id)).join('')}${accept}`,
      ['s>a', 'a>g', 'g>b', 'b>x', 'x>j', 'g>y', 'y>accept', 'accept>j', 'j>z'],
      { documents: { notice } },
    );
    done(one, 'a', 'b', 'y');
    expect(giveBack(one, 'x', 'b')).toBeUndefined();
    done(one, 'b');
    expect(giveBack(one, 'x', 'a', { reach: 'whole' })).toBe('acts-between');
  });

  it.each(['grant', 'refuse'])('should never go back over %s', async act => {
    const one = await openModel(`<startEvent id="s"/>${user('a')}<serviceTask id="t" bj:act="${act}"/>${user('b')}`, ['s>a', 'a>t', 't>b']);
    done(one, 'a');
    expect([giveBack(one, 'b', 'a', { acts: 'void' }), giveBack(one, 'b', 'a', { acts: 'keep' })]).toEqual(
      Array(2).fill('return-over-decision'),
    );
    expect(previewReturn(one.state(), contextAt(one), taskAt(one, 'b')).targets[0]?.decided).toBe(true);
  });

  it('should end a pause that a voided act opened, and not leave one open for ever', async () => {
    const one = await openModel(
      `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>${user('a')}<serviceTask id="forward" bj:act="forward"/>${user('b')}`,
      ['s>accept', 'accept>a', 'a>forward', 'forward>b'],
    );
    done(one, 'a');
    expect(one.state().clocks.promised?.status).toBe('paused');
    expect(giveBack(one, 'b', 'a', { acts: 'keep' })).toBe('pause-between');
    expect(giveBack(one, 'b', 'a', { acts: 'void' })).toBeUndefined();
    expect(one.state().clocks.promised?.status).toBe('running');
  });
});

describe('limits of steps', () => {
  const openLimited = (verbs: string) =>
    openModel(`<startEvent id="s"/>${user('a', verbs, 'bj:limit="3wd"')}${user('b')}`, ['s>a', 'a>b'], {
      clocks: [clockRule(), clockRule({ id: 'step', per: 'step' })],
    });
  const running = (one: Case) =>
    Object.values(one.state().clocks)
      .filter(({ status }) => status === 'running')
      .map(({ key, startOn, dueOn }) => [key, startOn, dueOn]);

  it('should begin anew when a step is done again', async () => {
    const one = await openLimited('');
    one.at('2026-03-03T10:00');
    done(one, 'a');
    one.at('2026-03-04T10:00');
    giveBack(one, 'b', 'a');
    expect(running(one)).toEqual([[`step:${taskAt(one, 'a').id}`, '2026-03-04', '2026-03-09']]);
  });

  it('should count on from the first arrival where the step says so', async () => {
    const one = await openLimited('stepLimit="continue"');
    one.at('2026-03-03T10:00');
    done(one, 'a');
    one.at('2026-03-04T10:00');
    giveBack(one, 'b', 'a');
    expect(running(one)).toEqual([[`step:${taskAt(one, 'a').id}`, '2026-03-02', '2026-03-05']]);
    done(one, 'a');
    giveBack(one, 'b', 'a');
    expect(running(one)).toEqual([[`step:${taskAt(one, 'a').id}`, '2026-03-02', '2026-03-05']]);
  });
});

describe('returning from a countersign (会签中退回)', () => {
  const signed = (settings = '') =>
    openModel(
      `<startEvent id="s"/>${user('a')}<userTask id="v"><extensionElements><bj:countersign mode="all" signers="= [&quot;liqiang&quot;, &quot;zhaomin&quot;, &quot;zhouwei&quot;]"/><bj:verbs ${settings}/></extensionElements></userTask>${user('b')}`,
      ['s>a', 'a>v', 'v>b'],
    );
  const vote = (one: Case, account: string) => {
    const { id, version } = taskAt(one, 'v');
    return give(one, account, { type: 'cast-vote', task: id, version, vote: 'agree' });
  };
  const statuses = (one: Case) => taskAt(one, 'v').seats?.map(({ account, status }) => `${account} ${status}`);

  it("should be one signer's choice, whatever the rule, and end the others' turns; all sign again", async () => {
    const one = await signed();
    done(one, 'a:wangfang');
    vote(one, 'liqiang');
    expect(giveBack(one, 'v', 'a', { by: 'liqiang' })).toBe('not-a-candidate');
    expect(giveBack(one, 'v', 'a', { by: 'zhaomin' })).toBeUndefined();
    expect(open(one)).toEqual(['a']);
    expect(one.state().trail.at(-1)).toMatchObject({ element: 'v', left: 'returned', actor: 'zhaomin' });
    done(one, 'a:wangfang');
    expect(statuses(one)).toEqual(['liqiang open', 'zhaomin open', 'zhouwei open']);
  });

  it('should ask those only who had not agreed where the step says so', async () => {
    const one = await signed('resign="open"');
    done(one, 'a:wangfang');
    vote(one, 'liqiang');
    giveBack(one, 'v', 'a', { by: 'zhaomin' });
    done(one, 'a:wangfang');
    expect(taskAt(one, 'v').candidates).toEqual(['person:zhaomin', 'person:zhouwei']);
    vote(one, 'zhaomin');
    vote(one, 'zhouwei');
    expect(open(one)).toEqual(['b']);
  });

  it('should go back to a countersign, to all its signers', async () => {
    const one = await signed();
    done(one, 'a:wangfang');
    for (const account of ['liqiang', 'zhaomin', 'zhouwei']) vote(one, account);
    giveBack(one, 'b', 'v');
    expect(statuses(one)).toEqual(['liqiang open', 'zhaomin open', 'zhouwei open']);
  });
});
