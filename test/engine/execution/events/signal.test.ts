import { describe, expect, it } from 'vitest';
import { boundary, defined, eventSubProcess, flowsOf, model, play } from '../model.ts';

describe('signal events', () => {
  const caught = `<intermediateCatchEvent id="c">${defined('signal', 'go')}</intermediateCatchEvent><userTask id="a"/>${boundary('b', 'a', defined('signal', 'go'), false)}
    <receiveTask id="r" messageRef="gone"/><task id="x"/>${eventSubProcess('esp', defined('signal', 'go'), `<task id="et"/>${flowsOf('espS>et')}`, false)}`;

  it('should reach every catch of the case once: in the middle, on a boundary, as the start of an event sub-process', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/>${caught}<userTask id="u"/><intermediateThrowEvent id="t">${defined('signal', 'go')}</intermediateThrowEvent>`,
      's>g',
      'g>c',
      'g>a',
      'g>r',
      'g>u',
      'u>t',
      'b>x',
    );
    // when
    const run = await play(xml, [{ complete: 'u' }]);
    // then
    for (const id of ['c', 'b', 'x', 'espS', 'et', 'esp', 't'])
      expect([id, run.completed.filter(one => one === id).length]).toEqual([id, 1]);
    expect(run.completed).not.toContain('r');
  });

  it('should carry its values to what it reaches', async () => {
    // given
    const mapped = (place: string, mapping: string) =>
      `<intermediate${place}Event id="${place}"><signalEventDefinition signalRef="go"><extensionElements>${mapping}</extensionElements></signalEventDefinition></intermediate${place}Event>`;
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/>${mapped('Catch', '<bj:out source="= n + 1" target="got"/>')}<userTask id="u"/>${mapped('Throw', '<bj:in source="= 41" target="n"/>')}`,
      's>g',
      'g>Catch',
      'g>u',
      'u>Throw',
    );
    // when
    const run = await play(xml, [{ complete: 'u' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'variable-set').map(({ name, value }) => [name, value])).toEqual([['got', 42]]);
    expect(run.status).toBe('completed');
  });

  it('should reach only what stood when it was thrown', async () => {
    // given: the catch behind the boundary waits for the same signal anew
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', defined('signal', 'go'), false)}<intermediateCatchEvent id="c">${defined('signal', 'go')}</intermediateCatchEvent>`,
      's>a',
      'b>c',
    );
    // when
    const once = await play(xml, [{ signal: 'go' }]);
    const twice = await play(xml, [{ signal: 'go' }, { signal: 'go' }]);
    // then
    expect(once.completed).toEqual(['s', 'b']);
    expect(twice.completed).toEqual(['s', 'b', 'c', 'b']);
  });

  it('should leave the case as a job for the other cases of the centre, and a message with a key likewise; one without is for nobody else', async () => {
    // given
    const carrying = defined('signal', 'go').replace(
      '/>',
      '><extensionElements><bj:in source="= colour" target="colour"/></extensionElements></signalEventDefinition>',
    );
    const message =
      '<messageEventDefinition messageRef="paid" bj:correlation="= number"><extensionElements><bj:in source="= 5" target="amount"/></extensionElements></messageEventDefinition>';
    const xml = model(
      `<startEvent id="s"/><intermediateThrowEvent id="t">${carrying}</intermediateThrowEvent><intermediateThrowEvent id="m">${message}</intermediateThrowEvent>
       <endEvent id="e">${defined('message', 'paid')}</endEvent>`,
      's>t',
      't>m',
      'm>e',
    );
    // when
    const run = await play(xml, [], { number: 'A7', colour: 'red' });
    // then
    const jobs = run.lines.filter(({ event }) => event === 'job-requested');
    expect(jobs.map(({ job, input, element }) => [element, job, input])).toEqual([
      ['t', 'deliver-signal', { name: 'go', payload: { colour: 'red' } }],
      ['m', 'deliver-message', { name: 'paid', key: 'A7', payload: { amount: 5 } }],
    ]);
    expect(run.lines.some(({ kind }) => kind === 'job')).toBe(false);
    expect(run.status).toBe('completed');
  });
});
