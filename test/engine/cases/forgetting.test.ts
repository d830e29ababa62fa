import { describe, expect, it } from 'vitest';
import { forgottenIn } from '#engine/cases/forgetting.ts';
import type { CaseState, TrailEntry } from '#engine/cases/state.ts';
import { barredFrom } from '#engine/execution/assignment/barred.ts';
import { limits } from '#engine/limits.ts';
import { cardinality, completion, instances } from '../execution/drawing.ts';
import { model } from '../execution/model.ts';
import { type Stage, stage } from '../execution/stage.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const looped = model(
  `${ends}<userTask id="apply"/><exclusiveGateway id="m"/><userTask id="b"/><exclusiveGateway id="x" default="x_m"/><userTask id="last"/>`,
  's>apply',
  'apply>m',
  'm>b',
  'b>x',
  'x>last: enough',
  'x>m',
  'last>e',
);
const giveBack = (run: Stage, element: string) => {
  const task = Object.values(run.state().tasks).find(one => one.element === element)!;
  const { id, version } = task;
  return run.give({ type: 'return-task', task: id, version, target: { to: 'applicant' }, reach: 'whole' });
};
const doers = (run: Stage, step: string) => [...barredFrom(run.state(), { notBy: [step] }).keys()];

describe('what a full trail forgets', () => {
  it('should keep who did a step and where the application came from, however often another step is done', async () => {
    // given
    const run = await stage(looped, { enough: false });
    run.complete('apply');
    for (let n = 0; n < limits.trail + 5; n++) run.complete('b');
    run.complete('b', { enough: true });
    // when
    const known = doers(run, 'apply');
    const refused = giveBack(run, 'last');
    // then
    expect(known).toEqual(['simulated']);
    expect(refused).toBeUndefined();
    expect(run.open()).toEqual(['apply']);
    expect(run.state().trail).toHaveLength(limits.trail);
  });

  it('should forget first the tasks that nobody did, such as instances that were no longer needed', async () => {
    // given
    const multi = instances(`${cardinality(String(limits.trail + 50))}${completion('numberOfCompletedInstances = 1')}`);
    const run = await stage(
      model(
        `${ends}<userTask id="apply"/><userTask id="many">${multi}</userTask><userTask id="last"/>`,
        's>apply',
        'apply>many',
        'many>last',
        'last>e',
      ),
    );
    run.complete('apply');
    // when
    run.complete('many');
    // then
    expect([doers(run, 'apply'), doers(run, 'many')]).toEqual([['simulated'], ['simulated']]);
    expect(giveBack(run, 'last')).toBeUndefined();
    expect(run.open()).toEqual(['apply']);
  });

  it('should note in the event what is forgotten only where that is not the oldest', async () => {
    // given
    const run = await stage(looped, { enough: false });
    run.complete('apply');
    // when
    for (let n = 0; n < limits.trail + 1; n++) run.complete('b');
    // then
    const noted = run.events('task-completed').map(({ forgets }) => forgets);
    expect(noted.slice(0, limits.trail)).toEqual(Array.from({ length: limits.trail }, () => undefined));
    expect(noted.slice(limits.trail)).toEqual([1, 1]);
  });

  const entry = (element: string, more: Partial<TrailEntry> = {}): TrailEntry => ({
    element,
    scope: 'r',
    actor: 'a',
    seq: 1,
    at: 1,
    ...more,
  });
  const seated = { seats: [{ id: 's1', account: 'b', status: 'done', vote: 'agree', weight: 1, place: 'own', parent: null }] } as const;
  const root = { r: { id: 'r', parent: null } } as unknown as CaseState['scopes'];

  it.each([
    ['one nobody did, wherever it stands', [entry('x'), entry('y'), entry('z', { cancelled: true })], 2],
    ['none that says who returned it', [entry('x'), entry('y'), entry('z', { cancelled: true, left: 'returned' })], 1],
    ['one the same person did again', [entry('x'), entry('y', { actor: 'b' }), entry('z'), entry('z')], 2],
    ['none of a step only others did again', [entry('x'), entry('y'), entry('y', { actor: 'b' })], 1],
    ['none with the voices of its signers, where another may go', [entry('x'), entry('y', seated), entry('y'), entry('z'), entry('z')], 3],
    ['the oldest but the step the application came from', [entry('x'), entry('y'), entry('z')], 1],
    ['the oldest where that is inside another scope', [entry('x', { scope: 'other' }), entry('y'), entry('z')], 0],
  ])('should give up %s', (_, trail, at) => {
    expect(forgottenIn({ trail, scopes: root })).toBe(at);
  });
});
