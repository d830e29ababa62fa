import { describe, expect, it } from 'vitest';
import { model } from '../model.ts';
import { drawn, ends, gateway, isOver, start, users } from './drawn.ts';

describe('basic control flow', () => {
  it('should run activities one after the other (WCP-1)', async () => {
    // given
    const play = await drawn(model(start + users('a', 'b') + ends('e'), 's>a', 'a>b', 'b>e'));
    expect(play.open()).toEqual(['a']);
    // when
    play.complete('a');
    // then
    expect(play.open()).toEqual(['b']);
    play.complete('b');
    expect(isOver(play)).toBe(true);
  });

  it('should split into branches that run at the same time (WCP-2)', async () => {
    const play = await drawn(
      model(start + gateway('parallel', 'g') + users('a', 'b', 'c') + ends('e', 'f', 'h'), 's>g', 'g>a', 'g>b', 'g>c', 'a>e', 'b>f', 'c>h'),
    );
    expect(play.open()).toEqual(['a', 'b', 'c']);
  });

  it('should go on once when all branches have come (WCP-3)', async () => {
    // given
    const play = await drawn(
      model(
        start + gateway('parallel', 'g') + users('a', 'b', 'after') + gateway('parallel', 'j') + ends('e'),
        's>g',
        'g>a',
        'g>b',
        'a>j',
        'b>j',
        'j>after',
        'after>e',
      ),
    );
    // when
    play.complete('b');
    expect(play.open()).toEqual(['a']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it.each([
    [5, 'small'],
    [50, 'large'],
  ])('should take exactly one branch by data (WCP-4)', async (amount, branch) => {
    const play = await drawn(
      model(
        start + gateway('exclusive', 'g', ' default="g_small"') + users('small', 'large') + ends('e', 'f'),
        's>g',
        'g>small',
        'g>large: amount > 10',
        'small>e',
        'large>f',
      ),
      { amount },
    );
    expect(play.open()).toEqual([branch]);
  });

  it('should merge alternative branches without waiting (WCP-5)', async () => {
    // given
    const play = await drawn(
      model(
        start + gateway('exclusive', 'g', ' default="g_a"') + users('a', 'b', 'after') + gateway('exclusive', 'm') + ends('e'),
        ...['s>g', 'g>a', 'g>b: amount > 10', 'a>m', 'b>m', 'm>after', 'after>e'],
      ),
      { amount: 50 },
    );
    // when
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after']);
  });
});
