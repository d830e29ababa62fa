import { describe, expect, it } from 'vitest';
import { model, play } from '../model.ts';

describe('inclusive gateway', () => {
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

  it('should join at an inclusive gateway exactly the branches that were taken, after the last of them', async () => {
    // given
    const xml = fork('inclusiveGateway', 'x', 'y', 'true');
    // when: a and c are taken
    const one = await play(xml, [{ complete: 'a' }], { x: true, y: false });
    const both = await play(xml, [{ complete: 'a' }, { complete: 'c' }], { x: true, y: false });
    // then
    expect(one.completed).not.toContain('j');
    expect(both.completed.filter(id => id === 'after')).toHaveLength(1);
    expect(both.status).toBe('completed');
  });

  it('should not let an inclusive join wait for a branch that only comes back through the join itself', async () => {
    // given: after the join a loop goes back to it
    const xml = model(
      '<startEvent id="s"/><inclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><userTask id="check"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>',
      's>g',
      'g>a: true',
      'g>b: true',
      'a>j',
      'b>j',
      'j>check',
      'check>x',
      'x>j: again',
      'x>e',
    );
    // when
    const steps = [
      { complete: 'a' },
      { complete: 'b' },
      { complete: 'check', data: { again: true } },
      { complete: 'check', data: { again: false } },
    ];
    const run = await play(xml, steps);
    // then
    expect(run.status).toBe('completed');
    expect(run.completed.filter(id => id === 'j')).toHaveLength(2);
  });

  it('should let an inclusive join wait for a token that may still come by a boundary event', async () => {
    // given: b has arrived, a can still reach the join by its boundary message only
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="j"/><endEvent id="e"/><endEvent id="other"/>
       <boundaryEvent id="m" attachedToRef="a"><messageEventDefinition messageRef="late"/></boundaryEvent>`,
      's>g',
      'g>a',
      'g>b',
      'a>other',
      'b>j',
      'm>j',
      'j>e',
    );
    // when
    const waiting = await play(xml, [{ complete: 'b' }]);
    const gone = await play(xml, [{ complete: 'b' }, { complete: 'a' }]);
    const late = await play(xml, [{ complete: 'b' }, { message: 'late' }]);
    // then
    expect(waiting.completed).not.toContain('j');
    expect([gone.status, late.status]).toEqual(['completed', 'completed']);
    expect(late.completed.filter(id => id === 'j')).toHaveLength(1);
  });
});
