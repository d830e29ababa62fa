import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('parallel gateway', () => {
  const fork = (kind: string, ...conditions: string[]) =>
    model(
      `<startEvent id="s"/><${kind} id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><${kind} id="j"/><task id="after"/><endEvent id="e"/>`,
      's>g',
      ...['a', 'b', 'c'].map((id, i) => `g>${id}${conditions[i] ? `: ${conditions[i]}` : ''}`),
      'a>j',
      'b>j',
      'c>j',
      'j>after',
      'after>e',
    );

  it('should wait at a parallel join for every branch and go on once', async () => {
    // given
    const xml = fork('parallelGateway');
    // when
    const two = await play(xml, [{ complete: 'c' }, { complete: 'a' }]);
    const all = await play(xml, [{ complete: 'c' }, { complete: 'a' }, { complete: 'b' }]);
    // then
    expect(two.completed).not.toContain('j');
    expect(all.completed.filter(id => id === 'after')).toHaveLength(1);
    expect(all.status).toBe('completed');
  });

  it('should tell when a parallel join can never be complete', async () => {
    // given: an exclusive split before a parallel join
    const xml = model(
      '<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><task id="a"/><task id="b"/><parallelGateway id="j"/><endEvent id="e"/>',
      's>g',
      'g>a: true',
      'g>b',
      'a>j',
      'b>j',
      'j>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'join-waits-for-ever' });
  });
});
