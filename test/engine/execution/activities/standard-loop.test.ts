import { describe, expect, it } from 'vitest';
import { loop, script } from '../drawing.ts';
import { boundary, flowsOf, model, timer } from '../model.ts';
import { stage } from '../stage.ts';

const around = (activity: string) =>
  model(`<startEvent id="s"/>${activity}<task id="after"/><endEvent id="e"/>`, 's>a', 'a>after', 'after>e');
const turns = (completed: readonly string[], id = 'a') => completed.filter(one => one === id).length - 1;

describe('standard loop', () => {
  it('should do a turn first and go on while the condition holds, when tested after', async () => {
    // given
    const run = await stage(around(`<userTask id="a">${loop('more')}</userTask>`), { more: false });
    // when
    run.complete('a', { more: true });
    run.complete('a', { more: false });
    // then
    expect(turns(run.completed())).toBe(2);
    expect(run.completed().slice(-2)).toEqual(['after', 'e']);
  });

  it('should do no turn at all when tested before and the condition does not hold', async () => {
    // given
    const xml = around(`<userTask id="a">${loop('more', 'testBefore="true"')}</userTask>`);
    // when
    const none = await stage(xml, { more: false });
    const some = await stage(xml, { more: true });
    some.complete('a', { more: false });
    // then
    expect(none.completed()).toEqual(['s', 'a', 'after', 'e']);
    expect(turns(some.completed())).toBe(1);
  });

  it('should stop at the maximum, with and without a condition', async () => {
    // when
    const bare = await stage(around(`<task id="a">${loop('', 'loopMaximum="3"')}</task>`));
    const both = await stage(around(`<task id="a">${loop('true', 'loopMaximum="2"')}</task>`));
    // then
    expect([turns(bare.completed()), turns(both.completed())]).toEqual([3, 2]);
  });

  it('should count turns in loopCounter: those done in the condition, its own number in a turn', async () => {
    // given
    const inner = `<scriptTask id="a" scriptFormat="feel" bj:resultVariable="seen"><script>concatenate(seen, [loopCounter])</script>${loop('loopCounter < 3')}</scriptTask>`;
    const xml = model(
      `<startEvent id="s"/>${inner.replace(/(<script>.*<\/script>)(.*)(<\/scriptTask>)/, '$2$1$3')}<userTask id="w"/>`,
      's>a',
      'a>w',
    );
    // when
    const run = await stage(xml, { seen: [] });
    // then
    expect(run.variable('seen')).toEqual([1, 2, 3]);
  });

  it('should let the turns of a sub-process share what they set, and see it in the condition', async () => {
    // given
    const inner = `<startEvent id="is"/>${script('add', 'sum', 'sum + loopCounter')}${flowsOf('is>add')}`;
    const xml = model(`<startEvent id="s"/><subProcess id="a">${loop('sum < 6')}${inner}</subProcess><userTask id="w"/>`, 's>a', 'a>w');
    // when
    const run = await stage(xml, { sum: 0 });
    // then
    expect(run.variable('sum')).toBe(6);
    expect(turns(run.completed())).toBe(3);
    expect(Object.keys(run.state().scopes)).toHaveLength(1);
  });

  it('should call a process in every turn', async () => {
    // given
    const called = model('<startEvent id="cs"/><userTask id="do"/>', 'cs>do');
    const call = `<callActivity id="a" calledElement="other"><extensionElements><bj:out source="= n" target="n"/></extensionElements>${loop('n < 2')}</callActivity>`;
    const run = await stage(around(call), { n: 0 }, { other: called });
    // when
    run.complete('do', { n: 1 });
    run.complete('do', { n: 2 });
    // then
    expect(turns(run.completed())).toBe(2);
    expect(run.state().phase).toBe('closed');
  });

  it('should be left as a whole by its boundary event', async () => {
    // given
    const body = `<startEvent id="s"/><userTask id="a">${loop('true')}</userTask>${boundary('b', 'a', timer('timeDuration', 'P1D'))}<endEvent id="e"/>`;
    const run = await stage(model(body, 's>a', 'b>e'));
    run.complete('a');
    const [wait] = Object.values(run.state().waits);
    run.session.now += 2 * 86_400_000;
    // when
    const system = { account: 'system', name: '系统', principals: ['system'] };
    const { giveCommand } = await import('#engine/simulation/session.ts');
    giveCommand(run.session, system, { type: 'fire-timer', wait: wait!.id, occurrence: 0 });
    // then
    expect(run.completed().slice(-2)).toEqual(['b', 'e']);
    expect(run.state().phase).toBe('closed');
  });

  it('should make a loop without end and without a wait an incident within the step budget', async () => {
    // when
    const run = await stage(around(`<task id="a">${loop('true')}</task>`));
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ code: 'step-budget', element: 'a' }]);
    expect(run.completed().length).toBeLessThan(1_001);
  });

  it('should keep a failing condition as an incident and go on when it has a value', async () => {
    // given
    const run = await stage(around(`<userTask id="a">${loop('missing = 1')}</userTask>`));
    run.complete('a');
    const [incident] = Object.values(run.state().incidents);
    // when
    run.give({ type: 'resolve-incident', incident: incident!.id, action: 'resolve', values: { missing: 2 } });
    // then
    expect(incident).toMatchObject({ element: 'a', phase: 'complete', code: 'expression-failed' });
    expect(run.state().phase).toBe('closed');
  });
});
