import { describe, expect, it } from 'vitest';
import { play } from '../engine/execution/model.ts';
import { faults, shared } from './models.ts';
import { type Outcome, runOracle } from './oracle.ts';

async function runOurs(xml: string, steps: Parameters<typeof play>[1], data: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const { lines, status } = await play(xml, steps, { ...data });
  // bpmn-engine tells only of the whole multi-instance activity, not of its instances.
  const completed = lines.filter(({ event, loop }) => event === 'element-completed' && loop === undefined);
  return { completed: [...new Set(completed.map(({ element }) => String(element)))].sort(), status };
}

describe('the same model in our engine and in bpmn-engine', () => {
  it.each(shared.map(one => [one.name, one] as const))(
    'should complete the same elements and end the same way: %s',
    async (_, { xml, steps, data }) => {
      // when
      const [ours, theirs] = [await runOurs(xml, steps, data), await runOracle(xml, steps, data)];
      // then
      expect(ours).toEqual(theirs);
      expect(ours.completed.length).toBeGreaterThan(0);
    },
  );

  it.each(faults.map(one => [one.name, one.fault, one] as const))(
    'should be right where bpmn-engine is not: %s (%s)',
    async (_, __, { xml, steps, data, right, status }) => {
      // when
      const [ours, theirs] = [await runOurs(xml, steps, data), await runOracle(xml, steps, data)];
      // then: when the oracle learns it, the model moves to the shared ones
      expect(ours).toEqual({ completed: right, status });
      expect(theirs).not.toEqual(ours);
    },
  );
});
