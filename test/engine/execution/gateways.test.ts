import { describe, expect, it } from 'vitest';
import { model, play, timer } from './model.ts';

describe('gateways', () => {
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

  it('should follow the first event behind an event-based gateway and give up the others', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><eventBasedGateway id="g"/>
       <intermediateCatchEvent id="m"><messageEventDefinition messageRef="answer"/></intermediateCatchEvent>
       <intermediateCatchEvent id="t">${timer('timeDuration', 'PT1H')}</intermediateCatchEvent>
       <receiveTask id="r" messageRef="other"/><endEvent id="em"/><endEvent id="et"/><endEvent id="er"/>`,
      's>g',
      'g>m',
      'g>t',
      'g>r',
      'm>em',
      't>et',
      'r>er',
    );
    // when
    const byMessage = await play(xml, [{ message: 'answer' }, { advance: 'P1D' }]);
    const byTimer = await play(xml, [{ advance: 'PT2H' }]);
    const byReceive = await play(xml, [{ message: 'other' }]);
    const late = await play(xml, [{ advance: 'PT2H' }, { message: 'answer' }]);
    // then
    expect(byMessage.completed).toEqual(['s', 'g', 'm', 'em']);
    expect(byTimer.completed).toEqual(['s', 'g', 't', 'et']);
    expect(byReceive.completed).toEqual(['s', 'g', 'r', 'er']);
    expect([byMessage.status, byTimer.status]).toEqual(['completed', 'completed']);
    expect(late.problem?.en).toContain('closed');
  });
});
