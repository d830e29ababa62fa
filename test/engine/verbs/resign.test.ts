import { describe, expect, it } from 'vitest';
import type { Case } from '../cases/legal.ts';
import { done, give, giveBack, open, openModel, taskAt, user } from './moves.ts';
import { countersign, seats } from './people.ts';

const signed = `<userTask id="a"><extensionElements>${countersign('all', ['liqiang', 'zhaomin'])}<bj:verbs resign="open"/></extensionElements></userTask>`;
const sign = (one: Case, account: string, vote: 'agree' | 'refuse' = 'agree') => {
  const { id, version } = taskAt(one, 'a');
  return give(one, account, { type: 'cast-vote', task: id, version, vote });
};
const complete = (one: Case, element: string, answers: Record<string, unknown>) => {
  const { id, version } = taskAt(one, element);
  give(one, 'liqiang', { type: 'complete-task', task: id, version, answers });
  return id;
};

/** s > first > a (countersigned) > b > c, and a drawn way back from c to a. */
const openLoop = () =>
  openModel(
    `<startEvent id="s"/>${user('first')}${signed}${user('b')}${user('c')}<exclusiveGateway id="g" default="g_e"/><endEvent id="e"/>`,
    ['s>first', 'first>a', 'a>b', 'b>c', 'c>g', 'g>a: again = true', 'g>e'],
  );

describe('signing again where the step asks only who had not agreed (重签只签未同意者)', () => {
  it('should ask all again on a drawn way back, though a step after it was once returned to another after it', async () => {
    // given
    const one = await openLoop();
    done(one, 'first');
    sign(one, 'liqiang');
    sign(one, 'zhaomin');
    done(one, 'b');
    giveBack(one, 'c', 'b');
    done(one, 'b');
    // when
    complete(one, 'c', { again: true });
    // then
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
  });

  it('should ask all again on a drawn way back, though a step beside it was returned', async () => {
    // given
    const one = await openModel(
      `<startEvent id="s"/><parallelGateway id="k"/>${signed}<exclusiveGateway id="g" default="g_j"/>${user('y1')}${user('y2')}
       ${user('c')}<parallelGateway id="j"/><endEvent id="e"/>`,
      ['s>k', 'k>a', 'a>c', 'c>g', 'g>a: again = true', 'g>j', 'k>y1', 'y1>y2', 'y2>j', 'j>e'],
    );
    done(one, 'y1');
    sign(one, 'liqiang');
    sign(one, 'zhaomin');
    giveBack(one, 'y2', 'y1');
    // when
    complete(one, 'c', { again: true });
    // then
    expect(seats(one)).toEqual(['liqiang open', 'zhaomin open']);
  });

  it('should ask all again where the case is returned to this very step: what had been agreed to is what is to be done again', async () => {
    // given
    const one = await openLoop();
    done(one, 'first');
    sign(one, 'liqiang');
    sign(one, 'zhaomin');
    // when
    giveBack(one, 'b', 'a');
    // then
    expect([open(one), seats(one)]).toEqual([['a'], ['liqiang open', 'zhaomin open']]);
  });

  it.each(['in-order', 'straight-back'] as const)(
    'should still know who had agreed after the rework was taken back and done again, %s',
    async resume => {
      // given
      const one = await openLoop();
      done(one, 'first');
      sign(one, 'liqiang');
      giveBack(one, 'a', 'first', { resume });
      const rework = complete(one, 'first', {});
      expect(seats(one)).toEqual(['liqiang done', 'zhaomin open']);
      // when
      give(one, 'liqiang', { type: 'take-back-task', task: rework, reason: '填错了' });
      complete(one, 'first', {});
      // then
      expect(seats(one)).toEqual(['liqiang done', 'zhaomin open']);
    },
  );
});
