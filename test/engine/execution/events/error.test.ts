import { describe, expect, it } from 'vitest';
import { bareRelease } from '#engine/simulation/index.ts';
import { boundary, compile, defined, eventSubProcess, flowsOf, model, play } from '../model.ts';
import { opened } from '../opened.ts';

const broken = (code = 'broken') =>
  `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="ia"/><endEvent id="ie"><errorEventDefinition errorRef="${code}"/></endEvent>${flowsOf('is>ig', 'ig>ia', 'ig>ie')}`;
const handled = (id: string) => `<task id="${id}T"/>${flowsOf(`${id}S>${id}T`)}`;

describe('error events', () => {
  it('should start the event sub-process that catches the error, ending everything else of its level', async () => {
    // given
    const xml = model(`${broken()}${eventSubProcess('esp', defined('error', 'broken'), handled('esp'))}`);
    // when
    const run = await play(xml);
    // then
    expect(run.completed).toEqual(['is', 'ig', 'espS', 'espT', 'esp']);
    expect(
      run.lines
        .filter(({ event }) => event === 'element-cancelled')
        .map(({ element }) => element)
        .sort(),
    ).toEqual(['ia', 'ie']);
    expect(run.status).toBe('completed');
  });

  it('should prefer the event sub-process inside to the boundary outside, and the named code to any on one level', async () => {
    // given
    const inside = [
      eventSubProcess('any', defined('error'), handled('any')),
      eventSubProcess('exact', defined('error', 'broken'), handled('exact')),
    ];
    const xml = (espes: string) =>
      model(
        `<startEvent id="s"/><subProcess id="sub">${broken()}${espes}</subProcess>${boundary('b', 'sub', defined('error', 'broken'))}<task id="after"/><task id="x"/>`,
        's>sub',
        'sub>after',
        'b>x',
      );
    // when
    const both = await play(xml(inside.join('')));
    const codeless = await play(xml(inside[0]!));
    const none = await play(xml(''));
    // then
    expect(both.completed.slice(-5)).toEqual(['exactS', 'exactT', 'exact', 'sub', 'after']);
    expect(codeless.completed.slice(-5)).toEqual(['anyS', 'anyT', 'any', 'sub', 'after']);
    expect(none.completed.slice(-2)).toEqual(['b', 'x']);
  });

  it('should go outward past levels that do not catch it, also past what throws it while handling it', async () => {
    // given: the handler throws the same error again, which the same handler must not catch
    const rethrow = `<endEvent id="re"><errorEventDefinition errorRef="broken"/></endEvent>${flowsOf('espS>re')}`;
    const xml = model(
      `<startEvent id="s"/><subProcess id="outer"><startEvent id="os"/><subProcess id="sub">${broken()}${eventSubProcess('esp', defined('error', 'broken'), rethrow)}</subProcess>${flowsOf('os>sub')}</subProcess>
       ${boundary('b', 'outer', defined('error'))}<task id="x"/>`,
      's>outer',
      'b>x',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.lines.filter(({ event }) => event === 'error-thrown')).toHaveLength(2);
    expect(run.completed.slice(-2)).toEqual(['b', 'x']);
    expect(run.status).toBe('completed');
  });

  it('should leave a called process for the boundary of the call activity, or for an event sub-process of the caller', async () => {
    // given
    const called = { other: { ...bareRelease(await compile(model(broken()))), content: 'called' } };
    const caller = (extra: string) =>
      model(`<startEvent id="s"/><callActivity id="call" calledElement="other"/>${extra}<task id="a"/>`, 's>call', 'call>a');
    // when
    const bounded = await opened(caller(`${boundary('b', 'call', defined('error', 'broken'))}<task id="x"/>${flowsOf('b>x')}`), { called });
    const handler = await opened(caller(eventSubProcess('esp', defined('error'), handled('esp'))), { called });
    // then
    expect(bounded.completed()).toEqual(['s', 'is', 'ig', 'b', 'x']);
    expect(handler.completed()).toEqual(['s', 'is', 'ig', 'espS', 'espT', 'esp']);
    expect([bounded, handler].map(({ session }) => session.state?.phase)).toEqual(['closed', 'closed']);
  });

  it('should end every instance of a multi-instance activity whose boundary catches it', async () => {
    // given
    const inner = `<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="is"/><userTask id="ia"/><endEvent id="ie"><errorEventDefinition errorRef="broken"/></endEvent>${flowsOf('is>ia', 'ia>ie')}`;
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub">${inner}</subProcess>${boundary('b', 'sub', defined('error', 'broken'))}<task id="x"/>`,
      's>sub',
      'b>x',
    );
    // when
    const run = await play(xml, [{ complete: 'ia' }]);
    // then
    expect(run.completed).toEqual(['s', 'is', 'is', 'is', 'ia', 'b', 'x']);
    expect(run.status).toBe('completed');
  });

  it('should keep an error nobody catches as an incident where it was thrown, with nothing ended', async () => {
    // given
    const xml = model(`${broken()}${eventSubProcess('esp', defined('error', 'other'), handled('esp'))}`);
    // when
    const run = await play(xml);
    // then
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'error-not-caught', element: 'ie' });
    expect(run.lines.some(({ event }) => event === 'element-cancelled')).toBe(false);
  });
});
