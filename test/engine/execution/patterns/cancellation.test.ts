import { describe, expect, it } from 'vitest';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { drawn, ends, gateway, inside, isOver, send, start, terminate, users } from './drawn.ts';

describe('cancellation', () => {
  it('should withdraw one activity (WCP-19)', async () => {
    // given
    const body =
      start +
      gateway('parallel', 'g') +
      users('a', 'b', 'instead') +
      boundary('stopped', 'a', defined('message', 'stop')) +
      ends('e', 'f', 'h');
    const play = await drawn(model(body, 's>g', 'g>a', 'g>b', 'a>e', 'b>f', 'stopped>instead', 'instead>h'));
    // when
    send(play, 'stop');
    // then
    expect(play.open()).toEqual(['b', 'instead']);
    expect(play.events('element-cancelled').map(({ element }) => element)).toEqual(['a']);
  });

  it('should withdraw a whole case (WCP-20)', async () => {
    // given: whatever is open, withdrawing ends it
    const withdrawn = eventSubProcess('withdrawal', defined('message', 'withdraw'), ends('withdrawn') + flowsOf('withdrawalS>withdrawn'));
    const play = await drawn(
      model(start + gateway('parallel', 'g') + users('a', 'b') + ends('e', 'f') + withdrawn, 's>g', 'g>a', 'g>b', 'a>e', 'b>f'),
    );
    // when
    send(play, 'withdraw');
    // then
    expect(play.open()).toEqual([]);
    expect(isOver(play)).toBe(true);
    expect(play.state().scopes).toEqual({});
  });

  it('should withdraw a region and leave everything else alone (WCP-25)', async () => {
    // given
    const inner = `<startEvent id="i"/>${gateway('parallel', 'g')}${users('a', 'b')}${ends('x', 'y')}${flowsOf('i>g', 'g>a', 'g>b', 'a>x', 'b>y')}`;
    const body =
      start +
      gateway('parallel', 'split') +
      inside('region', inner) +
      users('c', 'instead') +
      boundary('stopped', 'region', defined('message', 'stop')) +
      ends('e', 'f', 'h');
    const play = await drawn(model(body, 's>split', 'split>region', 'split>c', 'region>e', 'c>f', 'stopped>instead', 'instead>h'));
    expect(play.open().toSorted()).toEqual(['a', 'b', 'c']);
    // when
    send(play, 'stop');
    // then
    expect(play.open()).toEqual(['c', 'instead']);
  });
});

describe('termination', () => {
  it('should end when nothing is left to do (WCP-11)', async () => {
    // given
    const play = await drawn(model(start + gateway('parallel', 'g') + users('a', 'b') + ends('e', 'f'), 's>g', 'g>a', 'g>b', 'a>e', 'b>f'));
    // when
    play.complete('a');
    expect(isOver(play)).toBe(false);
    play.complete('b');
    // then
    expect(isOver(play)).toBe(true);
  });

  it('should end at once at a drawn end, whatever is open (WCP-43)', async () => {
    // given
    const play = await drawn(
      model(start + gateway('parallel', 'g') + users('a', 'b') + ends('e') + terminate('t'), 's>g', 'g>a', 'g>b', 'a>e', 'b>t'),
    );
    // when
    play.complete('b');
    // then
    expect(play.open()).toEqual([]);
    expect(isOver(play)).toBe(true);
  });
});
