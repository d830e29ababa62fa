import { describe, expect, it } from 'vitest';
import { flowsOf, model, play, timer } from './model.ts';

const boundary = (id: string, host: string, definition: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${definition}</boundaryEvent>`;

describe('events', () => {
  const guarded = (event: string) =>
    model(`<startEvent id="s"/><userTask id="a"/>${event}<task id="other"/><endEvent id="e"/>`, 's>a', 'a>e', 'b>other');

  it('should interrupt an activity by a boundary timer, cancelling its task', async () => {
    // given
    const xml = guarded(boundary('b', 'a', timer('timeDuration', 'P2D')));
    // when
    const before = await play(xml, [{ advance: 'P1DT23H' }]);
    const after = await play(xml, [{ advance: 'P3D' }]);
    // then
    expect(before.status).toBe('waiting');
    expect(after.completed).toEqual(['s', 'b', 'other']);
    expect(after.lines.some(({ event }) => event === 'task-cancelled')).toBe(true);
    expect(after.status).toBe('completed');
  });

  it('should clear the boundary timer when the activity ends first', async () => {
    // given
    const xml = guarded(boundary('b', 'a', timer('timeDuration', 'P2D')));
    // when
    const run = await play(xml, [{ complete: 'a' }, { advance: 'P3D' }]);
    // then
    expect(run.completed).toEqual(['s', 'a', 'e']);
  });

  it('should leave the activity open when a boundary event does not interrupt, and take each message', async () => {
    // given
    const xml = guarded(boundary('b', 'a', '<messageEventDefinition messageRef="ask"/>', 'cancelActivity="false"'));
    // when
    const run = await play(xml, [{ message: 'ask' }, { message: 'ask' }, { complete: 'a' }]);
    // then
    expect(run.completed).toEqual(['s', 'b', 'other', 'b', 'other', 'a', 'e']);
    expect(run.status).toBe('completed');
  });

  it('should repeat a non-interrupting cycle as often as it says', async () => {
    // given
    const xml = guarded(boundary('b', 'a', timer('timeCycle', 'R3/P1D'), 'cancelActivity="false"'));
    // when
    const two = await play(xml, [{ advance: 'P2D' }]);
    const all = await play(xml, [{ advance: 'P9D' }]);
    // then
    expect(two.completed.filter(id => id === 'b')).toHaveLength(2);
    expect(all.completed.filter(id => id === 'b')).toHaveLength(3);
  });

  it('should catch a signal on a boundary and in the middle alike', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/>${boundary('b', 'a', '<signalEventDefinition signalRef="stop"/>')}
       <intermediateCatchEvent id="c"><signalEventDefinition signalRef="stop"/></intermediateCatchEvent><endEvent id="e"/>`,
      's>g',
      'g>a',
      'g>c',
      'a>e',
      'c>e',
      'b>e',
    );
    // when
    const run = await play(xml, [{ signal: 'stop' }]);
    // then
    expect(run.completed.filter(id => id === 'e')).toHaveLength(2);
    expect(run.status).toBe('completed');
  });

  it('should broadcast a thrown signal within the case, interrupting the very sub-process that throws it', async () => {
    // given
    const inner = `<startEvent id="is"/><intermediateThrowEvent id="it"><signalEventDefinition signalRef="stop"/></intermediateThrowEvent><endEvent id="ie"/>${flowsOf('is>it', 'it>ie')}`;
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub">${inner}</subProcess>${boundary('b', 'sub', '<signalEventDefinition signalRef="stop"/>')}<endEvent id="e"/><endEvent id="stopped"/>`,
      's>sub',
      'sub>e',
      'b>stopped',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['s', 'is', 'b', 'stopped']);
    expect(run.status).toBe('completed');
  });

  it('should send a message and go on', async () => {
    // given
    const xml = model(
      '<startEvent id="s"/><intermediateThrowEvent id="t"><messageEventDefinition messageRef="hello"/></intermediateThrowEvent><endEvent id="e"><messageEventDefinition messageRef="bye"/></endEvent>',
      's>t',
      't>e',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.lines.filter(({ event }) => event === 'message-sent').map(({ name }) => name)).toEqual(['hello', 'bye']);
    expect(run.status).toBe('completed');
  });

  it('should put a message payload into the mapped variables', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="paid"><extensionElements><bj:out source="= amount * 2" target="twice"/></extensionElements></messageEventDefinition></intermediateCatchEvent>
       <exclusiveGateway id="g" default="g_no"/><endEvent id="yes"/><endEvent id="no"/>`,
      's>m',
      'm>g',
      'g>yes: twice = 10',
      'g>no',
    );
    // when
    const run = await play(xml, [{ message: 'paid', data: { amount: 5 } }]);
    const wrong = await play(xml, [{ message: 'paid', data: {} }]);
    // then
    expect(run.completed).toContain('yes');
    expect(wrong.status).toBe('failed');
    expect(wrong.completed).not.toContain('m');
  });

  it('should refuse a message that nothing waits for', async () => {
    // given
    const xml = model('<startEvent id="s"/><userTask id="a"/>', 's>a');
    // when
    const run = await play(xml, [{ message: 'ask' }]);
    // then
    expect(run.status).toBe('failed');
    expect(run.problem?.en).toContain('Expected the case to wait for "ask"');
  });

  describe('errors', () => {
    const inner = (code: string) =>
      `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><endEvent id="ie"><errorEventDefinition errorRef="${code}"/></endEvent>${flowsOf('is>ig', 'ig>ia', 'ig>ie')}`;
    const withBoundaries = (...codes: (string | null)[]) =>
      codes
        .map((code, i) =>
          boundary(`b${i}`, 'sub', code === null ? '<errorEventDefinition/>' : `<errorEventDefinition errorRef="${code}"/>`),
        )
        .join('');

    it('should leave the sub-process by the boundary that names the code, cancelling the rest', async () => {
      // given
      const xml = model(
        `<startEvent id="s"/><subProcess id="sub">${inner('broken')}</subProcess>${withBoundaries(null, 'broken')}<endEvent id="any"/><endEvent id="exact"/>`,
        's>sub',
        'b0>any',
        'b1>exact',
      );
      // when
      const run = await play(xml);
      // then
      expect(run.completed.slice(-2)).toEqual(['b1', 'exact']);
      expect(run.lines.some(({ event, element }) => event === 'element-cancelled' && element === 'sub')).toBe(true);
      expect(run.status).toBe('completed');
    });

    it('should keep an error nobody catches as an incident', async () => {
      // given
      const xml = model(
        `<startEvent id="s"/><subProcess id="sub">${inner('broken')}</subProcess>${withBoundaries('other')}<endEvent id="e"/>`,
        's>sub',
        'b0>e',
      );
      // when
      const run = await play(xml);
      // then
      expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'error-not-caught', element: 'ie' });
      expect(run.status).toBe('failed');
    });
  });

  it('should end everything at a terminate end event, in its own scope only', async () => {
    // given
    const inner = `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><endEvent id="it"><terminateEventDefinition/></endEvent>${flowsOf('is>ig', 'ig>ia', 'ig>it')}`;
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><subProcess id="sub">${inner}</subProcess><userTask id="u"/><userTask id="v"/><endEvent id="t"><terminateEventDefinition/></endEvent>`,
      's>g',
      'g>sub',
      'g>u',
      'sub>v',
      'u>t',
    );
    // when
    const inside = await play(xml);
    const outside = await play(xml, [{ complete: 'u' }]);
    // then
    expect(inside.completed).toContain('sub');
    expect(inside.status).toBe('waiting');
    expect(outside.status).toBe('completed');
    expect(outside.completed).not.toContain('v');
  });
});
