import { describe, expect, it } from 'vitest';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { drawn, ends, feel, gateway, inside, isOver, many, script, send, start, times, users } from './drawn.ts';

const task = (marker: string) => `<userTask id="a">${marker}</userTask>`;
const withMany = (marker: string, more = '', ...flows: string[]) =>
  model(start + task(marker) + users('after') + ends('e') + more, 's>a', 'a>after', 'after>e', ...flows);

/** A sub-process in which one piece of work stands from the beginning and each message `add` brings another. */
const growing = (last: string, ...flows: string[]) => {
  const added = eventSubProcess('more', defined('message', 'add'), `${users('b')}${last}${flowsOf('moreS>b', ...flows)}`, false);
  return inside('open', `<startEvent id="first"/>${users('a')}${ends('firstEnd')}${flowsOf('first>a', 'a>firstEnd')}${added}`);
};

describe('multiple instances', () => {
  it('should start instances that nobody waits for (WCP-12)', async () => {
    // given: a loop that sends one instance off each time
    const body =
      start +
      gateway('exclusive', 'm') +
      '<userTask id="ask" bj:form="ask"/>' +
      gateway('parallel', 'g') +
      users('a', 'after') +
      gateway('exclusive', 'x', ' default="x_after"') +
      ends('e', 'f');
    const play = await drawn(model(body, 's>m', 'm>ask', 'ask>g', 'g>a', 'a>f', 'g>x', 'x>m: data.ask.more', 'x>after', 'after>e'));
    // when
    play.complete('ask', { more: true });
    play.complete('ask', { more: true });
    play.complete('ask', { more: false });
    // then
    expect(play.open().toSorted()).toEqual(['a', 'a', 'a', 'after']);
    play.complete('after');
    expect(play.open()).toEqual(['a', 'a', 'a']);
  });

  it('should run as many instances as are drawn and join them (WCP-13)', async () => {
    // given
    const play = await drawn(withMany(many(feel('loopCardinality', '3'))));
    expect(play.open()).toEqual(['a', 'a', 'a']);
    // when
    for (let count = 0; count < 3; count += 1) play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should run as many instances as the data has when they start (WCP-14)', async () => {
    // given
    const play = await drawn(withMany(many('', 'bj:collection="= organs" bj:elementVariable="organ"')), { organs: ['消防', '环保'] });
    expect(play.open()).toEqual(['a', 'a']);
    // when
    play.complete('a');
    play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should take more instances while they run and join all of them (WCP-15)', async () => {
    // given
    const play = await drawn(
      model(`${start}${growing(ends('bEnd'), 'b>bEnd')}${users('after')}${ends('e')}`, 's>open', 'open>after', 'after>e'),
    );
    // when
    send(play, 'add');
    send(play, 'add');
    expect(play.open()).toEqual(['a', 'b', 'b']);
    for (const element of ['a', 'b']) play.complete(element);
    expect(play.open()).toEqual(['b']);
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should go on when two of three instances are done, while the third goes on for itself (WCP-34)', async () => {
    // given: the second completion throws an escalation that is caught without interrupting
    const second =
      '<complexBehaviorDefinition id="second"><condition xsi:type="tFormalExpression">numberOfCompletedInstances = 2</condition>' +
      '<event xsi:type="tIntermediateThrowEvent" id="enough"><escalationEventDefinition escalationRef="enoughDone"/></event></complexBehaviorDefinition>';
    const marker = many(feel('loopCardinality', '3') + second, 'behavior="Complex"');
    const caught = boundary('due', 'a', defined('escalation', 'enoughDone'), false);
    const play = await drawn(model(start + task(marker) + users('after') + caught + ends('e', 'f'), 's>a', 'a>e', 'due>after', 'after>f'));
    // when
    play.complete('a');
    expect(play.open()).toEqual(['a', 'a']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['a', 'after']);
    play.complete('a');
    play.complete('after');
    expect(times(play, 'after')).toBe(1);
    expect(isOver(play)).toBe(true);
  });

  it('should go on when two of three instances are done and cancel the third (WCP-35)', async () => {
    // given
    const play = await drawn(
      withMany(many(feel('loopCardinality', '3') + feel('completionCondition', 'numberOfCompletedInstances &gt;= 2'))),
    );
    // when
    play.complete('a');
    expect(play.open()).toEqual(['a', 'a']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should go on by a condition over instances that were added while they ran (WCP-36)', async () => {
    // given: every added instance counts itself; the second one lets the process go on
    const counted =
      script('count', 'done', 'done + 1') +
      gateway('exclusive', 'x', ' default="x_bEnd"') +
      ends('bEnd') +
      '<endEvent id="enough"><escalationEventDefinition escalationRef="enoughDone"/></endEvent>';
    const open = growing(counted, 'b>count', 'count>x', 'x>bEnd', 'x>enough: done = 2');
    const caught = boundary('due', 'open', defined('escalation', 'enoughDone'), false);
    const play = await drawn(model(start + open + users('after') + caught + ends('e', 'f'), 's>open', 'open>e', 'due>after', 'after>f'), {
      done: 0,
    });
    // when
    for (let count = 0; count < 3; count += 1) send(play, 'add');
    play.complete('b');
    expect(play.open()).toEqual(['a', 'b', 'b']);
    play.complete('b');
    // then: the rest goes on, and more can still be added
    expect(play.open().toSorted()).toEqual(['a', 'after', 'b']);
    send(play, 'add');
    expect(play.open().toSorted()).toEqual(['a', 'after', 'b', 'b']);
  });
});

describe('cancellation of multiple instances', () => {
  it('should cancel all instances of an activity (WCP-26)', async () => {
    // given
    const play = await drawn(
      withMany(
        many(feel('loopCardinality', '3')),
        boundary('stopped', 'a', defined('message', 'stop')) + users('instead') + ends('f'),
        'stopped>instead',
        'instead>f',
      ),
    );
    play.complete('a');
    // when
    send(play, 'stop');
    // then
    expect(play.open()).toEqual(['instead']);
    expect(times(play, 'after')).toBe(0);
  });

  it('should end an activity with instances early and go on as if all were done (WCP-27)', async () => {
    // given
    const drawnEnd = boundary('early', 'a', defined('message', 'enough')) + gateway('exclusive', 'm');
    const play = await drawn(
      model(
        start + task(many(feel('loopCardinality', '3'))) + users('after') + drawnEnd + ends('e'),
        's>a',
        'a>m',
        'early>m',
        'm>after',
        'after>e',
      ),
    );
    play.complete('a');
    // when
    send(play, 'enough');
    // then
    expect(play.open()).toEqual(['after']);
  });
});
