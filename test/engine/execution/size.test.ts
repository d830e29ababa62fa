import { describe, expect, it } from 'vitest';
import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { limits } from '#engine/limits.ts';
import { runScript } from '#engine/simulation/index.ts';
import { compile, flowsOf, model, play } from './model.ts';

/** A chain of pass-through elements longer than any drawn one may be: `t0` to `t<length - 1>`, the last led back to the first in a loop. */
async function chain(length: number, { loop = false, kind = 'task' as FlowElement['kind'] } = {}): Promise<Definition> {
  const definition = await compile(model('<startEvent id="s"/><task id="t0"/>', 's>t0'));
  const task = { ...definition.elements.t0!, kind };
  const ids = Array.from({ length }, (_, i) => `t${i}`);
  const next = (i: number) => (i + 1 < length ? `t${i + 1}` : loop ? 't0' : undefined);
  const flows = Object.fromEntries(
    ids.flatMap((id, i) => (next(i) === undefined ? [] : [[`${id}_out`, { id: `${id}_out`, source: id, target: next(i)! }]])),
  );
  const into = (id: string) =>
    Object.values(flows)
      .filter(({ target }) => target === id)
      .map(flow => flow.id);
  const incoming = new Map(ids.map((id, i) => [id, i === 0 ? ['s_t0', ...(loop ? into('t0') : [])] : [`t${i - 1}_out`]]));
  const elements = Object.fromEntries(
    ids.map((id, i) => [id, { ...task, id, incoming: incoming.get(id)!, outgoing: next(i) === undefined ? [] : [`${id}_out`] }]),
  );
  const root = { ...definition.containers[definition.id]!, elements: ['s', ...ids] };
  return {
    ...definition,
    elements: { ...definition.elements, ...elements },
    flows: { ...definition.flows, ...flows },
    containers: { ...definition.containers, [definition.id]: root },
  };
}

describe('size', () => {
  it('should open 400 parallel sub-process instances in one command without slowing down by their square', async () => {
    // given
    const inner = `<startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>${flowsOf('is>a', 'a>ie')}`;
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics><loopCardinality>400</loopCardinality></multiInstanceLoopCharacteristics>${inner}</subProcess><endEvent id="e"/>`,
      's>sub',
      'sub>e',
    );
    const started = performance.now();
    // when
    const run = await play(xml, [{ complete: 'a' }, { complete: 'a' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'task-created')).toHaveLength(400);
    expect(run.status).toBe('waiting');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('should make a chain of 10,000 elements that pass at once an incident past the step budget, and go on with every retry', async () => {
    // given
    const definition = await chain(10_000);
    // when
    const run = runScript({ definition, steps: [] });
    const next = String(run.lines.find(({ event }) => event === 'incident-raised')?.element);
    const retried = runScript({ definition, steps: [{ retry: next }] });
    // then
    expect(run.lines.filter(({ event }) => event === 'incident-raised')).toMatchObject([{ code: 'step-budget', element: next }]);
    expect(run.lines.filter(({ event }) => event === 'element-completed')).toHaveLength(limits.stepsPerCommand);
    expect(retried.lines.filter(({ event }) => event === 'element-completed')).toHaveLength(2 * limits.stepsPerCommand);
    expect(retried.lines.filter(({ event }) => event === 'incident-raised')).toHaveLength(2);
  });

  it.each(['task', 'exclusiveGateway', 'parallelGateway', 'intermediateThrowEvent', 'scriptTask'] as const)(
    'should make a loop of %s elements without a wait an incident, not a stack overflow',
    async kind => {
      // given
      const definition = await chain(3, { loop: kind !== 'parallelGateway', kind });
      const long = await chain(5_000, { kind });
      // when
      const runs = [runScript({ definition, steps: [] }), runScript({ definition: long, steps: [] })];
      // then
      expect(runs[0]?.status).toBe(kind === 'parallelGateway' ? 'completed' : 'failed');
      expect(runs[1]?.problem?.en).toContain(`within ${limits.stepsPerCommand} steps`);
    },
  );
});
