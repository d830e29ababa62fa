import { describe, expect, it } from 'vitest';
import { previewReturn } from '#engine/verbs/index.ts';
import { compensable, compensate } from '../execution/drawing.ts';
import { flowsOf } from '../execution/model.ts';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { contextAt, done, finish, give, giveBack, lastEvents, open, openLine, openModel, openNested, taskAt, user } from './moves.ts';

const preview = (one: Case, element: string) => previewReturn(one.state(), contextAt(one), taskAt(one, element));
const targets = (one: Case, element: string) => preview(one, element).targets.map(({ element: target, reach }) => `${target} ${reach}`);

describe('returning along a line (退回)', () => {
  it('should list the executed steps with who did them, and name the applicant step and the previous one', async () => {
    // given
    const one = await openLine();
    done(one, 'a:wangfang', 'b:liqiang');
    // then
    expect(preview(one, 'c')).toMatchObject({
      applicant: 'a',
      previous: 'b',
      targets: [
        { element: 'b', by: 'liqiang', reach: 'branch', cancels: [], straightBack: true, times: 0, decided: false },
        { element: 'a', by: 'wangfang', reach: 'branch' },
      ],
    });
  });

  it.each([
    ['applicant', 'a', 'wangfang'],
    ['previous', 'b', 'liqiang'],
    ['a', 'a', 'wangfang'],
  ])('should go back to %s: %s, done again by %s, then in order', async (to, element, account) => {
    // given
    const one = await openLine();
    done(one, 'a:wangfang', 'b:liqiang');
    const { id } = taskAt(one, 'c');
    // when
    const refused = giveBack(one, 'c', to);
    // then
    expect(refused).toBeUndefined();
    expect(lastEvents(one)).toEqual(['task-returned', 'element-cancelled', 'element-entered', 'task-created']);
    expect([open(one), taskAt(one, element).candidates]).toEqual([[element], [`person:${account}`]]);
    expect(give(one, 'liqiang', { type: 'complete-task', task: id, version: 1, answers: {} })).toBe('task-already-handled');
    expect(finish(one)).toEqual(['a', 'b', 'c'].slice(['a', 'b'].indexOf(element)));
  });

  it('should pass over a step that passed by itself: it would pass again', async () => {
    // given: the applicant does not review
    const skips = '<bj:assignment rule="person" people="wangfang" whenApplicant="skip"/>';
    const self = (id: string) => `<userTask id="${id}"><extensionElements>${skips}</extensionElements></userTask>`;
    const one = await openModel(`<startEvent id="s"/>${self('o')}${user('a')}${self('b')}${user('c')}`, ['s>o', 'o>a', 'a>b', 'b>c']);
    done(one, 'a');
    // when
    const { previous, applicant } = preview(one, 'c');
    const refused = [giveBack(one, 'c', 'b'), giveBack(one, 'c', 'previous')];
    // then
    expect([targets(one, 'a'), previous, applicant]).toEqual([[], 'a', 'a']);
    expect([refused, open(one)]).toEqual([['return-target-missing', undefined], ['a']]);
  });

  it('should go straight back to the returner where that is asked for (直达)', async () => {
    const one = await openLine();
    done(one, 'a:wangfang', 'b');
    giveBack(one, 'c', 'a', { resume: 'straight-back' });
    done(one, 'a:wangfang');
    expect([open(one), taskAt(one, 'c').candidates]).toEqual([['c'], ['person:zhaomin']]);
    expect(finish(one)).toEqual(['c']);
  });

  it('should take the settings of the step for what is not asked', async () => {
    const one = await openLine({ c: 'returnResume="straight-back"' });
    done(one, 'a', 'b');
    giveBack(one, 'c', 'a');
    expect(one.events('task-returned')).toMatchObject([{ resume: 'straight-back', reach: 'branch', by: 'zhaomin', from: 'c', to: 'a' }]);
  });

  it('should return a returned step further, and forget the way straight back', async () => {
    const one = await openLine();
    done(one, 'a:wangfang', 'b:liqiang');
    giveBack(one, 'c', 'b', { resume: 'straight-back' });
    expect(giveBack(one, 'b', 'a', { by: 'liqiang' })).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'b', 'c']);
  });

  it('should come straight back twice, through a rework that was returned itself', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'p2', 'q');
    giveBack(one, 'x2', 'q', { resume: 'straight-back' });
    giveBack(one, 'q', 'x1', { resume: 'straight-back', by: 'liqiang' });
    done(one, 'x1', 'q:liqiang');
    expect(open(one)).toEqual(['x2', 'y1']);
    expect(finish(one)).toHaveLength(4);
  });

  it('should count the returns of each pair of steps (反复退回)', async () => {
    const one = await openLine();
    done(one, 'a', 'b');
    giveBack(one, 'c', 'b');
    done(one, 'b');
    giveBack(one, 'c', 'b');
    done(one, 'b');
    giveBack(one, 'c', 'a');
    expect(one.state().returns).toEqual([
      { from: 'c', to: 'b', times: 2 },
      { from: 'c', to: 'a', times: 1 },
    ]);
  });

  it('should ask the rule where who did it is no longer in post', async () => {
    const one = await openLine();
    done(one, 'a:wangfang', 'b');
    const { organisation } = one.session;
    Object.assign(one.session, {
      organisation: { ...organisation, posts: organisation.posts.filter(({ account }) => account !== 'wangfang') },
    });
    giveBack(one, 'c', 'a');
    expect(taskAt(one, 'a').candidates).toEqual(['anyone']);
  });

  it('should refuse steps that were not done, the first of all, and steps that offer no return', async () => {
    const [one, strict] = [await openLine(), await openLine({ b: 'allow="transfer"' })];
    expect([giveBack(one, 'a', 'previous'), giveBack(one, 'a', 'applicant'), giveBack(one, 'a', 'c')]).toEqual(
      Array(3).fill('return-target-missing'),
    );
    done(strict, 'a');
    expect(giveBack(strict, 'b', 'a')).toBe('verb-not-offered');
  });

  it('should need a reason where the step requires opinions', async () => {
    const one = await openLine({ b: 'opinion="required"' });
    done(one, 'a');
    expect([giveBack(one, 'b', 'a', { reason: ' ' }), giveBack(one, 'b', 'a')]).toEqual(['reason-missing', undefined]);
  });

  it('should refuse whoever may not handle the task, an old page, and a delegate', async () => {
    const one = await openLine();
    done(one, 'a');
    const { id } = taskAt(one, 'b');
    give(one, 'liqiang', { type: 'claim-task', task: id, version: 1 });
    expect([giveBack(one, 'b', 'a', { version: 1 }), giveBack(one, 'b', 'a')]).toEqual(['task-version-stale', 'task-held']);
    give(one, 'liqiang', { type: 'delegate-task', task: id, version: 2, to: 'zhaomin' });
    expect(giveBack(one, 'b', 'a')).toBe('task-delegated');
  });

  it('should not go back to a step of another path that does not lead here', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}${user('b')}${user('c')}${user('d')}<exclusiveGateway id="g" default="g_c"/>`,
      ['s>a', 'a>b', 'b>c', 'c>d', 'd>g', 'g>c', 'g>a: again'],
    );
    done(one, 'a', 'b', 'c');
    expect(targets(one, 'd')).toEqual(['c branch', 'b branch', 'a branch']);
    const line = await openLine();
    done(line, 'a', 'b');
    giveBack(line, 'c', 'a');
    expect(giveBack(line, 'a', 'b', { by: 'liqiang' })).toBe('return-apart');
  });
});

describe('returning among parallel branches', () => {
  it('should withdraw this branch alone where the target lies in it (分支退回)', async () => {
    // given
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'q', 'y1');
    expect(targets(one, 'p2')).toEqual(['p1 branch', 'x1 whole', 'before whole']);
    // when
    giveBack(one, 'p2', 'p1');
    // then
    expect(open(one)).toEqual(['p1', 'y2']);
    expect(finish(one)).toEqual(['y2', 'p1', 'p2', 'x2', 'z']);
  });

  it('should take away the tokens of the inner split that wait at its join, and leave the outer branch', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'q', 'y1');
    expect(giveBack(one, 'p2', 'x1')).toBe('return-needs-whole');
    expect(giveBack(one, 'p2', 'x1', { reach: 'whole' })).toBeUndefined();
    expect([open(one), lastEvents(one)[3]]).toEqual([['x1', 'y2'], expect.any(String)]);
    expect(one.events('tokens-withdrawn')).toMatchObject([{ flows: ['q_i'] }]);
    expect(finish(one).toSorted()).toEqual(['p1', 'p2', 'q', 'x1', 'x2', 'y2', 'z']);
  });

  it('should end every branch where the target lies before the split (整体退回), and say so before', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'y1');
    const target = preview(one, 'p2').targets.find(({ element }) => element === 'before');
    expect(target?.cancels.map(({ element }) => element).toSorted()).toEqual(['q', 'y2']);
    expect(giveBack(one, 'p2', 'before')).toBe('return-needs-whole');
    expect(giveBack(one, 'p2', 'before', { reach: 'whole' })).toBeUndefined();
    expect(open(one)).toEqual(['before']);
    expect(finish(one)).toHaveLength(9);
  });

  it('should refuse a step of a parallel branch', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'y1');
    expect([giveBack(one, 'p2', 'y1'), giveBack(one, 'q', 'p1'), giveBack(one, 'y2', 'x1')]).toEqual(Array(3).fill('return-beside'));
  });

  it('should have the branches that were through wait at the joins again, where the target lies inside them', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'p2', 'q', 'x2', 'y1', 'y2');
    expect(targets(one, 'z').every(target => target.endsWith('branch'))).toBe(true);
    giveBack(one, 'z', 'p1');
    expect([open(one), Object.values(one.state().scopes)[0]?.arrivals]).toEqual([['p1'], ['q_i', 'y2_j']]);
    expect(finish(one)).toEqual(['p1', 'p2', 'x2', 'z']);
  });

  it('should leave the other branches alone where it comes straight back, though the target lies before the split', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'y1');
    expect(giveBack(one, 'p2', 'before', { resume: 'straight-back' })).toBeUndefined();
    expect(open(one)).toEqual(['before', 'q', 'y2']);
    done(one, 'before');
    expect(open(one)).toEqual(['p2', 'q', 'y2']);
    expect(finish(one)).toHaveLength(5);
  });

  it('should keep the place of a step whose rework comes straight back, when other branches move', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'y1');
    giveBack(one, 'p2', 'before', { resume: 'straight-back' });
    // when: the other branch is returned, and the rework itself
    expect(giveBack(one, 'y2', 'y1')).toBeUndefined();
    expect(open(one)).toEqual(['before', 'q', 'y1']);
    expect(targets(one, 'before')).toEqual([]);
    // then
    expect(finish(one).toSorted()).toEqual(['before', 'p2', 'q', 'x2', 'y1', 'y2', 'z']);
  });

  it.each([
    ['one of three', 1, ['a', 'b', 'c']],
    ['two of three', 2, ['a', 'b', 'c']],
    ['one of three, while another is open', 1, ['a', 'b']],
    ['two of three, while another is open', 2, ['a', 'b']],
  ])('should wait for the rework before a complex join that goes on with %s', async (_, enough, before) => {
    // given
    const join = `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= ${enough}</activationCondition></complexGateway>`;
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${['a', 'b', 'c', 'd'].map(id => user(id)).join('')}${join}<endEvent id="e"/>`,
      ['s>g', 'g>a', 'g>b', 'g>c', 'a>j', 'b>j', 'c>j', 'j>d', 'd>e'],
    );
    done(one, ...before);
    const others = before.includes('c') ? [] : ['c'];
    const stands = open(one);
    // when
    const refused = giveBack(one, 'd', 'a');
    // then
    expect([stands, refused, open(one)]).toEqual([[...others, 'd'], undefined, ['a', ...others]]);
    done(one, 'a');
    expect(open(one)).toEqual([...others, 'd']);
    expect(finish(one).filter(element => element === 'd')).toEqual(['d']);
  });

  it('should go on through inclusive joins, whose branches nobody took need not come', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${['a', 'x', 'y', 'z', 'b'].map(id => user(id)).join('')}<inclusiveGateway id="g"/><inclusiveGateway id="j"/>`,
      ['s>a', 'a>g', 'g>x: true', 'g>y: true', 'g>z: false', 'x>j', 'y>j', 'z>j', 'j>b'],
    );
    done(one, 'a', 'x', 'y');
    giveBack(one, 'b', 'x');
    expect(open(one)).toEqual(['x']);
    expect(finish(one)).toEqual(['x', 'b']);
  });

  it('should hold in a loop: what lies after the loop is not before it', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${['a', 'x', 'y', 'b'].map(id => user(id)).join('')}<parallelGateway id="g"/><parallelGateway id="j"/><exclusiveGateway id="k" default="k_e"/><endEvent id="e"/>`,
      ['s>a', 'a>g', 'g>x', 'g>y', 'x>j', 'y>j', 'j>b', 'b>k', 'k>a: again', 'k>e'],
    );
    done(one, 'a', 'x', 'y');
    expect(
      give(one, 'liqiang', { type: 'complete-task', task: taskAt(one, 'b').id, version: 1, answers: { again: true } }),
    ).toBeUndefined();
    done(one, 'a', 'x');
    expect([giveBack(one, 'y', 'x'), giveBack(one, 'y', 'a')]).toEqual(['return-beside', 'return-needs-whole']);
    giveBack(one, 'y', 'a', { reach: 'whole' });
    expect(open(one)).toEqual(['a']);
  });
});

