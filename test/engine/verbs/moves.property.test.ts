import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '#engine/cases/state.ts';
import { jumpTargets, previewReturn, previewTakeBack } from '#engine/verbs/index.ts';
import type { Case } from '../cases/legal.ts';
import { blocks, draw } from './drawings.ts';
import { contextAt, give, openModel } from './moves.ts';

/** How many times the usual 150 runs: `npm run test:long` takes ten times as many. */
const times = Number(process.env.RUNS ?? 1_000) / 1_000;

/** A step of a run: what is tried, and on which of what there is. */
const steps = fc.array(
  fc.record({
    verb: fc.constantFrom('complete', 'complete', 'complete', 'complete', 'return', 'return', 'straight', 'take-back', 'take-back', 'jump'),
    which: fc.nat({ max: 997 }),
    n: fc.nat({ max: 9 }),
  }),
  { minLength: 6, maxLength: 30 },
);
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never;

const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];
const personOf = ({ candidates }: Task) => candidates.find(candidate => candidate.startsWith('person:'))?.slice(7) ?? 'liqiang';

/** Give one command; what the previews promise must be accepted, what they do not must be refused. Answers what was done. */
function oneStep(one: Case, step: Step): string {
  const task = pick(Object.values(one.state().tasks), step.which);
  if (step.verb === 'take-back') return takeBack(one, step);
  if (!task) return 'nothing';
  if (step.verb === 'complete') return `complete ${complete(one, task, step.n)}`;
  return step.verb === 'jump' ? jump(one, task, step) : giveBack(one, task, step);
}

function complete(one: Case, { id, version, ...task }: Task, n: number): string {
  const account = personOf({ id, version, ...task });
  return give(one, account, { type: 'complete-task', task: id, version, answers: { n } }) ?? 'ok';
}

function giveBack(one: Case, task: Task, { verb, which }: Step): string {
  const target = pick(previewReturn(one.state(), contextAt(one), task).targets, which);
  if (!target) return 'nothing';
  const resume = verb === 'straight' && target.straightBack ? 'straight-back' : 'in-order';
  const cancelled = new Set([task.id, ...(resume === 'in-order' ? target.cancels.map(one => one.task) : [])]);
  const stay = Object.keys(one.state().tasks).filter(id => !cancelled.has(id));
  const { id, version } = task;
  const code = give(one, personOf(task), {
    type: 'return-task',
    task: id,
    version,
    target: { to: 'element', element: target.element },
    reach: target.reach,
    resume,
  });
  expect(code).toBeUndefined();
  expect(Object.keys(one.state().tasks)).toEqual(expect.arrayContaining(stay));
  return `return ${resume} ${target.reach}`;
}

function takeBack(one: Case, { which }: Step): string {
  const entry = pick(one.state().trail.slice(-4), which);
  if (!entry?.task) return 'nothing';
  const { possible } = previewTakeBack(one.state(), contextAt(one), entry.task);
  const code = give(one, entry.actor, { type: 'take-back-task', task: entry.task });
  expect(code === undefined).toBe(possible);
  return `take-back ${possible ? 'ok' : 'refused'}`;
}

function jump(one: Case, { scope, run }: Task, { which }: Step): string {
  const target = pick(jumpTargets(one.state(), contextAt(one), { scope, run }), which);
  if (!target) return 'nothing';
  expect(give(one, 'huangmei', { type: 'jump-token', scope, run, to: target.element, reason: '调整' })).toBeUndefined();
  return 'jump ok';
}

/** Complete everything until the case closes; loops are left. */
function end(one: Case): void {
  for (let left = 300; one.state().phase !== 'closed'; left--) {
    const [task] = Object.values(one.state().tasks);
    if (!task || left === 0) throw new Error(`the case cannot end: ${JSON.stringify(one.state().scopes)}`);
    expect(complete(one, task, 5)).toBe('ok');
  }
}

describe('moves on random models', () => {
  it('should leave no token lost or stuck, and every case able to end, whatever is returned, taken back or moved', async () => {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(blocks, steps, async (block, run) => {
        // given
        const { body, flows } = draw(block);
        const one = await openModel(body, flows);
        complete(one, Object.values(one.state().tasks)[0]!, 5);
        // when
        for (const step of run) {
          if (one.state().phase === 'closed') break;
          const what = oneStep(one, step);
          counts.set(what, (counts.get(what) ?? 0) + 1);
          // then
          expect(Object.values(one.state().incidents)).toEqual([]);
        }
        end(one);
      }),
      { numRuns: Math.ceil(150 * times), seed: 20_261_122 },
    );
    const expected = [
      'complete ok',
      'return in-order branch',
      'return in-order whole',
      'return straight-back branch',
      'take-back ok',
      'jump ok',
    ];
    for (const what of expected) expect([what, (counts.get(what) ?? 0) > 5 * Math.min(1, times)]).toEqual([what, true]);
  });
});
