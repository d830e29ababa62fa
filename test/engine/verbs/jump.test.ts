import { describe, expect, it } from 'vitest';
import { jumpTargets } from '#engine/verbs/index.ts';
import type { Case } from '../cases/legal.ts';
import { script } from '../execution/drawing.ts';
import { conditional, eventSubProcess, flowsOf } from '../execution/model.ts';
import { contextAt, done, finish, give, lastEvents, open, openLine, openModel, openNested, taskAt, user } from './moves.ts';

const rootOf = (one: Case) => Object.values(one.state().scopes).find(({ parent }) => parent === null)!.id;
const targets = (one: Case, element: string) => {
  const { scope, run } = taskAt(one, element);
  return jumpTargets(one.state(), contextAt(one), { scope, run });
};
const jump = (one: Case, from: string, to: string, account = 'huangmei') => {
  const { scope, run } = taskAt(one, from);
  return give(one, account, { type: 'jump-token', scope, run, to, reason: '系统切换' });
};

describe('jumping (跳转)', () => {
  it('should move a token to any element of its level, ahead and back, by an administrator', async () => {
    // given
    const one = await openLine();
    // when
    const refused = jump(one, 'a', 'c');
    // then
    expect(refused).toBeUndefined();
    expect(one.events('token-moved')).toMatchObject([{ from: 'a', to: 'c', by: 'huangmei', private: { reason: '系统切换' } }]);
    expect(lastEvents(one)).toEqual(['token-moved', 'task-cancelled', 'element-cancelled', 'element-entered', 'task-created']);
    expect(targets(one, 'c').map(({ element }) => element)).toEqual(['a', 'b', 'e']);
    jump(one, 'c', 'a');
    expect(finish(one)).toEqual(['a', 'b', 'c']);
  });

  it('should let an end event end the case', async () => {
    const one = await openLine();
    jump(one, 'a', 'e');
    expect(one.state().phase).toBe('closed');
  });

  it('should need an administrator and a reason', async () => {
    const one = await openLine();
    const { scope, run } = taskAt(one, 'a');
    expect(jump(one, 'a', 'c', 'liqiang')).toBe('administrator-only');
    expect(give(one, 'huangmei', { type: 'jump-token', scope, run, to: 'c' })).toBe('reason-missing');
  });

  it('should refuse joins, starts, boundary events, event sub-processes, other levels and what is no element', async () => {
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${user('a')}${user('b')}<boundaryEvent id="late" attachedToRef="a"><signalEventDefinition signalRef="go"/></boundaryEvent>
       <parallelGateway id="j"/><endEvent id="f"/><subProcess id="sub"><startEvent id="si"/>${user('m')}${flowsOf('si>m')}</subProcess>
       <subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><signalEventDefinition signalRef="go"/></startEvent>${user('x')}${flowsOf('es>x')}</subProcess>`,
      ['s>g', 'g>a', 'g>b', 'a>j', 'b>j', 'j>sub', 'late>f'],
    );
    const refusals = ['j', 's', 'late', 'esp', 'm', 'x', 'a', 'b', 'toString'].map(to => jump(one, 'a', to));
    expect(refusals).toEqual(Array(9).fill('jump-target-wrong'));
    const gone = give(one, 'huangmei', { type: 'jump-token', scope: rootOf(one), run: '99.9', to: 'b', reason: 'x' });
    expect(gone).toBe('token-not-found');
    expect(targets(one, 'a').map(({ element, cancels }) => [element, cancels.map(task => task.element)])).toEqual([
      ['g', ['b']],
      ['f', []],
      ['sub', ['b']],
    ]);
  });

  it('should take the branches with it that cannot go on, and count those as done that it jumps in beside', async () => {
    const [leaving, entering] = [await openNested(), await openNested()];
    done(leaving, 'before', 'x1');
    jump(leaving, 'p1', 'z');
    expect([open(leaving), finish(leaving)]).toEqual([['z'], ['z']]);
    jump(entering, 'before', 'p2');
    expect([open(entering), Object.values(entering.state().scopes)[0]?.arrivals]).toEqual([['p2'], ['q_i', 'y2_j']]);
    expect(finish(entering)).toEqual(['p2', 'x2', 'z']);
  });

  it('should stay in a sub-process and away from the instances of a repeated activity', async () => {
    const many = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const one = await openModel(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="si"/>${user('m')}${user('n')}${flowsOf('si>m', 'm>n')}${many}</subProcess><userTask id="v">${many}</userTask>`,
      ['s>sub', 'sub>v'],
    );
    jump(one, 'm', 'n');
    expect(open(one)).toEqual(['m', 'n']);
    done(one, 'n', 'm', 'n');
    expect([targets(one, 'v'), jump(one, 'v', 'v')]).toEqual([[], 'jump-target-wrong']);
  });

  it('should free a scope whose join waits for ever', async () => {
    // given: the choice lets one branch go, the join wants both
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<exclusiveGateway id="g" default="g_x"/>${user('x')}${user('y')}<parallelGateway id="j"/>${user('z')}`,
      ['s>a', 'a>g', 'g>x', 'g>y: false', 'x>j', 'y>j', 'j>z'],
    );
    done(one, 'a', 'x');
    expect(Object.values(one.state().incidents)).toMatchObject([{ code: 'join-waits-for-ever', run: null }]);
    const at = { scope: rootOf(one), run: null };
    expect(jumpTargets(one.state(), contextAt(one), at).map(({ element }) => element)).toEqual(['a', 'g', 'x', 'y', 'z']);
    // when
    expect(give(one, 'huangmei', { type: 'jump-token', ...at, to: 'z', reason: '汇合画错' })).toBeUndefined();
    // then
    expect([one.state().incidents, one.events('token-moved')]).toEqual([{}, [expect.objectContaining({ from: null, to: 'z' })]]);
    expect(finish(one)).toEqual(['z']);
    expect(give(await openLine(), 'huangmei', { type: 'jump-token', ...at, to: 'b', reason: 'x' })).toBe('token-not-found');
  });

  it('should leave an event sub-process that interrupted its level, which is waited for again', async () => {
    const one = await openModel(
      `<startEvent id="s"/>${user('a')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><signalEventDefinition signalRef="go"/></startEvent>${user('x')}${flowsOf('es>x')}</subProcess>`,
      ['s>a'],
    );
    give(one, 'wangfang', { type: 'deliver-signal', name: 'go', payload: {} });
    const { run } = one.state().scopes[taskAt(one, 'x').scope]!;
    expect([open(one), one.state().waits]).toEqual([['x'], {}]);
    expect(give(one, 'huangmei', { type: 'jump-token', scope: rootOf(one), run, to: 'a', reason: '误触发' })).toBeUndefined();
    expect([open(one), Object.values(one.state().waits)]).toEqual([['a'], [expect.objectContaining({ element: 'es', run: null })]]);
    give(one, 'wangfang', { type: 'deliver-signal', name: 'go', payload: {} });
    expect(finish(one)).toEqual(['x']);
  });

  it('should leave an event sub-process that a condition started, though it holds still: only its next change starts it again', async () => {
    // given
    const event = eventSubProcess('esp', conditional('n > 5'), `${user('x')}${flowsOf('espS>x')}`);
    const one = await openModel(
      `<startEvent id="s"/>${script('init', 'n', '1')}${['a', 'b', 'c', 'd'].map(id => user(id)).join('')}${event}`,
      ['s>init', 'init>a', 'a>b', 'b>c', 'c>d'],
    );
    const set = (element: string, n: number) => {
      const { id, version } = taskAt(one, element);
      give(one, 'liqiang', { type: 'complete-task', task: id, version, answers: { n } });
      return open(one);
    };
    const started = set('a', 6);
    const { run } = one.state().scopes[taskAt(one, 'x').scope]!;
    // when
    give(one, 'huangmei', { type: 'jump-token', scope: rootOf(one), run, to: 'b', reason: '误触发' });
    // then
    expect([started, open(one), set('b', 1), set('c', 7)]).toEqual([['x'], ['b'], ['c'], ['x']]);
  });

  it('should free a step that cannot go on', async () => {
    const one = await openModel(
      `<startEvent id="s"/><scriptTask id="broken" scriptFormat="feel"><script>1 + "x" = missing.y.z</script></scriptTask>${user('a')}`,
      ['s>broken', 'broken>a'],
    );
    const scope = rootOf(one);
    const run = Object.keys(one.state().scopes[scope]!.runs)[0]!;
    expect(Object.values(one.state().incidents)).toMatchObject([{ element: 'broken' }]);
    expect(give(one, 'huangmei', { type: 'jump-token', scope, run, to: 'a', reason: '脚本有误' })).toBeUndefined();
    expect([one.state().incidents, finish(one)]).toEqual([{}, ['a']]);
  });
});