describe('returning out of inner levels', () => {
  const inner = `<startEvent id="si"/>${user('m')}${user('n')}<endEvent id="ei"/>${flowsOf('si>m', 'm>n', 'n>ei')}`;
  const openInner = () =>
    openModel(`<startEvent id="s"/>${user('a')}<subProcess id="sub">${inner}</subProcess>${user('b')}`, ['s>a', 'a>sub', 'sub>b']);

  it('should stay in the sub-process, or end it and land in the parent', async () => {
    const [stays, leaves] = [await openInner(), await openInner()];
    for (const one of [stays, leaves]) done(one, 'a', 'm');
    expect(targets(stays, 'n')).toEqual(['m branch', 'a branch']);
    giveBack(stays, 'n', 'm');
    giveBack(leaves, 'n', 'a');
    expect([open(stays), open(leaves)]).toEqual([['m'], ['a']]);
    expect(Object.keys(leaves.state().scopes)).toHaveLength(1);
    expect([finish(stays), finish(leaves)]).toEqual([
      ['m', 'n', 'b'],
      ['a', 'm', 'n', 'b'],
    ]);
  });

  it('should go straight back on one level only', async () => {
    const one = await openInner();
    done(one, 'a', 'm');
    expect(giveBack(one, 'n', 'a', { resume: 'straight-back' })).toBe('straight-back-impossible');
    expect(preview(one, 'n').targets.map(({ straightBack }) => straightBack)).toEqual([true, false]);
  });

  it('should not come straight back from a step that a boundary event may leave into other branches', async () => {
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${user('a')}${user('b')}<boundaryEvent id="late" attachedToRef="a"><signalEventDefinition signalRef="go"/></boundaryEvent>
       <exclusiveGateway id="m"/><parallelGateway id="j"/>${user('c')}`,
      ['s>g', 'g>a', 'g>b', 'a>m', 'late>m', 'm>j', 'b>j', 'j>c'],
    );
    done(one, 'a', 'b');
    expect(preview(one, 'c').targets.map(({ element, straightBack }) => [element, straightBack])).toEqual([
      ['b', true],
      ['a', false],
    ]);
    giveBack(one, 'c', 'a');
    give(one, 'liqiang', { type: 'deliver-signal', name: 'go', payload: {} });
    expect(finish(one)).toEqual(['c']);
  });

  it('should not name steps of a sub-process that has ended', async () => {
    const one = await openInner();
    done(one, 'a', 'm', 'n');
    expect(targets(one, 'b')).toEqual(['a branch']);
  });

  it('should leave a called process', async () => {
    const called = await release(model(`<startEvent id="s"/>${user('m')}${user('n')}`, 's>m', 'm>n'), { content: 'c2', roles: {} });
    const caller = await release(
      model(`<startEvent id="s"/>${user('a')}<callActivity id="call" calledElement="other"/>`, 's>a', 'a>call'),
      { roles: {}, calls: { other: 'c2' } },
    );
    const one = openCase([caller, called], '2026-03-02T09:00');
    done(one, 'a', 'm');
    expect(giveBack(one, 'n', 'applicant')).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'm', 'n']);
  });

  it('should tell a step of a called process from one of the same id around it', async () => {
    // given: both processes have a step a
    const called = await release(model(`<startEvent id="s"/>${user('a')}${user('n')}`, 's>a', 'a>n'), { content: 'c2', roles: {} });
    const caller = await release(
      model(`<startEvent id="s"/>${user('a')}<callActivity id="call" calledElement="other"/>`, 's>a', 'a>call'),
      { roles: {}, calls: { other: 'c2' } },
    );
    const opened = () => {
      const one = openCase([caller, called], '2026-03-02T09:00');
      done(one, 'a:wangfang', 'a:liqiang');
      return one;
    };
    const giveBackTo = (one: Case, scope: string | undefined) => {
      const { id, version } = taskAt(one, 'n');
      const target = { to: 'element', element: 'a', ...(scope === undefined ? {} : { scope }) } as const;
      give(one, 'zhaomin', { type: 'return-task', task: id, version, target, reach: 'whole', reason: '材料不清' });
      return taskAt(one, 'a').scope;
    };
    // when
    const found = preview(opened(), 'n');
    const [inner, outer] = found.targets.map(({ scope }) => scope);
    const landed = [undefined, inner, outer].map(scope => giveBackTo(opened(), scope));
    const applicant = opened();
    giveBack(applicant, 'n', 'applicant');
    // then
    expect(found.targets.map(({ element, by }) => `${element} ${by}`)).toEqual(['a liqiang', 'a wangfang']);
    expect(landed).toEqual([inner, inner, outer]);
    expect(taskAt(applicant, 'a').scope).toBe(outer);
  });

  it('should end the other instances with it, out of a multi-instance activity, once that is confirmed', async () => {
    const many = '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>';
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<userTask id="v">${many}</userTask><subProcess id="sub">${inner}${many}</subProcess>${user('b')}`,
      ['s>a', 'a>v', 'v>sub', 'sub>b'],
    );
    done(one, 'a', 'v');
    expect(giveBack(one, 'v', 'a')).toBe('return-needs-whole');
    giveBack(one, 'v', 'a', { reach: 'whole' });
    expect(open(one)).toEqual(['a']);
    done(one, 'a', 'v', 'v', 'v', 'm');
    expect(targets(one, 'n')).toEqual(['m branch', 'v whole', 'a whole']);
    giveBack(one, 'n', 'm');
    expect(open(one)).toEqual(['m', 'm', 'm']);
    done(one, 'm');
    giveBack(one, 'n', 'v', { reach: 'whole' });
    expect(open(one)).toEqual(['v', 'v', 'v']);
    finish(one);
  });

  it('should list a repeated step where this instance did it, not where another one did', async () => {
    // given: only the first instance goes through v, which itself is repeated
    const many = (count: number) =>
      `<multiInstanceLoopCharacteristics><loopCardinality>${count}</loopCardinality></multiInstanceLoopCharacteristics>`;
    const drawn = `<startEvent id="is"/><exclusiveGateway id="g" default="g_n"/><userTask id="v">${many(1)}</userTask>${user('n')}${flowsOf('is>g', 'g>v: loopCounter = 1', 'g>n', 'v>n')}`;
    const one = await openModel(`<startEvent id="s"/>${user('a')}<subProcess id="sub">${drawn}${many(2)}</subProcess>`, ['s>a', 'a>sub']);
    done(one, 'a', 'v');
    const instanceOf = ({ scope }: { scope: string }) =>
      one.state().scopes[one.state().scopes[scope]!.parent!]!.runs[one.state().scopes[scope]!.run!]!.loop;
    // when
    const tasks = Object.values(one.state().tasks).toSorted((a, b) => instanceOf(a)! - instanceOf(b)!);
    const listed = tasks.map(task => previewReturn(one.state(), contextAt(one), task).targets.map(({ element }) => element));
    // then
    expect(listed).toEqual([['v', 'a'], ['a']]);
  });
});

