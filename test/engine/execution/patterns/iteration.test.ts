import { describe, expect, it } from 'vitest';
import { model } from '../model.ts';
import { drawn, ends, gateway, isOver, start, times, users } from './drawn.ts';

describe('iteration', () => {
  it('should run cycles with several ways in and out (WCP-10)', async () => {
    // given: in at a or b, out behind a or b
    const exclusive = (id: string, usual: string) => gateway('exclusive', id, ` default="${usual}"`);
    const body =
      start +
      exclusive('in', 'in_ma') +
      gateway('exclusive', 'ma') +
      gateway('exclusive', 'mb') +
      users('a', 'b') +
      exclusive('xa', 'xa_mb') +
      exclusive('xb', 'xb_ma') +
      ends('e', 'f');
    const flows = [
      's>in',
      'in>ma',
      'in>mb: late',
      'ma>a',
      'a>xa',
      'xa>mb',
      'xa>e: data.a.out',
      'mb>b',
      'b>xb',
      'xb>ma',
      'xb>f: data.b.out',
    ];
    const forms = body.replace('id="a"', 'id="a" bj:form="a"').replace('id="b"', 'id="b" bj:form="b"');
    const play = await drawn(model(forms, ...flows), { late: true });
    expect(play.open()).toEqual(['b']);
    // when
    play.complete('b', { out: false });
    play.complete('a', { out: false });
    play.complete('b', { out: false });
    play.complete('a', { out: true });
    // then
    expect([times(play, 'a'), times(play, 'b')]).toEqual([2, 2]);
    expect(isOver(play)).toBe(true);
  });

  it.each([
    ['before', true, 3],
    ['after', false, 3],
  ])('should repeat an activity while a condition holds, asked %s each turn (WCP-21)', async (_, testBefore, turns) => {
    // given
    const loop = `<standardLoopCharacteristics testBefore="${testBefore}"><loopCondition xsi:type="tFormalExpression">loopCounter &lt; 3</loopCondition></standardLoopCharacteristics>`;
    const play = await drawn(
      model(`${start}<userTask id="a">${loop}</userTask>${users('after')}${ends('e')}`, 's>a', 'a>after', 'after>e'),
    );
    // when
    let done = 0;
    for (; play.open()[0] === 'a'; done += 1) play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
    expect(done).toBe(turns);
  });
});
