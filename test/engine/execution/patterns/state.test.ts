import { describe, expect, it } from 'vitest';
import { boundary, conditional, defined, flowsOf, model } from '../model.ts';
import { drawn, ends, gateway, inside, isOver, script, send, start, users } from './drawn.ts';

const adHoc = (inner: string, condition: string) =>
  `<adHocSubProcess id="any" ordering="Sequential">${inner}<completionCondition xsi:type="tFormalExpression">${condition}</completionCondition></adHocSubProcess>`;

/** Start an activity of the open ad-hoc sub-process; gives the code of a refusal. */
function begin(play: Awaited<ReturnType<typeof drawn>>, element: string): string | undefined {
  const scope = Object.values(play.state().scopes).find(({ container }) => container === 'any')!;
  return play.give({ type: 'start-activity', scope: scope.id, element })?.code;
}

describe('state-based patterns', () => {
  it('should leave the choice to whatever comes first and give up the other branches (WCP-16)', async () => {
    // given
    const caught = (id: string) => `<intermediateCatchEvent id="${id}Came">${defined('message', id)}</intermediateCatchEvent>`;
    const body = start + gateway('eventBased', 'g') + caught('paid') + caught('recalled') + users('send', 'file') + ends('e', 'f');
    const play = await drawn(model(body, 's>g', 'g>paidCame', 'g>recalledCame', 'paidCame>send', 'recalledCame>file', 'send>e', 'file>f'));
    // when
    send(play, 'recalled');
    // then
    expect(play.open()).toEqual(['file']);
    expect(play.state().waits).toEqual({});
  });

  it('should do activities one at a time in any order their flows allow (WCP-17)', async () => {
    // given: b comes after a, c whenever
    const play = await drawn(
      model(start + adHoc(users('a', 'b', 'c') + flowsOf('a>b'), 'done') + users('after') + ends('e'), 's>any', 'any>after', 'after>e'),
      {
        done: false,
      },
    );
    // when
    expect(begin(play, 'c')).toBeUndefined();
    expect(begin(play, 'a')).toBeDefined();
    play.complete('c');
    expect(begin(play, 'b')).toBeDefined();
    expect(begin(play, 'a')).toBeUndefined();
    expect(play.open()).toEqual(['a']);
    play.complete('a');
    // then: the flow has brought b
    expect(play.open()).toEqual(['b']);
    expect(begin(play, 'c')).toBeDefined();
  });

  it('should allow an activity only while the case is in a state (WCP-18)', async () => {
    // given: objections may be lodged after the notice and until the hearing
    const body =
      start +
      gateway('parallel', 'g') +
      users('notice', 'hearing', 'object') +
      script('open', 'open', 'true') +
      script('close', 'open', 'false') +
      `<intermediateCatchEvent id="reached">${conditional('open')}</intermediateCatchEvent>${boundary('passed', 'object', conditional('not(open)'))}${ends('e', 'f', 'h')}`;
    const flows = [
      's>g',
      'g>notice',
      'notice>open',
      'open>hearing',
      'hearing>close',
      'close>e',
      'g>reached',
      'reached>object',
      'object>f',
      'passed>h',
    ];
    const play = await drawn(model(body, ...flows), { open: false });
    expect(play.open()).toEqual(['notice']);
    // when
    play.complete('notice');
    expect(play.open().toSorted()).toEqual(['hearing', 'object']);
    play.complete('hearing');
    // then
    expect(play.open()).toEqual([]);
    expect(isOver(play)).toBe(true);
  });

  it('should never have two critical sections running at once (WCP-39)', async () => {
    // given: each section has several steps
    const section = (id: string) =>
      inside(
        id,
        `<startEvent id="${id}S"/>${users(`${id}1`, `${id}2`)}${ends(`${id}E`)}${flowsOf(`${id}S>${id}1`, `${id}1>${id}2`, `${id}2>${id}E`)}`,
      );
    const play = await drawn(model(start + adHoc(section('x') + section('y'), 'finished') + ends('e'), 's>any', 'any>e'), {
      finished: false,
    });
    // when
    expect(begin(play, 'x')).toBeUndefined();
    play.complete('x1');
    // then
    expect(begin(play, 'y')).toBeDefined();
    play.complete('x2');
    expect(begin(play, 'y')).toBeUndefined();
    expect(play.open()).toEqual(['y1']);
  });

  it('should do activities in any order, one at a time (WCP-40)', async () => {
    // given
    const play = await drawn(model(start + adHoc(users('a', 'b', 'c'), 'false') + ends('e'), 's>any', 'any>e'));
    // when
    for (const element of ['b', 'c', 'a']) {
      expect(begin(play, element)).toBeUndefined();
      const others = ['a', 'b', 'c'].filter(other => other !== element);
      expect(others.map(other => begin(play, other) === undefined)).toEqual([false, false]);
      play.complete(element);
    }
    // then
    expect(play.completed()).toEqual(['s', 'b', 'c', 'a']);
  });
});
