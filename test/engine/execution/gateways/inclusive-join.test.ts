import { describe, expect, it } from 'vitest';
import { done, finish, giveBack, open, openModel, user } from '../../verbs/moves.ts';
import { cardinality, completion, instances } from '../drawing.ts';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { stage } from '../stage.ts';

/** a and b lead to the join j; what stands in between is drawn by each test. */
const joined = (body: string, ...flows: string[]) =>
  model(
    `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><inclusiveGateway id="j"/><task id="after"/>${body}`,
    's>g',
    'g>a',
    'a>j',
    'j>after',
    ...flows,
  );
const count = (completed: readonly string[], id: string) => completed.filter(one => one === id).length;

describe('inclusive join', () => {
  it('should wait for a multi-instance activity as for one token', async () => {
    // given
    const run = await stage(joined(`<userTask id="b">${instances(cardinality('2'))}</userTask>`, 'g>b', 'b>j'));
    // when
    run.complete('a');
    run.complete('b');
    const early = run.completed().includes('j');
    run.complete('b');
    // then
    expect(early).toBe(false);
    expect(count(run.completed(), 'after')).toBe(1);
  });

  it('should wait for an ad-hoc sub-process, and inside one join the tokens it has', async () => {
    // given
    const inner = `<userTask id="i"/><inclusiveGateway id="x"/><task id="k"/><task id="l"/><inclusiveGateway id="y"/><task id="m"/>${flowsOf('i>x', 'x>k', 'x>l', 'k>y', 'l>y', 'y>m')}`;
    const run = await stage(joined(`<adHocSubProcess id="b">${inner}</adHocSubProcess>`, 'g>b', 'b>j'));
    run.complete('a');
    const scope = Object.values(run.state().scopes).find(({ container }) => container === 'b')!;
    // when
    run.give({ type: 'start-activity', scope: scope.id, element: 'i' });
    const early = run.completed().includes('j');
    run.complete('i');
    // then
    expect(early).toBe(false);
    expect([count(run.completed(), 'm'), count(run.completed(), 'after')]).toEqual([1, 1]);
  });

  it('should go on once a boundary event has taken the token another way', async () => {
    // given
    const body = `<userTask id="b"/>${boundary('m', 'b', defined('message', 'drop'))}<endEvent id="me"/>`;
    const run = await stage(joined(body, 'g>b', 'b>j', 'm>me'));
    run.complete('a');
    // when
    run.give({ type: 'deliver-message', name: 'drop', key: null, payload: {} });
    // then
    expect(count(run.completed(), 'after')).toBe(1);
    expect(run.state().phase).toBe('closed');
  });

  it('should wait for the token that a non-interrupting boundary event may still send', async () => {
    // given: b itself ends elsewhere
    const body = `<userTask id="b"/>${boundary('m', 'b', defined('message', 'ask'), false)}<endEvent id="be"/>`;
    const run = await stage(joined(body, 'g>b', 'b>be', 'm>j'));
    run.complete('a');
    const early = run.completed().includes('j');
    // when
    run.give({ type: 'deliver-message', name: 'ask', key: null, payload: {} });
    run.complete('b');
    // then
    expect(early).toBe(false);
    expect(count(run.completed(), 'after')).toBe(1);
    expect(run.state().phase).toBe('closed');
  });

  it('should not wait for an event sub-process, whose tokens never reach its scope', async () => {
    // given
    const esp = eventSubProcess('esp', defined('message', 'note'), `<userTask id="n"/>${flowsOf('espS>n')}`, false);
    const run = await stage(joined(`<task id="b"/>${esp}`, 'g>b', 'b>j'));
    run.give({ type: 'deliver-message', name: 'note', key: null, payload: {} });
    // when
    run.complete('a');
    // then
    expect(count(run.completed(), 'after')).toBe(1);
    expect(run.open()).toEqual(['n']);
  });

  it('should wait for a token that a link takes to it', async () => {
    // given
    const body = `<userTask id="b"/><intermediateThrowEvent id="out">${defined('link', 'L')}</intermediateThrowEvent><intermediateCatchEvent id="in">${defined('link', 'L')}</intermediateCatchEvent>`;
    const run = await stage(joined(body, 'g>b', 'b>out', 'in>j'));
    // when
    run.complete('a');
    const early = run.completed().includes('j');
    run.complete('b');
    // then
    expect(early).toBe(false);
    expect(count(run.completed(), 'after')).toBe(1);
  });

  it('should not wait for a token that may also come to a flow that has one already', async () => {
    // given: b chooses between the flow of a and one of its own (clause 13.4.3, last condition)
    const body = '<userTask id="b"/><exclusiveGateway id="x" default="x_j"/><exclusiveGateway id="m"/>';
    const run = await stage(
      model(
        `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><inclusiveGateway id="j"/><task id="after"/>${body}`,
        's>g',
        'g>a',
        'g>b',
        'a>m',
        'm>j',
        'b>x',
        'x>m: n = 1',
        'x>j',
        'j>after',
      ),
      { n: 0 },
    );
    // when
    run.complete('a');
    const first = count(run.completed(), 'after');
    run.complete('b');
    // then
    expect([first, count(run.completed(), 'after')]).toEqual([1, 2]);
  });

  it('should use one of several tokens on one flow and join the others by themselves', async () => {
    // given: a is done twice before b is
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><task id="after"/><parallelGateway id="f"/><exclusiveGateway id="m"/>`,
      's>g',
      'g>f',
      'g>b',
      'f>m',
      'm>a',
      'a>j',
      'b>j',
      'j>after',
    ).replace('<sequenceFlow id="f_m"', '<sequenceFlow id="f_m2" sourceRef="f" targetRef="m"/><sequenceFlow id="f_m"');
    const run = await stage(xml);
    // when
    run.complete('a');
    run.complete('a');
    const early = run.completed().includes('j');
    run.complete('b');
    // then
    expect(early).toBe(false);
    expect(count(run.completed(), 'after')).toBe(2);
    expect(run.state().phase).toBe('closed');
  });

  it('should join again in every round of a loop', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><exclusiveGateway id="m"/><inclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>`,
      's>m',
      'm>g',
      'g>a',
      'g>b: both',
      'a>j',
      'b>j',
      'j>x',
      'x>m: again',
      'x>e',
    );
    const run = await stage(xml, { both: true, again: true });
    // when
    run.complete('a');
    run.complete('b', { both: false });
    run.complete('a', { again: false });
    // then
    expect(count(run.completed(), 'j')).toBe(2);
    expect(run.state().phase).toBe('closed');
  });

  it('should stay quick in a model of 200 elements', async () => {
    // given: 60 inclusive splits and joins one after the other, each with a task between
    const ids = Array.from({ length: 60 }, (_, i) => i);
    const body = ids.map(i => `<inclusiveGateway id="g${i}"/><task id="t${i}"/><inclusiveGateway id="j${i}"/>`).join('');
    const flows = ids.flatMap(i => [`g${i}>t${i}`, `g${i}>j${i}`, `t${i}>j${i}`, `j${i}>${i + 1 < ids.length ? `g${i + 1}` : 'e'}`]);
    const xml = model(`<startEvent id="s"/>${body}<endEvent id="e"/>`, 's>g0', ...flows);
    // when
    const run = await stage(xml);
    // then
    expect(run.completed()).toHaveLength(182);
    expect(run.state().phase).toBe('closed');
  });

  it('should take the completion condition of a multi-instance activity before it as its end', async () => {
    // given
    const multi = instances(`${cardinality('3')}${completion('numberOfCompletedInstances >= 1')}`);
    const run = await stage(joined(`<userTask id="b">${multi}</userTask>`, 'g>b', 'b>j'));
    run.complete('a');
    // when
    run.complete('b');
    // then
    expect(count(run.completed(), 'after')).toBe(1);
    expect(run.open()).toEqual([]);
  });

  it('should wait for a rework that goes straight back into a branch, which is not before the split again', async () => {
    // given: a is returned over the split and comes straight back, while b stays open
    const one = await openModel(
      `<startEvent id="s"/>${['t', 'a', 'b', 'c'].map(id => user(id)).join('')}<inclusiveGateway id="g"/><inclusiveGateway id="j"/><endEvent id="e"/>`,
      ['s>t', 't>g', 'g>a', 'g>b', 'a>j', 'b>j', 'j>c', 'c>e'],
    );
    done(one, 't');
    giveBack(one, 'a', 't', { resume: 'straight-back' });
    // when
    done(one, 'b');
    // then
    expect(open(one)).toEqual(['t']);
    expect(finish(one)).toEqual(['t', 'a', 'c']);
  });
});
