import { describe, expect, it } from 'vitest';
import { model, play } from './model.ts';

describe('flows out of activities', () => {
  it('should run an activity without an incoming flow when no start event is drawn, and split without a gateway', async () => {
    // given
    const xml = model('<task id="a"/><task id="b"/><task id="c"/>', 'a>b', 'a>c');
    // when
    const run = await play(xml);
    // then
    expect([...run.completed].sort()).toEqual(['a', 'b', 'c']);
    expect(run.status).toBe('completed');
  });

  it('should take only the conditional flows that hold out of a task, and the default one when none does', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><task id="a" default="a_z"/><task id="x"/><task id="y"/><task id="z"/>',
      's>a',
      'a>x: n > 1',
      'a>y: n > 2',
      'a>z',
    );
    // when
    const [two, three, one] = [await play(xml, [], { n: 2 }), await play(xml, [], { n: 3 }), await play(xml, [], { n: 1 })];
    // then
    expect(two.completed).toEqual(['s', 'a', 'x']);
    expect(three.completed).toEqual(['s', 'a', 'x', 'y']);
    expect(one.completed).toEqual(['s', 'a', 'z']);
  });

  it('should stop a straight-through loop with an incident instead of hanging', async () => {
    // given
    const xml = model('<startEvent id="s"/><task id="a"/><task id="b"/>', 's>a', 'a>b', 'b>a');
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'step-budget' });
    expect(run.lines.length).toBeLessThan(3_100);
  });

  it('should run a chain of 900 automatic tasks without recursion', async () => {
    // given
    const ids = Array.from({ length: 900 }, (_, i) => `t${i}`);
    const xml = model(ids.map(id => `<task id="${id}"/>`).join(''), ...ids.slice(1).map((id, i) => `${ids[i]}>${id}`));
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(ids);
    expect(run.status).toBe('completed');
  });
});
