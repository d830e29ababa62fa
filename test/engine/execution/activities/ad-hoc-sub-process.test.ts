import { describe, expect, it } from 'vitest';
import { compensable, compensate, completion, script } from '../drawing.ts';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import type { Stage } from '../stage.ts';
import { stage } from '../stage.ts';

const drawn = (inner: string, attributes = '', body = '', ...flows: string[]) =>
  model(
    `<startEvent id="s"/><adHocSubProcess id="free" ${attributes}>${inner}</adHocSubProcess>${body}<endEvent id="e"/>`,
    's>free',
    'free>e',
    ...flows,
  );
const two = '<userTask id="a"/><userTask id="b"/>';
const start = (run: Stage, element: string) => {
  const scope = Object.values(run.state().scopes).find(({ container }) => container === 'free');
  return run.give({ type: 'start-activity', scope: scope?.id ?? 'none', element });
};

describe('ad-hoc sub-process', () => {
  it('should start nothing by itself and wait for somebody to start an activity', async () => {
    // when
    const run = await stage(drawn(two));
    // then
    expect(run.completed()).toEqual(['s']);
    expect([run.open(), run.state().phase]).toEqual([[], 'running']);
  });

  it('should let an activity be started any number of times, several at once', async () => {
    // given
    const run = await stage(drawn(two));
    // when
    for (const id of ['a', 'b', 'a']) expect(start(run, id)).toBeUndefined();
    // then
    expect(run.open()).toEqual(['a', 'b', 'a']);
  });

  it('should be done, without a condition, once nothing runs and at least one activity was done', async () => {
    // given
    const run = await stage(drawn(two));
    start(run, 'a');
    start(run, 'b');
    // when
    run.complete('a');
    const early = run.completed().includes('free');
    run.complete('b');
    // then
    expect(early).toBe(false);
    expect(run.completed().slice(-2)).toEqual(['free', 'e']);
  });

  it('should look at its condition each time an activity completes, and cancel the rest when it holds', async () => {
    // given
    const run = await stage(drawn(`${two}${completion('enough')}`, 'cancelRemainingInstances="true"'), { enough: false });
    start(run, 'a');
    start(run, 'b');
    run.complete('a');
    const open = run.open();
    start(run, 'a');
    // when
    run.complete('a', { enough: true });
    // then
    expect(open).toEqual(['b']);
    expect(run.events('task-cancelled')).toHaveLength(1);
    expect(run.completed().slice(-2)).toEqual(['free', 'e']);
  });

  it('should stay open while its condition does not hold, though nothing runs', async () => {
    // given
    const run = await stage(drawn(`${two}${completion('enough')}`), { enough: false });
    start(run, 'a');
    // when
    run.complete('a');
    const open = run.state().phase;
    start(run, 'b');
    run.complete('b', { enough: true });
    // then
    expect(open).toBe('running');
    expect(run.state().phase).toBe('closed');
  });

  it('should wait for the rest where it is not cancelled, begin nothing new, and stay ended though the condition fails again', async () => {
    // given
    const inner = `${two}<task id="next"/>${flowsOf('b>next')}${completion('enough')}`;
    const run = await stage(drawn(inner, 'cancelRemainingInstances="false"'), { enough: true });
    start(run, 'a');
    start(run, 'b');
    // when
    run.complete('a', { enough: true });
    const refused = start(run, 'a');
    const open = run.open();
    run.complete('b', { enough: false });
    // then
    expect(refused?.code).toBe('ad-hoc-not-open');
    expect(open).toEqual(['b']);
    expect(run.completed()).not.toContain('next');
    expect(run.state().phase).toBe('closed');
  });

  it('should follow the sequence flows drawn inside', async () => {
    // given
    const run = await stage(drawn(`<userTask id="a"/><userTask id="then"/>${flowsOf('a>then')}`));
    start(run, 'a');
    // when
    run.complete('a');
    const open = run.open();
    run.complete('then');
    // then
    expect(open).toEqual(['then']);
    expect(run.state().phase).toBe('closed');
  });

  it('should do one activity at a time when sequential, holding back what flows lead to', async () => {
    // given
    const inner = `<userTask id="a"/><userTask id="l"/><userTask id="r"/>${flowsOf('a>l', 'a>r')}`;
    const run = await stage(drawn(inner, 'ordering="Sequential"'));
    start(run, 'a');
    const refused = start(run, 'a');
    // when
    run.complete('a');
    const first = run.open();
    run.complete('l');
    const second = run.open();
    run.complete('r');
    // then
    expect(refused?.code).toBe('ad-hoc-busy');
    expect([first, second]).toEqual([['l'], ['r']]);
    expect(run.state().phase).toBe('closed');
  });

  it('should let the next activity be started when sequential, while a token waits at a join for it', async () => {
    // given
    const inner = `<userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="then"/>${flowsOf('a>j', 'b>j', 'j>then')}`;
    const run = await stage(drawn(inner, 'ordering="Sequential"'));
    start(run, 'a');
    run.complete('a');
    // when
    const refused = start(run, 'b');
    // then
    expect(refused).toBeUndefined();
    run.complete('b');
    expect(run.open()).toEqual(['then']);
    run.complete('then');
    expect(run.state().phase).toBe('closed');
  });

  it.each([
    ['an element with an incoming flow', 'then', 'activity-not-startable'],
    ['an element of another level', 'e', 'activity-not-startable'],
    ['an unknown element', 'toString', 'activity-not-startable'],
  ])('should refuse to start %s', async (_, element, code) => {
    // given
    const run = await stage(drawn(`<userTask id="a"/><userTask id="then"/>${flowsOf('a>then')}`));
    // when
    const refused = start(run, element);
    // then
    expect(refused?.code).toBe(code);
  });

  it('should refuse a scope that is no open ad-hoc sub-process', async () => {
    // given
    const run = await stage(drawn(two));
    const root = Object.values(run.state().scopes).find(({ parent }) => parent === null)!;
    // when
    const refused = [root.id, 'toString'].map(scope => run.give({ type: 'start-activity', scope, element: 'a' })?.code);
    // then
    expect(refused).toEqual(['ad-hoc-not-open', 'ad-hoc-not-open']);
  });

  it('should be started by the machine and by people who may do its tasks, not by others', async () => {
    // given
    const { giveCommand, machine } = await import('#engine/simulation/session.ts');
    const assigned =
      '<userTask id="a"><extensionElements><bj:assignment rule="role" role="clerk"/></extensionElements></userTask><task id="auto"/>';
    const run = await stage(drawn(`${assigned}${completion('false')}`));
    const scope = Object.values(run.state().scopes).find(({ container }) => container === 'free')!.id;
    const { organisation } = run.session;
    const held = { ...organisation, posts: [{ account: 'wang', name: '王', post: 'clerk', unit: null }] };
    const session = { ...run.session, organisation: held };
    const by = (principals: string[]) =>
      giveCommand({ ...session }, { account: 'x', name: 'x', principals }, { type: 'start-activity', scope, element: 'auto' })?.code;
    // when
    const answers = [by(['clerk', 'clerk@*']), by(['person:stranger']), by([...machine.principals])];
    // then
    expect(answers).toEqual([undefined, 'not-a-candidate', undefined]);
  });

  it('should run service tasks and sub-processes that are started, and see variables of the case', async () => {
    // given
    const sub = `<subProcess id="sub"><startEvent id="is"/>${script('set', 'n', 'n + 1')}${flowsOf('is>set')}</subProcess>`;
    const run = await stage(drawn(`${sub}<serviceTask id="auto"/>${completion('n >= 2')}`), { n: 0 });
    // when
    start(run, 'auto');
    start(run, 'sub');
    start(run, 'sub');
    // then
    expect(run.completed()).toEqual(['s', 'auto', 'is', 'set', 'sub', 'is', 'set', 'sub', 'free', 'e']);
  });

  it('should be left by its boundary event, cancelling what runs', async () => {
    // given
    const run = await stage(drawn(two, '', `${boundary('b1', 'free', defined('message', 'stop'))}<endEvent id="be"/>`, 'b1>be'));
    start(run, 'a');
    // when
    run.give({ type: 'deliver-message', name: 'stop', key: null, payload: {} });
    // then
    expect(run.completed().slice(-2)).toEqual(['b1', 'be']);
    expect(run.state().phase).toBe('closed');
  });

  it.each(['a', undefined])('should be over when the event sub-process that interrupted it is through, begun before: %s', async begun => {
    // given
    const inside = eventSubProcess('es', defined('message', 'stop'), `<userTask id="h"/>${flowsOf('esS>h')}`);
    const run = await stage(drawn(`${two}${inside}`));
    if (begun !== undefined) start(run, begun);
    // when
    run.give({ type: 'deliver-message', name: 'stop', key: null, payload: {} });
    const [open, refused] = [run.open(), start(run, 'b')];
    run.complete('h');
    // then
    expect(open).toEqual(['h']);
    expect(refused?.code).toBe('ad-hoc-not-open');
    expect(run.completed().slice(-3)).toEqual(['es', 'free', 'e']);
    expect(run.state().phase).toBe('closed');
  });

  it('should undo what was done in it, the last completed first, when it is compensated', async () => {
    // given
    const inner = `<userTask id="a"/>${compensable('a')}<userTask id="b"/>${compensable('b')}`;
    const xml = drawn(inner, '', `${compensate('t')}`, 't>e').replace('sourceRef="free" targetRef="e"', 'sourceRef="free" targetRef="t"');
    const run = await stage(xml);
    start(run, 'a');
    start(run, 'b');
    // when
    run.complete('b');
    run.complete('a');
    // then
    expect(run.completed().slice(3)).toEqual(['free', 'undoa', 'undob', 'free', 't', 'e']);
  });

  it('should keep a failing condition as an incident that a value mends', async () => {
    // given
    const run = await stage(drawn(`${two}${completion('missing')}`));
    start(run, 'a');
    run.complete('a');
    const [incident] = Object.values(run.state().incidents);
    // when
    run.give({ type: 'resolve-incident', incident: incident!.id, action: 'resolve', values: { missing: true } });
    // then
    expect(incident).toMatchObject({ element: 'a', phase: 'complete' });
    expect(run.state().phase).toBe('closed');
  });
});
