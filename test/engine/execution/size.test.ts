import { describe, expect, it } from 'vitest';
import { flowsOf, model, play } from './model.ts';

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
});
