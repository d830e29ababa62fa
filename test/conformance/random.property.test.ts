import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScriptStep } from '#engine/simulation/index.ts';
import { play } from '../engine/execution/model.ts';
import { runOracle } from './oracle.ts';
import { blocks, draw } from './random-models.ts';

describe('random well-nested processes in our engine and in bpmn-engine', () => {
  it('should complete the same elements, task by task, and end the same way', async () => {
    let finished = 0;
    await fc.assert(
      fc.asyncProperty(blocks, fc.array(fc.nat({ max: 99 }), { maxLength: 6 }), async (block, choices) => {
        // given
        const xml = draw(block);
        const steps: ScriptStep[] = [];
        // when: open tasks are completed in a random order, perhaps not all of them
        for (const choice of choices) {
          const open = openTasks((await play(xml, steps)).lines);
          if (open.length > 0) steps.push({ complete: open[choice % open.length]! });
        }
        const ours = await play(xml, steps);
        const theirs = await runOracle(xml, steps, {});
        // then
        if (ours.status === 'completed') finished += 1;
        expect({ completed: [...new Set(ours.completed)].sort(), status: ours.status }).toEqual(theirs);
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
    expect(finished).toBeGreaterThan(5);
  });
});

function openTasks(lines: Awaited<ReturnType<typeof play>>['lines']): string[] {
  const of = (event: string) => lines.filter(line => line.event === event).map(({ element }) => String(element));
  const done = new Set(of('element-completed'));
  return of('task-created').filter(element => !done.has(element));
}
