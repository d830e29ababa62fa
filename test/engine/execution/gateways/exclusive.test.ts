import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('exclusive gateway', () => {
  it('should take the first flow in document order whose condition holds, else the default', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><exclusiveGateway id="g" default="g_z"/><task id="x"/><task id="y"/><task id="z"/>',
      's>g',
      'g>z',
      'g>x: n > 1',
      'g>y: n > 0',
    );
    // when
    const runs = await Promise.all([2, 1, 0].map(n => play(xml, [], { n })));
    // then
    expect(runs.map(run => run.completed.at(-1))).toEqual(['x', 'y', 'z']);
  });

  it('should raise an incident on the gateway when no flow holds and none is the default', async () => {
    // given
    const xml = model('<startEvent id="s"/><exclusiveGateway id="g"/><task id="x"/>', 's>g', 'g>x: n > 1');
    // when
    const run = await play(xml, [], { n: 0 });
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({
      element: 'g',
      code: 'no-flow-true',
      phase: 'complete',
    });
  });

  it('should raise an incident when a condition is null or text instead of choosing silently', async () => {
    // given
    const xml = model('<startEvent id="s"/><exclusiveGateway id="g" default="g_y"/><task id="x"/><task id="y"/>', 's>g', 'g>x: n', 'g>y');
    // when
    const runs = await Promise.all([play(xml, [], { n: null }), play(xml, [], { n: 'yes' })]);
    // then
    expect(runs.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});
