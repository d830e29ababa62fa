import { describe, expect, it } from 'vitest';
import { association, cardinality, compensable, compensate, instances, loop, script, undoOf } from '../drawing.ts';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../model.ts';
import { stage } from '../stage.ts';

const undone = (completed: readonly string[]) => completed.filter(id => id.startsWith('undo'));

describe('compensation', () => {
  const chain = (thrower: string) =>
    model(
      `<startEvent id="s"/><task id="A"/>${compensable('A')}<task id="B"/>${compensable('B')}<task id="plain"/>${thrower}<task id="after"/><endEvent id="e"/>`,
      's>A',
      'A>B',
      'B>plain',
      'plain>t',
      't>after',
      'after>e',
    );

  it('should undo everything completed in the scope, the last first, before the thrower goes on', async () => {
    // given
    const xml = chain(compensate('t'));
    // when
    const run = await stage(xml);
    // then
    expect(run.completed()).toEqual(['s', 'A', 'B', 'plain', 'undoB', 'undoA', 't', 'after', 'e']);
    expect(run.state().phase).toBe('closed');
    expect(run.events('compensation-started')).toHaveLength(1);
  });

  it('should undo only the named activity', async () => {
    // given
    const xml = chain(compensate('t', { activity: 'A' }));
    // when
    const run = await stage(xml);
    // then
    expect(undone(run.completed())).toEqual(['undoA']);
    expect(run.state().phase).toBe('closed');
  });

  it('should pass where nothing completed can be undone', async () => {
    // given
    const xml = model(`<startEvent id="s"/>${compensate('t')}<task id="A"/>${compensable('A')}<endEvent id="e"/>`, 's>t', 't>A', 'A>e');
    // when
    const run = await stage(xml);
    // then
    expect(run.completed()).toEqual(['s', 't', 'A', 'e']);
    expect(run.events('compensation-started')).toEqual([]);
  });

  it('should wait for handlers that people do, one after the other, and not be done by the thrower before', async () => {
    // given
    const body = `<startEvent id="s"/><task id="A"/>${compensable('A', 'userTask')}<task id="B"/>${compensable('B', 'userTask')}${compensate('t')}<task id="after"/>`;
    const run = await stage(model(body, 's>A', 'A>B', 'B>t', 't>after'));
    // when
    const first = run.open();
    run.complete('undoB');
    const second = run.open();
    const early = run.completed();
    run.complete('undoA');
    // then
    expect([first, second]).toEqual([['undoB'], ['undoA']]);
    expect(early).not.toContain('t');
    expect(run.completed().slice(-3)).toEqual(['undoA', 't', 'after']);
  });

  it('should send the token on at once where the thrower does not wait, and still end with the handlers', async () => {
    // given
    const body = `<startEvent id="s"/><task id="A"/>${compensable('A', 'userTask')}<task id="B"/>${compensable('B', 'userTask')}${compensate('t', { waits: false })}<task id="after"/><endEvent id="e"/>`;
    const run = await stage(model(body, 's>A', 'A>B', 'B>t', 't>after', 'after>e'));
    // when
    const before = run.completed();
    run.complete('undoB');
    const open = run.state().phase;
    run.complete('undoA');
    // then
    expect(before).toEqual(['s', 'A', 'B', 'after', 'e']);
    expect(open).toBe('running');
    expect(run.completed().slice(-3)).toEqual(['undoB', 'undoA', 't']);
    expect(run.state().phase).toBe('closed');
  });

  it('should undo an activity each time it was completed, but never twice, and never one that still runs', async () => {
    // given
    const body = `<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="f"/><userTask id="A"/>${compensable('A')}<userTask id="C"/>${compensable('C')}
      <exclusiveGateway id="x" default="x_t"/>${compensate('t')}${compensate('u')}<userTask id="w"/>`;
    const run = await stage(model(body, 's>f', 'f>m', 'f>C', 'm>A', 'A>x', 'x>m: again', 'x>t', 't>u', 'u>w'));
    // when
    run.complete('A', { again: true });
    run.complete('A', { again: false });
    // then
    expect(undone(run.completed())).toEqual(['undoA', 'undoA']);
    expect(run.open().sort()).toEqual(['C', 'w']);
  });

  it('should take up a completed sub-process again: its inner activities in reverse, with the values of its completion', async () => {
    // given
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A', 'scriptTask', '<script>n</script>').replace('id="undoA"', 'id="undoA" scriptFormat="feel" bj:resultVariable="seen"')}<task id="B"/>${compensable('B')}<endEvent id="ie"/>${flowsOf('is>A', 'A>B', 'B>ie')}`;
    const sub = `<subProcess id="sub"><extensionElements><bj:in source="= outer + 1" target="n"/></extensionElements>${inner}</subProcess>`;
    const body = `<startEvent id="s"/>${sub}${script('change', 'outer', '100')}${compensate('t')}<userTask id="w"/>`;
    // when
    const run = await stage(model(body, 's>sub', 'sub>change', 'change>t', 't>w'), { outer: 1, seen: null });
    // then
    expect(run.completed()).toEqual(['s', 'is', 'A', 'B', 'ie', 'sub', 'change', 'undoB', 'undoA', 'sub', 't']);
    expect(run.variable('seen')).toBe(2);
    expect(Object.keys(run.state().scopes)).toHaveLength(1);
  });

  it('should run the compensation event sub-process of a completed sub-process instead, seeing its values, which may undo what is inside', async () => {
    // given
    const handler = eventSubProcess(
      'esp',
      '<compensateEventDefinition/>',
      `${script('look', 'seen', 'n')}${compensate('ut', { activity: 'A' })}<endEvent id="ee"/>${flowsOf('espS>look', 'look>ut', 'ut>ee')}`,
    );
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A')}<task id="B"/>${compensable('B')}<endEvent id="ie"/>${flowsOf('is>A', 'A>B', 'B>ie')}${handler}`;
    const sub = `<subProcess id="sub"><extensionElements><bj:in source="= 7" target="n"/></extensionElements>${inner}</subProcess>`;
    // when
    const run = await stage(model(`<startEvent id="s"/>${sub}${compensate('t')}<userTask id="w"/>`, 's>sub', 'sub>t', 't>w'), { seen: 0 });
    // then
    expect(run.completed().slice(5)).toEqual(['sub', 'espS', 'look', 'undoA', 'ut', 'ee', 'esp', 'sub', 't']);
    expect(run.variable('seen')).toBe(7);
  });

  it('should prefer the handler of a sub-process to what is inside it', async () => {
    // given
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A')}${flowsOf('is>A')}`;
    const body = `<startEvent id="s"/><subProcess id="sub">${inner}</subProcess>${compensable('sub')}${compensate('t')}<endEvent id="e"/>`;
    // when
    const run = await stage(model(body, 's>sub', 'sub>t', 't>e'));
    // then
    expect(undone(run.completed())).toEqual(['undosub']);
  });

  it('should undo from an error handler: the event sub-process compensates the scope around it', async () => {
    // given
    const esp = eventSubProcess('esp', defined('error', 'broken'), `${compensate('ut')}<endEvent id="ee"/>${flowsOf('espS>ut', 'ut>ee')}`);
    const inner = `<startEvent id="is"/><task id="A"/>${compensable('A')}<task id="B"/>${compensable('B')}<endEvent id="ie">${defined('error', 'broken')}</endEvent>${flowsOf('is>A', 'A>B', 'B>ie')}${esp}`;
    // when
    const run = await stage(model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><endEvent id="e"/>`, 's>sub', 'sub>e'));
    // then
    expect(run.completed()).toEqual(['s', 'is', 'A', 'B', 'espS', 'undoB', 'undoA', 'ut', 'ee', 'esp', 'sub', 'e']);
  });

  it.each([
    ['parallel', ''],
    ['sequential', 'isSequential="true"'],
  ])('should undo every instance of a %s multi-instance activity, each with its own element', async (_, attributes) => {
    // given
    const list = `bj:collection="= [10, 20, 30]" bj:elementVariable="one" ${attributes}`;
    const undo = `<scriptTask id="${undoOf('A')}" isForCompensation="true" scriptFormat="feel" bj:resultVariable="undone"><script>concatenate(undone, [one])</script></scriptTask>`;
    const body = `<startEvent id="s"/><task id="A">${instances('', list)}</task>${boundary('AC', 'A', '<compensateEventDefinition/>')}${undo}${association('A')}${compensate('t')}<userTask id="w"/>`;
    // when
    const run = await stage(model(body, 's>A', 'A>t', 't>w'), { undone: [] });
    // then
    expect(run.variable('undone')).toEqual([30, 20, 10]);
    expect(run.completed().slice(-2)).toEqual(['A', 't']);
  });

  it('should undo what was done inside each instance of a multi-instance sub-process and each turn of a loop', async () => {
    // given
    const inner = (id: string) => `<startEvent id="${id}s"/><task id="${id}"/>${compensable(id)}${flowsOf(`${id}s>${id}`)}`;
    const body = `<startEvent id="s"/><subProcess id="sub">${instances(cardinality('2'))}${inner('A')}</subProcess><subProcess id="rep">${loop('', 'loopMaximum="3"')}${inner('B')}</subProcess>${compensate('t')}<endEvent id="e"/>`;
    // when
    const run = await stage(model(body, 's>sub', 'sub>rep', 'rep>t', 't>e'));
    // then
    expect(undone(run.completed())).toEqual(['undoB', 'undoB', 'undoB', 'undoA', 'undoA']);
    expect(run.state().phase).toBe('closed');
  });

  it('should undo what a called process did, with its values', async () => {
    // given
    const called = model(`<startEvent id="cs"/><task id="A"/>${compensable('A')}<endEvent id="ce"/>`, 'cs>A', 'A>ce');
    const body = `<startEvent id="s"/><callActivity id="call" calledElement="other"/>${compensate('t', { kind: 'endEvent' })}`;
    // when
    const run = await stage(model(body, 's>call', 'call>t'), {}, { other: called });
    // then
    expect(run.completed()).toEqual(['s', 'cs', 'A', 'ce', 'call', 'undoA', 'call', 't']);
    expect(run.state().phase).toBe('closed');
  });

  it('should go on with the next activity when a handler is cancelled', async () => {
    // given
    const undo = `<userTask id="undoB" isForCompensation="true"/>${boundary('late', 'undoB', defined('message', 'stop'))}`;
    const body = `<startEvent id="s"/><task id="A"/>${compensable('A')}<task id="B"/>${boundary('BC', 'B', '<compensateEventDefinition/>')}${undo}${association('B')}${compensate('t')}<endEvent id="e"/><endEvent id="le"/>`;
    const run = await stage(model(body, 's>A', 'A>B', 'B>t', 't>e', 'late>le'));
    // when
    run.give({ type: 'deliver-message', name: 'stop', key: null, payload: {} });
    // then
    expect(run.completed().slice(3).sort()).toEqual(['e', 'late', 'le', 't', 'undoA']);
    expect(run.state().phase).toBe('closed');
  });

  it.each([
    ['the older', 'A', ['undoB', 'undoA']],
    ['the newer', 'B', ['undoB', 'undoA']],
  ])(
    'should take its handler with it when the thrower is cancelled, and leave what is not undone to a later compensation: %s of two',
    async (_, activity, later) => {
      // given
      const body = `<startEvent id="s"/><userTask id="A"/>${compensable('A', 'userTask')}<task id="B"/>${compensable('B', 'userTask')}
      <subProcess id="in"><startEvent id="is"/>${compensate('t', { activity })}${flowsOf('is>t')}</subProcess>${boundary('stopped', 'in', defined('signal', 'stop'))}
      <userTask id="w"/>${compensate('u')}<task id="after"/>`;
      const run = await stage(model(body, 's>A', 'A>B', 'B>in', 'stopped>w', 'w>u', 'u>after'));
      run.complete('A');
      const before = run.open();
      // when
      run.give({ type: 'deliver-signal', name: 'stop', payload: {} });
      // then
      expect(before).toEqual([`undo${activity}`]);
      expect(run.open()).toEqual(['w']);
      run.complete('w');
      for (const handler of later) run.complete(handler);
      expect(undone(run.completed())).toEqual(later);
      expect(run.completed().at(-1)).toBe('after');
      expect(run.state().phase).toBe('closed');
    },
  );

  it('should end with everything else of its level when an event sub-process interrupts it', async () => {
    // given
    const body = `<startEvent id="s"/><userTask id="A"/>${compensable('A', 'userTask')}${compensate('t')}
      ${eventSubProcess('halt', defined('signal', 'stop'), `<userTask id="tidy"/>${flowsOf('haltS>tidy')}`)}`;
    const run = await stage(model(body, 's>A', 'A>t'));
    run.complete('A');
    // when
    run.give({ type: 'deliver-signal', name: 'stop', payload: {} });
    // then
    expect(run.open()).toEqual(['tidy']);
    run.complete('tidy');
    expect(run.state().phase).toBe('closed');
  });

  it('should keep a failing handler as an incident and go on when it is retried', async () => {
    // given
    const undo =
      '<scriptTask id="undoA" isForCompensation="true" scriptFormat="feel" bj:resultVariable="x"><script>missing + 1</script></scriptTask>';
    const body = `<startEvent id="s"/><task id="A"/>${boundary('AC', 'A', '<compensateEventDefinition/>')}${undo}${association('A')}${compensate('t')}<endEvent id="e"/>`;
    const run = await stage(model(body, 's>A', 'A>t', 't>e'));
    // when
    const [incident] = Object.values(run.state().incidents);
    run.give({ type: 'resolve-incident', incident: incident!.id, action: 'resolve', values: { missing: 1 } });
    // then
    expect(incident?.element).toBe('undoA');
    expect(run.state().phase).toBe('closed');
  });

  describe('of a sub-process that is interrupted half-way', () => {
    const stopped = (sub: string, undo = compensate('t', { activity: 'sub' })) =>
      model(
        `<startEvent id="s"/>${sub}<subProcess id="out"><startEvent id="os"/>${undo}${flowsOf('os>t')}</subProcess>
         ${boundary('m', 'out', defined('message', 'stop'))}${compensate('again', { activity: 'sub' })}<endEvent id="e"/>`,
        's>sub',
        'sub>out',
        'out>e',
        'm>again',
        'again>e',
      );
    const stop = { type: 'deliver-message', name: 'stop', key: null, payload: {} } as const;

    it('should leave what was undone already alone when it is compensated again', async () => {
      // given: undoB is done, undoA is open
      const inner = `<startEvent id="is"/><task id="A"/>${compensable('A', 'userTask')}<task id="B"/>${compensable('B')}${flowsOf('is>A', 'A>B')}`;
      const run = await stage(stopped(`<subProcess id="sub">${inner}</subProcess>`));
      // when
      run.give(stop);
      run.complete('undoA');
      // then
      expect(undone(run.completed())).toEqual(['undoB', 'undoA']);
      expect(run.state().phase).toBe('closed');
    });

    it('should go on with the instances that are left', async () => {
      // given
      const inner = `<startEvent id="is"/><task id="A"/>${compensable('A', 'userTask')}${flowsOf('is>A')}`;
      const run = await stage(stopped(`<subProcess id="sub">${instances(cardinality('3'), 'isSequential="true"')}${inner}</subProcess>`));
      run.complete('undoA');
      // when
      run.give(stop);
      run.complete('undoA');
      run.complete('undoA');
      // then
      expect(undone(run.completed())).toHaveLength(3);
      expect(run.state().phase).toBe('closed');
    });
  });

  describe('by a handler with a boundary event, inside a sub-process that is taken up again', () => {
    const drawn = (interrupting: boolean) => {
      const late = boundary('over', 'undoA', defined('message', 'late'), interrupting);
      const inner = `<startEvent id="is"/><task id="A"/>${compensable('A', 'userTask')}${late}<userTask id="more"/>${flowsOf('is>A', 'over>more')}`;
      return model(
        `<startEvent id="s"/><subProcess id="sub">${inner}</subProcess>${compensate('t')}<endEvent id="e"/>`,
        's>sub',
        'sub>t',
        't>e',
      );
    };
    const late = { type: 'deliver-message', name: 'late', key: null, payload: {} } as const;

    it('should wait for what a boundary event that does not interrupt led to', async () => {
      // given
      const run = await stage(drawn(false));
      run.give(late);
      // when
      run.complete('undoA');
      const open = run.open();
      run.complete('more');
      // then
      expect(open).toEqual(['more']);
      expect(run.completed().slice(-4)).toEqual(['more', 'sub', 't', 'e']);
      expect(run.state().phase).toBe('closed');
    });

    it('should go on by the boundary event that interrupted the handler', async () => {
      // given
      const run = await stage(drawn(true));
      // when
      run.give(late);
      const open = run.open();
      run.complete('more');
      // then
      expect(open).toEqual(['more']);
      expect(run.completed().slice(-4)).toEqual(['more', 'sub', 't', 'e']);
      expect(run.state().phase).toBe('closed');
    });
  });

  it('should close the scope of a handler once, whatever it is cancelled with', async () => {
    // given: the handler stands beside what throws it from two levels further in
    const handler = `<startEvent id="hs"/><userTask id="u"/>${flowsOf('hs>u')}`;
    const thrower = `<subProcess id="in1"><startEvent id="s1"/><subProcess id="in2"><startEvent id="s2"/>${compensate('t', { activity: 'A' })}${flowsOf('s2>t')}</subProcess>${flowsOf('s1>in2')}</subProcess>`;
    const sub = `<subProcess id="sub"><startEvent id="is"/><task id="A"/>${compensable('A', 'subProcess', handler)}${thrower}${flowsOf('is>A', 'A>in1')}</subProcess>`;
    const run = await stage(
      model(`<startEvent id="s"/>${sub}${boundary('m', 'sub', defined('message', 'stop'))}<userTask id="w"/>`, 's>sub', 'm>w'),
    );
    // when
    run.give({ type: 'deliver-message', name: 'stop', key: null, payload: {} });
    // then
    const closed = run.events('scope-closed').map(({ scope }) => scope);
    expect(closed).toEqual([...new Set(closed)]);
    expect(run.open()).toEqual(['w']);
  });
});
