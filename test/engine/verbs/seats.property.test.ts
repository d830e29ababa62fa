import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#engine/cases/fold.ts';
import type { Rejection, ReleaseDefinition } from '#engine/cases/context.ts';
import type { Task } from '#engine/cases/state.ts';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { type About, act, countersign, list, openAt, taskAt } from './people.ts';

const staff = ['wangfang', 'liqiang', 'zhaomin', 'chenjing', 'zhouwei', 'liuyang', 'huangmei'] as const;
const extensions = [
  `<bj:assignment rule="person" role="${list('liqiang', 'zhaomin')}"/>`,
  `<bj:assignment rule="person" role="${list('liqiang', 'zhaomin')}"/><bj:verbs addedRefusal="advise"/>`,
  countersign('all', ['liqiang', 'zhaomin', 'zhouwei']),
  countersign('all', ['liqiang', 'zhaomin'], 'refusal="all"'),
  countersign('any', ['liqiang', 'zhaomin', 'zhouwei']),
  countersign('order', ['liqiang', 'zhaomin', 'zhouwei']),
  countersign('vote', ['liqiang', 'zhaomin', 'zhouwei'], 'weights="= {zhouwei: 2}" threshold="= 2/3"'),
  countersign('vote', ['liqiang', 'zhaomin', 'zhouwei'], 'weights="= {zhaomin: 4, zhouwei: 2}"'),
];

/** A verb by one of the staff, half the time by whose turn it is, on another. */
const step = fc.record({
  who: fc.nat({ max: 13 }),
  whom: fc.nat({ max: 6 }),
  verb: fc.constantFrom(
    'vote',
    'vote',
    'vote',
    'complete',
    'claim',
    'release',
    'transfer',
    'delegate',
    'answer',
    'answer',
    'release',
    'remove',
    'add',
    'add',
    'remove',
    'assign',
    'take-back',
    'take-back',
  ),
  choice: fc.nat({ max: 11 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Give a verb; a voice is taken back by whoever it is of, whatever the page showed. */
function give(one: Case, step: Step): Rejection | undefined {
  const task = taskAt(one);
  const account = staff[step.who] ?? personOf(task);
  if (step.verb !== 'take-back') return act(one, account, bodyOf(step));
  const voted = task.seats?.filter(({ status }) => status === 'done') ?? [];
  return one.give(voted[step.choice % 3]?.account ?? account, { type: 'take-back-task', task: task.id, reason: '再想想' });
}

function bodyOf({ verb, whom, choice }: Step): About {
  const to = staff[whom]!;
  switch (verb) {
    case 'vote':
      return { type: 'cast-vote', vote: (['agree', 'agree', 'refuse', 'abstain'] as const)[choice % 4]!, answers: { n: choice } };
    case 'complete':
      return { type: 'complete-task', answers: { result: choice === 0 ? 'refuse' : 'agree' } };
    case 'transfer':
      return { type: 'transfer-task', to };
    case 'delegate':
      return { type: 'delegate-task', to };
    case 'answer':
      return { type: 'answer-delegation', opinion: '建议同意' };
    case 'add':
      return {
        type: 'add-signers',
        place: (['before', 'after', 'parallel'] as const)[choice % 3]!,
        method: (['all', 'any', 'order'] as const)[choice % 3]!,
        who: [to],
      };
    case 'remove':
      return { type: 'remove-signer', seat: `s${(choice % 6) + 1}` };
    case 'assign':
      return { type: 'assign-task', to };
    case 'claim':
      return { type: 'claim-task' };
    default:
      return { type: 'release-task' };
  }
}

/** Somebody whose turn it is. */
function personOf({ holder, candidates }: Task): string {
  return holder ?? candidates[0]!.slice('person:'.length);
}

/** Let whoever's turn it is act until the task has ended; answers how many acts that took. */
function finish(one: Case): number {
  let acts = 0;
  for (; openAt(one).includes('a'); acts++) {
    const task = taskAt(one);
    const person = personOf(task);
    const seat = task.seats?.find(({ account }) => account === person);
    const isVoter = seat !== undefined && (task.signing !== undefined || seat.place !== 'own');
    const refused = task.delegatedBy?.length
      ? act(one, person, { type: 'answer-delegation', opinion: '同意' })
      : act(one, person, isVoter ? { type: 'cast-vote', vote: 'agree' } : { type: 'complete-task', answers: { result: 'agree' } });
    if (refused || acts > 100) throw new Error(`${person} cannot act: ${refused?.code}`);
  }
  return acts;
}

describe('random verbs about people and seats', () => {
  it('should keep fold(journal) = snapshot, ask only those whose turn it is, and always leave somebody who can end the task', async () => {
    // given
    const releases: ReleaseDefinition[] = [];
    for (const extension of extensions) {
      const xml = model(
        `<startEvent id="s"/><userTask id="a" bj:form="review"><extensionElements>${extension}</extensionElements></userTask><userTask id="b"/>`,
        's>a',
        'a>b',
      );
      releases.push(await release(xml, { roles: {}, cards: null }));
    }
    const accepted = new Map<string, number>();
    const refused = new Set<string>();
    fc.assert(
      fc.property(fc.nat({ max: extensions.length - 1 }), fc.array(step, { minLength: 5, maxLength: 40 }), (drawn, steps) => {
        const one = openCase([releases[drawn]!], '2026-03-02T09:00');
        // when
        for (const now of steps) {
          if (!openAt(one).includes('a')) break;
          const { version } = taskAt(one);
          const rejection = give(one, now);
          if (rejection) refused.add(`${now.verb} ${rejection.code}`);
          else accepted.set(now.verb, (accepted.get(now.verb) ?? 0) + 1);
          const task = one.state().tasks[Object.keys(one.state().tasks)[0]!];
          if (!rejection && task?.element === 'a') expect(task.version).toBe(version + 1);
          const open = task?.seats?.filter(({ status }) => status === 'open').map(({ account }) => `person:${account}`);
          if (open) expect(task?.candidates).toEqual(open);
        }
        // then
        finish(one);
        expect(openAt(one)).toEqual(['b']);
        const { entries } = one.session;
        expect(fold(entries)).toEqual(one.state());
        expect(JSON.parse(JSON.stringify(one.state()))).toEqual(one.state());
        expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
        expect(entries.flatMap(({ events }) => events).filter(event => event.type === 'task-completed')).toHaveLength(1);
      }),
      { numRuns: 400, seed: 20_261_122 },
    );
    // The runs must get somewhere: every verb accepted many times, and refused for many reasons.
    expect([...accepted.keys()].toSorted()).toEqual([
      'add',
      'answer',
      'assign',
      'claim',
      'complete',
      'delegate',
      'release',
      'remove',
      'take-back',
      'transfer',
      'vote',
    ]);
    expect(Math.min(...accepted.values())).toBeGreaterThan(5);
    expect(refused.size).toBeGreaterThan(30);
  });
});
