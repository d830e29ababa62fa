import { describe, expect, it } from 'vitest';
import { flowsOf, model } from '../model.ts';
import { stage } from '../stage.ts';

const activation = (text: string) =>
  `<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">${text.replaceAll('<', '&lt;')}</activationCondition></complexGateway>`;
const branches = ['a', 'b', 'c'];
const three = (join: string, ...more: string[]) =>
  model(
    `<startEvent id="s"/><parallelGateway id="g"/>${branches.map(id => `<userTask id="${id}"/>`).join('')}${join}<task id="after"/><task id="late"/><userTask id="w"/>`,
    's>g',
    ...branches.flatMap(id => [`g>${id}`, `${id}>j`]),
    'j>after',
    'after>w',
    ...more,
  );
const count = (completed: readonly string[], id: string) => completed.filter(one => one === id).length;

describe('complex gateway', () => {
  it('should take every way out whose condition holds, else the default', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><complexGateway id="g" default="g_z"/><task id="x"/><task id="y"/><task id="z"/>',
      's>g',
      'g>x: n > 1',
      'g>y: n > 2',
      'g>z',
    );
    // when
    const runs = await Promise.all([3, 2, 1].map(n => stage(xml, { n })));
    // then
    expect(runs.map(run => run.completed().slice(2))).toEqual([['x', 'y'], ['x'], ['z']]);
  });

  it('should raise an incident when no condition holds and none is the default', async () => {
    // given
    const xml = model('<startEvent id="s"/><complexGateway id="g"/><task id="x"/>', 's>g', 'g>x: n > 1');
    // when
    const run = await stage(xml, { n: 0 });
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ element: 'g', code: 'no-flow-true' }]);
  });

  it('should go on with the second of three tokens, once, and swallow the third', async () => {
    // given
    const run = await stage(three(activation('activationCount >= 2')));
    // when
    run.complete('c');
    const one = count(run.completed(), 'after');
    run.complete('a');
    const two = count(run.completed(), 'after');
    const waiting = Object.values(run.state().scopes)[0]?.gates;
    run.complete('b');
    const reset = Object.values(run.state().scopes)[0];
    run.complete('w');
    // then
    expect([one, two, count(run.completed(), 'after')]).toEqual([0, 1, 1]);
    expect(waiting).toEqual({ j: ['a_j', 'c_j'] });
    expect([reset?.gates, reset?.arrivals]).toEqual([undefined, []]);
    expect(run.events('gateway-reset')).toMatchObject([{ element: 'j', consumed: ['b_j'] }]);
    expect(run.state().phase).toBe('closed');
  });

  it('should need no reset when all tokens are used at once', async () => {
    // given
    const run = await stage(three(activation('activationCount = 3')));
    // when
    for (const id of branches) run.complete(id);
    // then
    expect(count(run.completed(), 'after')).toBe(1);
    expect([run.events('gateway-fired'), run.events('gateway-reset')]).toEqual([[], []]);
  });

  it('should be reset when no late token can come any more, and then start anew', async () => {
    // given: c is left by its boundary event to an end of its own
    const side =
      '<boundaryEvent id="gone" attachedToRef="c"><messageEventDefinition messageRef="drop"/></boundaryEvent><endEvent id="ge"/>';
    const run = await stage(three(`${activation('activationCount >= 2')}${side}`, 'gone>ge'));
    run.complete('a');
    run.complete('b');
    // when
    run.give({ type: 'deliver-message', name: 'drop', key: null, payload: {} });
    // then
    expect(run.events('gateway-reset')).toMatchObject([{ consumed: [] }]);
    expect(run.open()).toEqual(['w']);
  });

  it('should send a token on at its reset only where a condition asks for it', async () => {
    // given
    const run = await stage(three(activation('activationCount >= 2'), 'j>late: not(waitingForStart)'));
    run.complete('a');
    run.complete('b');
    const before = run.completed();
    // when
    run.complete('c');
    // then
    expect([before.includes('after'), before.includes('late')]).toEqual([true, false]);
    expect([count(run.completed(), 'after'), count(run.completed(), 'late')]).toEqual([1, 1]);
  });

  it('should join two of three in every round of a loop', async () => {
    // given: after the join the case goes round again once all three are through
    const body = `<startEvent id="s"/><exclusiveGateway id="m"/><subProcess id="round"><startEvent id="is"/><parallelGateway id="g"/>${branches.map(id => `<userTask id="${id}"/>`).join('')}${activation('activationCount >= 2')}<task id="after"/>
      ${flowsOf('is>g', ...branches.flatMap(id => [`g>${id}`, `${id}>j`]), 'j>after')}</subProcess><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>`;
    const run = await stage(model(body, 's>m', 'm>round', 'round>x', 'x>m: again', 'x>e'), { again: true });
    // when
    for (const id of branches) run.complete(id);
    run.complete('b', { again: false });
    for (const id of ['c', 'a']) run.complete(id);
    // then
    expect(count(run.completed(), 'after')).toBe(2);
    expect(run.events('gateway-reset')).toHaveLength(2);
    expect(run.state().phase).toBe('closed');
  });

  it('should keep the tokens of the next round while it waits for its reset, and join again with them', async () => {
    // given: the join leads straight back to the split, so a second round begins while c of the first is open
    const xml = model(
      `<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="g"/>${branches.map(id => `<userTask id="${id}"/>`).join('')}${activation('activationCount >= 2')}<exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>`,
      's>m',
      'm>g',
      ...branches.flatMap(id => [`g>${id}`, `${id}>j`]),
      'j>x',
      'x>m: again',
      'x>e',
    );
    const run = await stage(xml, { again: true });
    run.complete('a');
    run.complete('b', { again: true });
    // when
    run.complete('c', { again: false });
    const once = count(run.completed(), 'j');
    run.complete('a');
    run.complete('b');
    run.complete('c');
    // then
    expect(once).toBe(1);
    expect(count(run.completed(), 'j')).toBe(2);
    expect(run.open()).toEqual([]);
    expect(run.state().phase).toBe('closed');
  });

  it('should look at data in its activation condition again whenever everything stands still', async () => {
    // given
    const run = await stage(three(activation('activationCount >= enough')), { enough: 3 });
    run.complete('a');
    run.complete('b');
    const waiting = run.completed().includes('after');
    // when
    run.complete('c', { enough: 1 });
    // then
    expect(waiting).toBe(false);
    expect(run.completed()).toContain('after');
  });

  it('should join like an inclusive gateway without an activation condition', async () => {
    // given
    const run = await stage(three('<complexGateway id="j"/>'));
    // when
    run.complete('a');
    run.complete('b');
    const early = run.completed().includes('after');
    run.complete('c');
    // then
    expect(early).toBe(false);
    expect(count(run.completed(), 'after')).toBe(1);
  });

  it('should tell when it can never be activated', async () => {
    // given
    const run = await stage(three(activation('activationCount > 3')));
    // when
    for (const id of branches) run.complete(id);
    // then
    expect(Object.values(run.state().incidents)).toMatchObject([{ code: 'join-waits-for-ever' }]);
  });

  it('should keep a failing activation condition as an incident and take it up again', async () => {
    // given
    const run = await stage(three(activation('activationCount >= missing')));
    run.complete('a');
    const [incident] = Object.values(run.state().incidents);
    // when
    run.give({ type: 'resolve-incident', incident: incident!.id, action: 'resolve', values: { missing: 1 } });
    // then
    expect(incident?.code).toBe('expression-failed');
    expect(run.completed()).toContain('after');
    expect(run.state().incidents).toEqual({});
  });
});
