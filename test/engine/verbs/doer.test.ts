import { describe, expect, it } from 'vitest';
import { previewReturn } from '#engine/verbs/index.ts';
import type { Seat } from '#engine/cases/state.ts';
import { doerOf } from '#engine/verbs/doer.ts';
import type { Case } from '../cases/legal.ts';
import { contextAt, done, give, giveBack, openModel, taskAt } from './moves.ts';
import { list } from './people.ts';

const seat = (id: string, account: string, place: Seat['place'], at?: number): Seat => ({
  ...{ id, account, place, status: at === undefined ? 'void' : 'done', vote: at === undefined ? null : 'agree', weight: 1 },
  ...{ parent: place === 'own' ? null : 's1', ...(at === undefined ? {} : { at }) },
});

describe('doerOf (办理人)', () => {
  it.each<[string, string, readonly Seat[] | undefined, string]>([
    ['who completed it', 'liqiang', undefined, 'liqiang'],
    ['the machine, where it passed by itself', 'system', [], 'system'],
    ['who had it, not who was added', 'zhaomin', [seat('s1', 'liqiang', 'own', 1), seat('s2', 'zhaomin', 'after', 2)], 'liqiang'],
    [
      'who had it, though others refused it before',
      'zhaomin',
      [seat('s1', 'liqiang', 'own'), seat('s2', 'zhaomin', 'before', 1)],
      'liqiang',
    ],
    ['whose voice decided a countersign', 'zhaomin', [seat('s1', 'liqiang', 'own', 1), seat('s2', 'zhaomin', 'own', 2)], 'zhaomin'],
    ['who signed last, where another ended it', 'huang', [seat('s1', 'liqiang', 'own', 2), seat('s2', 'zhaomin', 'own', 1)], 'liqiang'],
  ])('should be %s', (_, actor, seats, doer) => {
    expect(doerOf({ actor, ...(seats ? { seats } : {}) })).toBe(doer);
  });
});

describe('a step somebody was added to', () => {
  const anybody = `<extensionElements><bj:assignment rule="person" people="${list('liqiang', 'zhouwei')}"/></extensionElements>`;
  const again = '<extensionElements><bj:assignment rule="previous" step="a"/></extensionElements>';
  const another = '<extensionElements><bj:assignment rule="person" people="huangmei" notBy="a" whenEmpty="incident"/></extensionElements>';
  const opened = async () => {
    const one = await openModel(
      `<startEvent id="s"/><userTask id="a">${anybody}</userTask><userTask id="b">${again}</userTask><userTask id="c">${another}</userTask>`,
      ['s>a', 'a>b', 'b>c'],
    );
    const { id } = taskAt(one, 'a');
    const seen = () => ({ task: id, version: taskAt(one, 'a').version });
    give(one, 'liqiang', { type: 'add-signers', ...seen(), place: 'after', who: ['zhaomin'] });
    give(one, 'liqiang', { type: 'complete-task', ...seen(), answers: {} });
    return { one, seen };
  };
  const signed = async () => {
    const { one, seen } = await opened();
    give(one, 'zhaomin', { type: 'cast-vote', ...seen(), vote: 'agree' });
    return one;
  };
  const removed = async () => {
    const { one, seen } = await opened();
    give(one, 'huangmei', { type: 'remove-signer', ...seen(), seat: 's2' });
    return one;
  };

  it.each<[string, () => Promise<Case>]>([
    ['who was added signed last', signed],
    ['an administrator removed who was added', removed],
  ])('should belong to who had it where %s', async (_, play) => {
    // given
    const one = await play();
    const next = taskAt(one, 'b').candidates;
    const [target] = previewReturn(one.state(), contextAt(one), taskAt(one, 'b')).targets;
    // when
    giveBack(one, 'b', 'a', { by: 'liqiang' });
    // then
    expect([next, target?.by, taskAt(one, 'a').candidates]).toEqual([['person:liqiang'], 'liqiang', ['person:liqiang']]);
  });

  it('should not count among what an administrator did who only removed a signer', async () => {
    // given
    const one = await removed();
    // when
    done(one, 'b');
    // then
    expect(taskAt(one, 'c').candidates).toEqual(['person:huangmei']);
  });
});
