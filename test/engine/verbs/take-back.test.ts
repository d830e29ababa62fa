import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { previewTakeBack } from '#engine/verbs/index.ts';
import type { Case } from '../cases/legal.ts';
import { clockRule } from '../cases/legal.ts';
import { compensable, compensate } from '../execution/drawing.ts';
import { boundary, defined, eventSubProcess, flowsOf } from '../execution/model.ts';
import { contextAt, done, finish, give, giveBack, lastEvents, open, openLine, openModel, openNested, taskAt, user } from './moves.ts';

/** Complete the task at an element and answer its id. */
function complete(one: Case, element: string, account = 'liqiang'): string {
  const { id } = taskAt(one, element);
  done(one, `${element}:${account}`);
  return id;
}

const takeBack = (one: Case, task: string, account = 'liqiang') => give(one, account, { type: 'take-back-task', task, reason: '填错了' });

describe('taking back (撤回)', () => {
  it('should open the task again for who completed it, cancel what it led to, and keep what was filled in', async () => {
    // given
    const one = await openModel(`<startEvent id="s"/>${user('a', '', 'bj:form="note"')}${user('b')}`, ['s>a', 'a>b']);
    const { id } = taskAt(one, 'a');
    give(one, 'liqiang', { type: 'complete-task', task: id, version: 1, answers: { text: '初稿' }, opinion: '同意' });
    expect(previewTakeBack(one.state(), contextAt(one), id)).toMatchObject({ possible: true, cancels: [{ element: 'b' }] });
    const next = taskAt(one, 'b').id;
    // when
    const refused = takeBack(one, id);
    // then
    expect(refused).toBeUndefined();
    expect(lastEvents(one)).toEqual(['task-taken-back', 'task-cancelled', 'element-cancelled', 'element-entered', 'task-created']);
    expect([open(one), taskAt(one, 'a').candidates]).toEqual([['a'], ['person:liqiang']]);
    expect(one.state().data.at(-1)).toMatchObject({ form: 'note', round: 1, answers: { text: '初稿' } });
    expect(give(one, 'zhaomin', { type: 'complete-task', task: next, version: 1, answers: {} })).toBe('task-cancelled');
    expect(takeBack(one, id)).toBe('task-cancelled');
    expect(finish(one)).toEqual(['a', 'b']);
  });

  it('should count what the task led to alone, not what had fallen due before', async () => {
    // given: the limit of a is over, and nobody has looked at the clocks yet
    const step = clockRule({ id: 'step', per: 'step', stop: [], onBreach: 'escalate' });
    const late = boundary('late', 'a', '<timerEventDefinition bj:follows="limit"/>', false);
    const drawn = `<startEvent id="s" bj:act="receive"/>${user('a', '', 'bj:limit="1wd"')}${late}${user('tell')}${user('b')}`;
    const one = await openModel(drawn, ['s>a', 'a>b', 'late>tell'], { clocks: [step], cards: null });
    one.session.now = readLocal('2026-03-05T09:00')!;
    const id = complete(one, 'a');
    expect(open(one)).toEqual(['b', 'tell']);
    // when
    const refused = takeBack(one, id);
    // then
    expect([refused, open(one)]).toEqual([undefined, ['a', 'tell']]);
  });

  it('should be for who completed it alone, and for completed tasks', async () => {
    const one = await openLine();
    const { id } = taskAt(one, 'a');
    expect(takeBack(one, id)).toBe('take-back-not-done');
    done(one, 'a');
    expect([takeBack(one, id, 'zhaomin'), takeBack(one, '99.1')]).toEqual(['take-back-not-yours', 'task-not-found']);
  });

  it('should be refused once the next handler has read or claimed the task, unless the step minds only what is done', async () => {
    const [read, claimed, lenient] = [await openLine(), await openLine(), await openLine({ a: 'takeBack="undone"' })];
    const ids = [read, claimed, lenient].map(one => complete(one, 'a'));
    const next = (one: Case) => taskAt(one, 'b').id;
    give(read, 'zhaomin', { type: 'read-task', task: next(read) });
    give(claimed, 'zhaomin', { type: 'claim-task', task: next(claimed), version: 1 });
    give(lenient, 'zhaomin', { type: 'read-task', task: next(lenient) });
    expect([takeBack(read, ids[0]!), takeBack(claimed, ids[1]!), takeBack(lenient, ids[2]!)]).toEqual([
      'take-back-read',
      'take-back-read',
      undefined,
    ]);
    expect(previewTakeBack(read.state(), contextAt(read), ids[0]!)).toMatchObject({
      possible: false,
      obstacle: { code: 'take-back-read' },
    });
  });

  it('should be refused once the next task is done or returned, also where the step is lenient', async () => {
    const [one, two] = [await openLine({ a: 'takeBack="undone"' }), await openLine({ a: 'takeBack="undone"' })];
    const [first, second] = [complete(one, 'a'), complete(two, 'a')];
    done(one, 'b');
    giveBack(two, 'b', 'a');
    expect([takeBack(one, first), takeBack(two, second)]).toEqual(['take-back-too-late', 'take-back-too-late']);
  });

  it('should be refused where the step does not offer it, and note nothing for it in the journal', async () => {
    const [silent, noted] = [await openLine({ a: 'allow="return"' }), await openLine()];
    const id = complete(silent, 'a');
    complete(noted, 'a');
    expect([takeBack(silent, id), silent.events('task-left')]).toEqual(['verb-not-offered', []]);
    expect(noted.events('task-left')).toEqual([{ type: 'task-left', task: expect.any(String), opened: [taskAt(noted, 'b').run] }]);
  });

  it('should be refused over a legal act', async () => {
    const one = await openModel(`<startEvent id="s"/>${user('a', '', 'bj:act="accept"')}${user('b')}`, ['s>a', 'a>b']);
    expect(takeBack(one, complete(one, 'a'))).toBe('take-back-over-act');
  });

  it('should be refused where a job was sent out', async () => {
    const hook =
      '<serviceTask id="w"><extensionElements><bj:action type="call-webhook" url="https://example.invalid"/></extensionElements></serviceTask>';
    const one = await openModel(`<startEvent id="s"/>${user('a')}${hook}`, ['s>a', 'a>w']);
    expect(takeBack(one, complete(one, 'a'))).toBe('take-back-over-job');
  });

  it('should let the limits run on as if they had not stopped', async () => {
    const one = await openModel(`<startEvent id="s"/>${user('a', '', 'bj:limit="3wd"')}${user('b')}`, ['s>a', 'a>b'], {
      clocks: [clockRule({ id: 'step', per: 'step' })],
    });
    one.at('2026-03-03T10:00');
    const before = Object.values(one.state().clocks)[0];
    const id = complete(one, 'a');
    one.at('2026-03-04T10:00');
    takeBack(one, id);
    const task = taskAt(one, 'a').id;
    expect(one.state().clocks[`step:${task}`]).toMatchObject({
      status: 'running',
      task,
      startAt: before?.startAt,
      due: before?.due,
      run: 1,
    });
  });
});

