import { describe, expect, it } from 'vitest';
import { bareRelease } from '#engine/simulation/index.ts';
import { boundary, compile, defined, eventSubProcess, flowsOf, model, play } from '../model.ts';
import { opened } from '../opened.ts';

const thrower = (id: string, code?: string) => `<intermediateThrowEvent id="${id}">${defined('escalation', code)}</intermediateThrowEvent>`;
const inner = (code?: string) => `<startEvent id="is"/>${thrower('it', code)}<task id="ia"/>${flowsOf('is>it', 'it>ia')}`;
const around = (boundaries: string, code?: string) =>
  model(
    `<startEvent id="s"/><subProcess id="sub">${inner(code)}</subProcess>${boundaries}<task id="a"/><task id="x"/>`,
    's>sub',
    'sub>a',
    ...[...boundaries.matchAll(/<boundaryEvent id="(\w+)"/g)].map(([, id]) => `${id}>x`),
  );
const thrownIn = (run: Awaited<ReturnType<typeof play>>) =>
  run.lines.filter(({ event }) => event === 'escalation-thrown').map(({ code, caught }) => [code, caught]);

describe('escalation events', () => {
  it('should be caught by a non-interrupting boundary beside the activity, which goes on', async () => {
    // when
    const run = await play(around(boundary('b', 'sub', defined('escalation', 'late'), false), 'late'));
    // then
    expect(thrownIn(run)).toEqual([['late', 'b']]);
    expect(run.completed).toEqual(['s', 'is', 'it', 'b', 'ia', 'x', 'sub', 'a']);
    expect(run.status).toBe('completed');
  });

  it('should be caught by an interrupting boundary, which ends the activity and the thrower', async () => {
    // when
    const run = await play(around(boundary('b', 'sub', defined('escalation', 'late')), 'late'));
    // then
    expect(run.completed).toEqual(['s', 'is', 'b', 'x']);
    expect(run.lines.some(({ event, element }) => event === 'element-cancelled' && element === 'it')).toBe(true);
    expect(run.status).toBe('completed');
  });

  it('should prefer the catch that names the code to one that takes any', async () => {
    // given
    const both = boundary('any', 'sub', defined('escalation'), false) + boundary('exact', 'sub', defined('escalation', 'late'), false);
    // when
    const [named, other] = [await play(around(both, 'late')), await play(around(both, 'early'))];
    // then
    expect(thrownIn(named)).toEqual([['late', 'exact']]);
    expect(thrownIn(other)).toEqual([['early', 'any']]);
  });

  it('should be no fault when nobody catches it', async () => {
    // when
    const run = await play(around(boundary('b', 'sub', defined('escalation', 'other'), false), 'late'));
    const codeless = await play(around(boundary('b', 'sub', defined('escalation', 'other'), false)));
    // then
    expect(thrownIn(run)).toEqual([['late', null]]);
    expect(thrownIn(codeless)).toEqual([['', null]]);
    expect(run.completed).toEqual(['s', 'is', 'it', 'ia', 'sub', 'a']);
    expect([run.status, codeless.status]).toEqual(['completed', 'completed']);
  });

  it('should go no further than the innermost catch: the event sub-process of its own level first', async () => {
    // given
    const handler = eventSubProcess('esp', defined('escalation', 'late'), `<task id="handled"/>${flowsOf('espS>handled')}`, false);
    const xml = around(boundary('b', 'sub', defined('escalation', 'late'), false), 'late').replace(
      '<task id="ia"/>',
      `<task id="ia"/>${handler}`,
    );
    // when
    const run = await play(xml);
    // then
    expect(thrownIn(run)).toEqual([['late', 'espS']]);
    expect(run.completed).toEqual(['s', 'is', 'it', 'espS', 'ia', 'handled', 'esp', 'sub', 'a']);
    expect(run.completed).not.toContain('b');
  });

  it('should reach the event sub-process of an outer level, which interrupts everything there', async () => {
    // given
    const handler = eventSubProcess('esp', defined('escalation'), `<userTask id="handle"/>${flowsOf('espS>handle')}`);
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="u"/><subProcess id="sub">${inner('late')}</subProcess>${handler}`,
      's>g',
      'g>u',
      'g>sub',
    );
    // when
    const run = await play(xml);
    const done = await play(xml, [{ complete: 'handle' }]);
    // then
    expect(run.completed).toEqual(['s', 'g', 'is', 'espS']);
    expect(
      run.lines
        .filter(({ event }) => event === 'element-cancelled')
        .map(({ element }) => element)
        .sort(),
    ).toEqual(['it', 'sub', 'u']);
    expect(done.status).toBe('completed');
  });

  it('should be thrown by an end event, which still completes when nothing interrupts it', async () => {
    // given
    const end = (interrupting: boolean) =>
      model(
        `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><endEvent id="ie">${defined('escalation', 'late')}</endEvent>${flowsOf('is>ie')}</subProcess>${boundary('b', 'sub', defined('escalation'), interrupting)}<task id="a"/><task id="x"/>`,
        's>sub',
        'sub>a',
        'b>x',
      );
    // when
    const [beside, instead] = [await play(end(false)), await play(end(true))];
    // then
    expect([...beside.completed].sort()).toEqual(['a', 'b', 'ie', 'is', 's', 'sub', 'x']);
    expect(instead.completed).toEqual(['s', 'is', 'b', 'x']);
  });

  it('should leave a called process for the boundary of the call activity', async () => {
    // given
    const called = { ...bareRelease(await compile(model(inner('late')))), content: 'called' };
    const caller = model(
      `<startEvent id="s"/><callActivity id="call" calledElement="other"/>${boundary('b', 'call', defined('escalation', 'late'), false)}<task id="a"/><task id="x"/>`,
      's>call',
      'call>a',
      'b>x',
    );
    // when
    const run = await opened(caller, { called: { other: called } });
    // then
    expect(run.completed()).toEqual(['s', 'is', 'it', 'b', 'ia', 'x', 'call', 'a']);
    expect(run.session.state?.phase).toBe('closed');
  });

  it('should be caught once for each instance of a multi-instance activity', async () => {
    // given
    const xml = around(boundary('b', 'sub', defined('escalation'), false), 'late').replace(
      '<startEvent id="is"/>',
      '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="is"/>',
    );
    // when
    const run = await play(xml);
    const interrupting = await play(xml.replace('cancelActivity="false"', 'cancelActivity="true"'));
    // then
    expect(run.completed.filter(id => id === 'x')).toHaveLength(3);
    expect(interrupting.completed.filter(id => id === 'x')).toHaveLength(1);
    expect(interrupting.status).toBe('completed');
  });

  it('should not be caught by the event sub-process that throws it, but by one beside', async () => {
    // given
    const first = eventSubProcess('e1', defined('escalation', 'late'), `${thrower('t1', 'late')}${flowsOf('e1S>t1')}`, false);
    const second = eventSubProcess('e2', defined('escalation'), `<task id="beside"/>${flowsOf('e2S>beside')}`, false);
    // when
    const alone = await play(model(`<startEvent id="s"/>${thrower('t', 'late')}${first}`, 's>t'));
    const both = await play(model(`<startEvent id="s"/>${thrower('t', 'late')}${first}${second}`, 's>t'));
    // then
    expect(thrownIn(alone)).toEqual([
      ['late', 'e1S'],
      ['late', null],
    ]);
    expect(thrownIn(both)).toEqual([
      ['late', 'e1S'],
      ['late', 'e2S'],
    ]);
    expect([alone.status, both.status]).toEqual(['completed', 'completed']);
  });

  it('should bound two event sub-processes that escalate to each other without end', async () => {
    // given
    const one = (id: string, catches: string, throws: string) =>
      eventSubProcess(id, defined('escalation', catches), `${thrower(`${id}t`, throws)}${flowsOf(`${id}S>${id}t`)}`, false);
    // when
    const run = await play(model(`<startEvent id="s"/>${thrower('t', 'a')}${one('e1', 'a', 'b')}${one('e2', 'b', 'a')}`, 's>t'));
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'step-budget' });
  });
});