describe('returning beside a compensation (补偿)', () => {
  const rework = `<startEvent id="is"/>${user('i')}${compensable('i', 'userTask')}${flowsOf('is>i')}`;
  const split = ['s>g', 'g>a', 'a>j'];

  it('should give the join its token of a branch that has gone on, while what it threw is still undone', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${['a', 'b', 'c'].map(id => user(id)).join('')}${compensable('b', 'userTask')}${compensate('t', { waits: false, activity: 'b' })}
       <parallelGateway id="g"/><parallelGateway id="j"/><endEvent id="e"/>`,
      [...split, 'g>b', 'b>t', 't>j', 'j>c', 'c>e'],
    );
    done(one, 'a', 'b');
    expect(giveBack(one, 'c', 'a')).toBeUndefined();
    expect(open(one)).toEqual(['a', 'undob']);
    expect(finish(one).sort()).toEqual(['a', 'c', 'undob']);
  });

  it('should give the join its token of a branch in which a sub-process is taken up again to be undone', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${['a', 'c'].map(id => user(id)).join('')}<subProcess id="sub">${rework}</subProcess>${compensate('t', { waits: false })}
       <parallelGateway id="g"/><parallelGateway id="j"/><endEvent id="e"/>`,
      [...split, 'g>sub', 'sub>j', 'j>t', 't>c', 'c>e'],
    );
    done(one, 'a', 'i');
    expect(giveBack(one, 'c', 'a')).toBeUndefined();
    expect(open(one)).toEqual(['a', 'undoi']);
    expect(finish(one).sort()).toEqual(['a', 'c', 'undoi']);
  });

  it('should tell of the handlers that end with what threw them', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${['first', 'a', 'b'].map(id => user(id)).join('')}${compensable('b', 'userTask')}${compensate('t', { activity: 'b' })}
       <parallelGateway id="g"/><parallelGateway id="j"/><endEvent id="e"/>`,
      ['s>first', 'first>g', 'g>a', 'a>j', 'g>b', 'b>t', 't>j', 'j>e'],
    );
    done(one, 'first', 'b');
    expect(preview(one, 'a').targets).toMatchObject([{ element: 'first', reach: 'whole', cancels: [{ element: 'undob' }] }]);
    giveBack(one, 'a', 'first', { reach: 'whole' });
    expect(open(one)).toEqual(['first']);
    finish(one);
  });

  it('should not leave it: what compensates holds no token of its level, and none to jump with either', async () => {
    const undo = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><compensateEventDefinition/></startEvent>${user('u')}${user('v')}${flowsOf('es>u', 'u>v')}</subProcess>`;
    const one = await openModel(
      `<startEvent id="s"/>${['a', 'b'].map(id => user(id)).join('')}<subProcess id="sub"><startEvent id="is"/>${user('i')}${flowsOf('is>i')}${undo}</subProcess>${compensate('t', { waits: false })}`,
      ['s>a', 'a>sub', 'sub>t', 't>b'],
    );
    done(one, 'a', 'i', 'u');
    const root = Object.values(one.state().scopes).find(({ parent }) => parent === null)!;
    const standing = Object.entries(root.runs).filter(([, { element }]) => element !== 'b');
    const jumps = standing.map(([run]) => give(one, 'huangmei', { type: 'jump-token', scope: root.id, run, to: 'a', reason: '重来' }));
    expect(targets(one, 'v')).toEqual(['u branch']);
    expect(giveBack(one, 'v', 'a', { reach: 'whole' })).toBe('return-beside');
    expect(jumps).toEqual(['jump-target-wrong', 'jump-target-wrong']);
    expect(finish(one).sort()).toEqual(['b', 'v']);
  });
});

describe('skipping a rework that goes straight back (直达)', () => {
  it('should bring it back to the returner once, and nowhere else', async () => {
    const broken = '<extensionElements><bj:issue document="unknown" when="n = 2"/></extensionElements>';
    const one = await openModel(`<startEvent id="s"/><userTask id="a">${broken}</userTask>${user('b')}${user('c')}<task id="d"/>`, [
      's>a',
      'a>b',
      'a>d',
      'b>c',
    ]);
    const complete = (element: string, n: number) => {
      const { id, version } = taskAt(one, element);
      return give(one, 'liqiang', { type: 'complete-task', task: id, version, answers: { n } });
    };
    complete('a', 1);
    done(one, 'b');
    giveBack(one, 'c', 'a', { resume: 'straight-back' });
    complete('a', 2);
    const [incident] = Object.keys(one.state().incidents);
    expect(give(one, 'huangmei', { type: 'resolve-incident', incident: incident!, action: 'skip' })).toBeUndefined();
    expect(open(one)).toEqual(['c']);
  });
});