describe('taking back at splits and joins', () => {
  it('should need every branch untouched after a split, and withdraw them all', async () => {
    const [one, two] = [await openNested(), await openNested()];
    const [first, second] = [complete(one, 'before'), complete(two, 'before')];
    done(two, 'y1');
    expect([takeBack(one, first), takeBack(two, second)]).toEqual([undefined, 'take-back-too-late']);
    expect(open(one)).toEqual(['before']);
    expect(finish(one)).toHaveLength(9);
  });

  it('should take a token away that waits at a join', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1');
    const id = complete(one, 'p2');
    expect(takeBack(one, id)).toBeUndefined();
    expect([open(one), one.events('tokens-withdrawn')]).toEqual([['p2', 'q', 'y1'], [expect.objectContaining({ flows: ['p2_i'] })]]);
    expect(finish(one)).toHaveLength(6);
  });

  it('should put the other branches back to the join it had opened', async () => {
    const one = await openNested();
    done(one, 'before', 'x1', 'p1', 'p2');
    const id = complete(one, 'q');
    expect(open(one)).toEqual(['x2', 'y1']);
    takeBack(one, id);
    expect([open(one), Object.values(one.state().scopes)[0]?.arrivals]).toEqual([['q', 'y1'], ['p2_i']]);
    expect(finish(one).toSorted()).toEqual(['q', 'x2', 'y1', 'y2', 'z']);
  });

  it('should not bring back a branch that has ended, nor a level that has', async () => {
    const inner = `<subProcess id="sub"><startEvent id="si"/>${user('m')}${flowsOf('si>m')}</subProcess>`;
    const one = await openModel(`<startEvent id="s"/>${user('a')}${inner}${user('b')}`, ['s>a', 'a>sub', 'sub>b']);
    const first = complete(one, 'a');
    const second = complete(one, 'm');
    expect([takeBack(one, second), takeBack(one, first)]).toEqual(['take-back-ended', 'take-back-too-late']);
  });

  it('should cancel a sub-process it led to', async () => {
    const inner = `<subProcess id="sub"><startEvent id="si"/>${user('m')}${user('n')}${flowsOf('si>m', 'm>n')}</subProcess>`;
    const [one, two] = [1, 2].map(() => openModel(`<startEvent id="s"/>${user('a')}${inner}`, ['s>a', 'a>sub']));
    const [fresh, moved] = [await one!, await two!];
    const [first, second] = [complete(fresh, 'a'), complete(moved, 'a')];
    done(moved, 'm');
    expect([takeBack(fresh, first), takeBack(moved, second)]).toEqual([undefined, 'take-back-too-late']);
    expect([open(fresh), Object.keys(fresh.state().scopes)]).toEqual([['a'], [expect.any(String)]]);
  });

  it('should not take back an instance of a repeated step', async () => {
    const many = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const one = await openModel(`<startEvent id="s"/><userTask id="v">${many}</userTask>${user('b')}`, ['s>v', 'v>b']);
    expect(takeBack(one, complete(one, 'v'))).toBe('take-back-ended');
  });

  it('should be refused where the token has gone on and left nothing open', async () => {
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${user('a')}${user('b')}<endEvent id="e1"/><endEvent id="e2"/>`,
      ['s>g', 'g>a', 'g>b', 'a>e1', 'b>e2'],
    );
    expect(takeBack(one, complete(one, 'a'))).toBe('take-back-too-late');
  });
});

describe('taking back a step that ended others', () => {
  it('should be refused where an event sub-process interrupted what ran beside the step: it would not come back', async () => {
    // given
    const event = eventSubProcess('esp', defined('error', 'stopped'), `${user('handle')}${flowsOf('espS>handle')}`);
    const stop = `<exclusiveGateway id="x" default="x_j"/><endEvent id="t">${defined('error', 'stopped')}</endEvent>`;
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${user('a')}${user('b')}${stop}<parallelGateway id="j"/>${user('c')}${event}`,
      ['s>g', 'g>a', 'g>b', 'a>x', 'x>t: stop', 'x>j', 'b>j', 'j>c'],
    );
    const { id, version } = taskAt(one, 'a');
    const before = open(one);
    give(one, 'liqiang', { type: 'complete-task', task: id, version, answers: { stop: true } });
    // when
    const refused = takeBack(one, id);
    // then
    expect([before, refused, open(one)]).toEqual([['a', 'b'], 'take-back-too-late', ['handle']]);
    expect(previewTakeBack(one.state(), contextAt(one), id)).toMatchObject({ possible: false });
  });

  it('should be refused where a signal of the step ended a task of another branch', async () => {
    // given
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="g"/>${user('a')}${user('b')}${user('d')}<intermediateThrowEvent id="t">${defined('signal', 'stop')}</intermediateThrowEvent>
       ${boundary('stopped', 'd', defined('signal', 'stop'))}<endEvent id="e"/>`,
      ['s>g', 'g>a', 'g>d', 'a>t', 't>b', 'stopped>e'],
    );
    const task = complete(one, 'a');
    // when
    const refused = takeBack(one, task);
    // then
    expect([refused, open(one)]).toEqual(['take-back-too-late', ['b']]);
  });
});

describe('taking a voice back in a countersign (撤回表态)', () => {
  const signed = (mode: string) =>
    openModel(
      `<startEvent id="s"/><userTask id="v"><extensionElements><bj:countersign mode="${mode}" signers="= [&quot;liqiang&quot;, &quot;zhaomin&quot;, &quot;zhouwei&quot;]"/></extensionElements></userTask>${user('b')}`,
      ['s>v', 'v>b'],
    );
  const vote = (one: Case, account: string) => {
    const { id, version } = taskAt(one, 'v');
    return give(one, account, { type: 'cast-vote', task: id, version, vote: 'agree' });
  };

  it('should take back only my own, while the others are still asked', async () => {
    const one = await signed('all');
    const { id } = taskAt(one, 'v');
    vote(one, 'liqiang');
    vote(one, 'zhaomin');
    expect(takeBack(one, id, 'zhouwei')).toBe('take-back-not-done');
    expect(takeBack(one, id)).toBeUndefined();
    expect(taskAt(one, 'v').candidates).toEqual(['person:liqiang', 'person:zhouwei']);
    expect([vote(one, 'liqiang'), vote(one, 'zhouwei'), open(one)]).toEqual([undefined, undefined, ['b']]);
    expect(takeBack(one, id, 'zhouwei')).toBe('take-back-decided');
  });

  it('should be refused once the next in order has acted', async () => {
    const one = await signed('order');
    const { id } = taskAt(one, 'v');
    vote(one, 'liqiang');
    expect(takeBack(one, id)).toBeUndefined();
    vote(one, 'liqiang');
    vote(one, 'zhaomin');
    expect(takeBack(one, id)).toBe('take-back-too-late');
  });
});

describe('taking a voice back where signers were added (加签后撤回表态)', () => {
  const signed = (attributes: string) =>
    openModel(
      `<startEvent id="s"/><userTask id="v"><extensionElements><bj:countersign ${attributes} signers="= [&quot;liqiang&quot;, &quot;zhaomin&quot;, &quot;zhouwei&quot;]"/></extensionElements></userTask>${user('b')}`,
      ['s>v', 'v>b'],
    );
  const seen = (one: Case) => ({ task: taskAt(one, 'v').id, version: taskAt(one, 'v').version });
  const vote = (one: Case, ...accounts: string[]) => {
    for (const account of accounts) give(one, account, { type: 'cast-vote', ...seen(one), vote: 'agree' });
  };
  const add = (one: Case, place: 'before' | 'after', who: readonly string[], method: 'all' | 'order' = 'all') =>
    give(one, 'liqiang', { type: 'add-signers', ...seen(one), place, who, method });

  it('should end the node where the others have decided it without that voice', async () => {
    // given: with the weight of zhaomin alone it is agreed, only who signs after liqiang was still asked
    const one = await signed('mode="vote" weights="= {zhaomin: 4, zhouwei: 2}"');
    const { id } = taskAt(one, 'v');
    add(one, 'after', ['chenjing']);
    vote(one, 'liqiang', 'zhaomin');
    const asked = taskAt(one, 'v').candidates;
    // when
    const refused = takeBack(one, id);
    // then
    expect([asked, refused, open(one)]).toEqual([['person:chenjing'], undefined, ['b']]);
  });

  it.each(['all', 'order'])('should be refused in mode %s to who signed before somebody who has acted', async mode => {
    // given
    const one = await signed(`mode="${mode}"`);
    const { id } = taskAt(one, 'v');
    add(one, 'before', ['chenjing']);
    vote(one, 'chenjing', 'liqiang');
    // when
    const refused = takeBack(one, id, 'chenjing');
    // then
    expect(refused).toBe('take-back-too-late');
  });

  it('should be refused among those added in order once the next has acted', async () => {
    // given
    const one = await signed('mode="all"');
    const { id } = taskAt(one, 'v');
    add(one, 'before', ['chenjing', 'liuyang'], 'order');
    vote(one, 'chenjing', 'liuyang');
    // when
    const refused = [takeBack(one, id, 'chenjing'), takeBack(one, id, 'liuyang')];
    // then
    expect(refused).toEqual(['take-back-too-late', undefined]);
  });

  it('should be open in order to who had others sign before, while the next has not acted', async () => {
    // given
    const one = await signed('mode="order"');
    const { id } = taskAt(one, 'v');
    add(one, 'before', ['chenjing']);
    vote(one, 'chenjing', 'liqiang');
    // when
    const refused = takeBack(one, id);
    // then
    expect(refused).toBeUndefined();
    expect(taskAt(one, 'v').candidates).toEqual(['person:liqiang']);
  });
});

describe('taking back and what is kept of a step', () => {
  const undoable = (thrower: string) =>
    openModel(`<startEvent id="s"/>${user('a')}${compensable('a', 'userTask')}${user('b')}${thrower}${user('c')}<endEvent id="e"/>`, [
      's>a',
      'a>b',
      'b>t',
      't>c',
      'c>e',
    ]);

  it('should go straight back again when a rework is taken back that went straight back', async () => {
    const one = await openLine();
    done(one, 'a', 'b');
    giveBack(one, 'c', 'b', { resume: 'straight-back' });
    giveBack(one, 'b', 'a', { resume: 'straight-back', by: 'liqiang' });
    expect(takeBack(one, complete(one, 'a'))).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'b', 'c']);
  });

  it('should go straight back again to a countersign, which is for nobody in particular', async () => {
    // given: the countersign was reached through b and returned to a
    const countersign = `<userTask id="v"><extensionElements><bj:countersign mode="all" signers="= [&quot;zhaomin&quot;, &quot;zhouwei&quot;]"/></extensionElements></userTask>`;
    const one = await openModel(`<startEvent id="s"/>${user('a')}${user('b')}${countersign}<endEvent id="e"/>`, [
      's>a',
      'a>b',
      'b>v',
      'v>e',
    ]);
    done(one, 'a', 'b');
    expect(giveBack(one, 'v', 'a', { resume: 'straight-back' })).toBeUndefined();
    // when
    expect(takeBack(one, complete(one, 'a'))).toBeUndefined();
    done(one, 'a');
    // then
    expect(open(one)).toEqual(['v']);
  });

  it('should go along the flows again when a step is taken back that went along them', async () => {
    const one = await openLine();
    done(one, 'a', 'b');
    giveBack(one, 'c', 'a');
    expect(takeBack(one, complete(one, 'a'))).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'b', 'c']);
  });

  it('should be compensated once when it was taken back and done again', async () => {
    const one = await undoable(compensate('t'));
    expect(takeBack(one, complete(one, 'a'))).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'b', 'undoa', 'c']);
  });

  it('should be compensated for each time it was returned to and done again, the taken back time left out', async () => {
    const one = await undoable(compensate('t'));
    done(one, 'a');
    giveBack(one, 'b', 'a');
    expect(takeBack(one, complete(one, 'a'))).toBeUndefined();
    expect(finish(one)).toEqual(['a', 'b', 'undoa', 'undoa', 'c']);
  });

  it('should be refused once compensation has begun', async () => {
    const one = await undoable(compensate('t', { activity: 'a' }));
    done(one, 'a');
    const task = complete(one, 'b');
    expect(open(one)).toEqual(['undoa']);
    expect(takeBack(one, task)).toBe('take-back-too-late');
  });
});
