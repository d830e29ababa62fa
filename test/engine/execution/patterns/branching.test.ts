import { describe, expect, it } from 'vitest';
import { boundary, defined, flowsOf, model } from '../model.ts';
import { drawn, ends, gateway, inside, isOver, joinOf, send, start, terminate, times, users } from './drawn.ts';

/** A parallel split into a, b, c that meet at `join`, then `after`. */
const meeting = (join: string) =>
  model(
    start + gateway('parallel', 'g') + users('a', 'b', 'c', 'after') + join + ends('e'),
    ...['s>g', 'g>a', 'g>b', 'g>c', 'a>j', 'b>j', 'c>j', 'j>after', 'after>e'],
  );

/** An inclusive split into any of a, b, c. */
const chosen = ['s>g', 'g>a: x > 0', 'g>b: x > 1', 'g>c: x > 2'];

describe('advanced branching and synchronization', () => {
  it('should take every branch whose condition holds (WCP-6)', async () => {
    const flows = [...chosen, 'a>e', 'b>f', 'c>h'];
    const play = await drawn(model(start + gateway('inclusive', 'g') + users('a', 'b', 'c') + ends('e', 'f', 'h'), ...flows), { x: 2 });
    expect(play.open()).toEqual(['a', 'b']);
  });

  it('should join exactly the branches that were taken (WCP-7)', async () => {
    // given
    const body = start + gateway('inclusive', 'g') + users('a', 'b', 'c', 'after') + gateway('inclusive', 'j') + ends('e');
    const play = await drawn(model(body, ...chosen, 'a>j', 'b>j', 'c>j', 'j>after', 'after>e'), { x: 2 });
    // when
    play.complete('a');
    expect(play.open()).toEqual(['b']);
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should run what follows a merge once for every branch that comes (WCP-8)', async () => {
    // given
    const flows = ['s>g', 'g>a', 'g>b', 'a>m', 'b>m', 'm>after', 'after>e'];
    const play = await drawn(
      model(start + gateway('parallel', 'g') + users('a', 'b', 'after') + gateway('exclusive', 'm') + ends('e'), ...flows),
    );
    // when
    play.complete('a');
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after', 'after']);
  });

  it('should go on with the first of several branches and take the others without a word (WCP-9)', async () => {
    // given
    const play = await drawn(meeting(joinOf('j', 1)));
    // when
    play.complete('b');
    expect(play.open()).toEqual(['a', 'c', 'after']);
    for (const element of ['a', 'c', 'after']) play.complete(element);
    // then
    expect(times(play, 'after')).toBe(1);
    expect(isOver(play)).toBe(true);
  });

  it('should hold a second round back until the first has come through whole (WCP-28)', async () => {
    // given: a loop around the discriminator
    const play = await drawn(
      model(
        start +
          gateway('exclusive', 'm') +
          gateway('parallel', 'g') +
          users('a', 'b', 'again') +
          joinOf('j', 1) +
          ends('e') +
          gateway('exclusive', 'q', ' default="q_e"'),
        ...['s>m', 'm>g', 'g>a', 'g>b', 'a>j', 'b>j', 'j>again', 'again>q', 'q>m: more', 'q>e'],
      ),
      { more: true },
    );
    // when: the next round begins while b of the first is still open
    play.complete('a');
    play.complete('again');
    expect(play.open().toSorted()).toEqual(['a', 'b', 'b']);
    play.complete('a');
    // then: the discriminator still waits for b of the first round
    expect(play.open()).toEqual(['b', 'b']);
    play.complete('b');
    expect(play.open().toSorted()).toEqual(['again', 'b']);
  });

  it('should go on with the first branch and cancel the others (WCP-29)', async () => {
    // given
    const inner =
      start + gateway('parallel', 'g') + users('a', 'b', 'c') + terminate('t') + flowsOf('s>g', 'g>a', 'g>b', 'g>c', 'a>t', 'b>t', 'c>t');
    const play = await drawn(
      model(`<startEvent id="begin"/>${inside('region', inner)}${users('after')}${ends('e')}`, 'begin>region', 'region>after', 'after>e'),
    );
    // when
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should go on when two of three branches have come (WCP-30)', async () => {
    // given
    const play = await drawn(meeting(joinOf('j', 2)));
    // when
    play.complete('c');
    expect(play.open()).toEqual(['a', 'b']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['b', 'after']);
    play.complete('b');
    play.complete('after');
    expect(times(play, 'after')).toBe(1);
    expect(isOver(play)).toBe(true);
  });

  it('should hold a second round of two of three back until the first has come through whole (WCP-31)', async () => {
    // given
    const play = await drawn(
      model(
        start +
          gateway('exclusive', 'm') +
          gateway('parallel', 'g') +
          users('a', 'b', 'c', 'again') +
          joinOf('j', 2) +
          ends('e') +
          gateway('exclusive', 'q', ' default="q_e"'),
        ...['s>m', 'm>g', 'g>a', 'g>b', 'g>c', 'a>j', 'b>j', 'c>j', 'j>again', 'again>q', 'q>m: more', 'q>e'],
      ),
      { more: true },
    );
    // when: the second round has its two, the first still lacks c
    for (const element of ['a', 'b', 'again', 'a', 'b']) play.complete(element);
    // then
    expect(play.open()).toEqual(['c', 'c']);
    play.complete('c');
    expect(play.open().toSorted()).toEqual(['again', 'c']);
  });

  it('should go on when two of three branches have come and cancel the third (WCP-32)', async () => {
    // given
    const inner =
      start +
      gateway('parallel', 'g') +
      users('a', 'b', 'c') +
      joinOf('j', 2) +
      terminate('t') +
      flowsOf('s>g', 'g>a', 'g>b', 'g>c', 'a>j', 'b>j', 'c>j', 'j>t');
    const play = await drawn(
      model(`<startEvent id="begin"/>${inside('region', inner)}${users('after')}${ends('e')}`, 'begin>region', 'region>after', 'after>e'),
    );
    // when
    play.complete('a');
    expect(play.open()).toEqual(['b', 'c']);
    play.complete('c');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should keep early tokens of a branch for later rounds of an and-join (WCP-33)', async () => {
    // given: two threads through the same two branches
    const play = await drawn(
      model(
        start +
          gateway('parallel', 'two') +
          gateway('exclusive', 'm') +
          gateway('parallel', 'g') +
          users('a', 'b', 'after') +
          gateway('parallel', 'j') +
          ends('e'),
        ...['s>two', 'two>m', 'm>g', 'g>a', 'g>b', 'a>j', 'b>j', 'j>after', 'after>e'],
      ).replace('</process>', '<sequenceFlow id="second" sourceRef="two" targetRef="m"/></process>'),
    );
    // when: one branch comes twice before the other comes at all
    play.complete('a');
    play.complete('a');
    expect(play.open()).toEqual(['b', 'b']);
    play.complete('b');
    expect(play.open()).toEqual(['b', 'after']);
    play.complete('b');
    // then
    expect(play.open()).toEqual(['after', 'after']);
  });

  it('should join whatever branches are under way in an unstructured model without loops (WCP-37)', async () => {
    // given: c can still come by a detour through b
    const body =
      start +
      gateway('inclusive', 'g') +
      users('a', 'b', 'c', 'after') +
      gateway('exclusive', 'x', ' default="x_j"') +
      gateway('inclusive', 'j') +
      ends('e');
    const flows = ['s>g', 'g>a: true', 'g>b: both', 'a>j', 'b>x', 'x>j', 'x>c: detour', 'c>j', 'j>after', 'after>e'];
    const play = await drawn(model(body, ...flows), { both: true, detour: true });
    // when
    play.complete('a');
    expect(play.open()).toEqual(['b']);
    play.complete('b');
    expect(play.open()).toEqual(['c']);
    play.complete('c');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should join when no further branch can come, also where a branch goes round in a loop (WCP-38)', async () => {
    // given: b may be done again and again before it comes
    const body =
      start +
      gateway('parallel', 'g') +
      users('a', 'b', 'after') +
      gateway('exclusive', 'm') +
      gateway('exclusive', 'x', ' default="x_j"') +
      gateway('inclusive', 'j') +
      ends('e') +
      boundary('stopped', 'b', defined('message', 'stop'));
    const flows = ['s>g', 'g>a', 'g>m', 'm>b', 'b>x', 'x>m: more', 'x>j', 'a>j', 'j>after', 'after>e', 'stopped>f'];
    const play = await drawn(model(body + ends('f'), ...flows), { more: true });
    // when
    play.complete('a');
    play.complete('b');
    expect(play.open()).toEqual(['b']);
    // the looping branch leaves for good: nothing can come any more
    send(play, 'stop');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should merge the threads of a branch into one (WCP-41)', async () => {
    // given: three threads end inside the sub-process, one leaves it
    const inner = start + gateway('parallel', 'g') + gateway('exclusive', 'm') + users('a') + ends('e') + flowsOf('s>g', 'm>a', 'a>e');
    const threads = ['t1', 't2', 't3'].map(id => `<sequenceFlow id="${id}" sourceRef="g" targetRef="m"/>`).join('');
    const play = await drawn(
      model(
        `<startEvent id="begin"/>${inside('threads', inner + threads)}${users('after')}${ends('end')}`,
        'begin>threads',
        'threads>after',
        'after>end',
      ),
    );
    // when
    play.complete('a');
    play.complete('a');
    expect(play.open()).toEqual(['a']);
    play.complete('a');
    // then
    expect(play.open()).toEqual(['after']);
  });

  it('should split one thread into several of the same branch (WCP-42)', async () => {
    // given
    const threads = ['t1', 't2', 't3'].map(id => `<sequenceFlow id="${id}" sourceRef="g" targetRef="m"/>`).join('');
    const play = await drawn(
      model(`${start}${gateway('parallel', 'g')}${gateway('exclusive', 'm')}${users('a')}${ends('e')}${threads}`, 's>g', 'm>a', 'a>e'),
    );
    // then
    expect(play.open()).toEqual(['a', 'a', 'a']);
  });
});
