import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import { advanceTo, bareRelease, giveCommand } from '#engine/simulation/index.ts';
import { anybody } from '#engine/simulation/bare.ts';
import { faultsOf } from '../../cases/soundness.ts';
import { boundary, compile, conditional, defined, eventSubProcess, flowsOf, model, play, timer } from '../model.ts';
import { opened } from '../opened.ts';

const handled = (id: string) => `<task id="${id}T"/><endEvent id="${id}E"/>${flowsOf(`${id}S>${id}T`, `${id}T>${id}E`)}`;
const triggers = [
  ['message', defined('message', 'm'), [{ message: 'm' }]],
  ['signal', defined('signal', 'm'), [{ signal: 'm' }]],
  ['timer', timer('timeDuration', 'P1D'), [{ advance: 'P1D' }]],
  ['condition', conditional('stop'), [{ complete: 'set', data: { stop: true } }]],
] as const;

describe('event sub-processes', () => {
  describe.each(triggers)('started by a %s', (_, definition, steps) => {
    const drawn = (interrupting: boolean) =>
      `<startEvent id="is"/><parallelGateway id="ig"/><userTask id="a"/><userTask id="set"/><endEvent id="ie"/>${eventSubProcess('esp', definition, handled('esp'), interrupting)}${flowsOf('is>ig', 'ig>a', 'ig>set', 'a>ie', 'set>ie')}`;
    const where = {
      process: (interrupting: boolean) => model(drawn(interrupting)),
      'sub-process': (interrupting: boolean) =>
        model(`<startEvent id="s"/><subProcess id="sub">${drawn(interrupting)}</subProcess><task id="after"/>`, 's>sub', 'sub>after'),
      transaction: (interrupting: boolean) =>
        model(`<startEvent id="s"/><transaction id="sub">${drawn(interrupting)}</transaction><task id="after"/>`, 's>sub', 'sub>after'),
    };

    it.each(Object.keys(where) as (keyof typeof where)[])(
      'should interrupt everything else in its %s, which then completes normally',
      async place => {
        // given
        const xml = where[place](true);
        // when
        const run = await play(xml, steps, { stop: false });
        // then
        const outside = place === 'process' ? [] : ['sub', 'after'];
        expect(run.completed.slice(-3 - outside.length - 1)).toEqual(['espS', 'espT', 'espE', 'esp', ...outside]);
        expect(run.lines.filter(({ event }) => event === 'element-cancelled').map(({ element }) => element)).toContain('a');
        expect(run.status).toBe('completed');
      },
    );

    it.each(Object.keys(where) as (keyof typeof where)[])('should run beside the rest of its %s without interrupting', async place => {
      // given
      const xml = where[place](false);
      // when
      const beside = await play(xml, steps, { stop: false });
      const left = ['a', ...(steps.some(step => 'complete' in step) ? [] : ['set'])].map(complete => ({ complete }));
      const run = await play(xml, [...steps, ...left], { stop: false });
      // then
      expect(beside.completed).toEqual(expect.arrayContaining(['espS', 'espT', 'espE', 'esp']));
      expect(beside.status).toBe('waiting');
      expect(beside.lines.some(({ event }) => event === 'element-cancelled')).toBe(false);
      expect(run.status).toBe('completed');
    });

    it('should wait no longer than its scope stands open', async () => {
      // given: the handler's wait goes with the sub-process
      const inner = `<startEvent id="is"/><userTask id="set"/>${eventSubProcess('esp', definition, handled('esp'))}${flowsOf('is>set')}`;
      const xml = model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><userTask id="after"/>`, 's>sub', 'sub>after');
      const one = await opened(xml, { data: { stop: false } });
      const waits = () => Object.values(one.session.state!.waits).length;
      const before = waits();
      const [task] = Object.values(one.session.state!.tasks);
      // when
      giveCommand(one.session, anybody, { type: 'complete-task', task: task!.id, version: task!.version, answers: {} });
      // then
      expect([before, waits()]).toEqual([1, 0]);
      expect(one.completed()).toEqual(['s', 'is', 'set', 'sub']);
    });
  });

  it('should take a message that does not interrupt any number of times, with its payload', async () => {
    // given
    const definition = defined('message', 'note').replace(
      '/>',
      '><extensionElements><bj:out source="= n" target="last"/></extensionElements></messageEventDefinition>',
    );
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${eventSubProcess('esp', definition, `<userTask id="read"/>${flowsOf('espS>read')}`, false)}`,
      's>a',
    );
    const steps = [1, 2, 3].map(n => ({ message: 'note', data: { n } }));
    // when
    const run = await play(xml, [...steps, { complete: 'a' }]);
    const done = await play(xml, [...steps, { complete: 'a' }, ...steps.map(() => ({ complete: 'read' }))]);
    // then
    expect(run.lines.filter(({ event }) => event === 'task-created')).toHaveLength(4);
    expect(run.lines.filter(({ event }) => event === 'variable-set').map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(run.status).toBe('waiting');
    expect(done.status).toBe('completed');
  });

  it('should arm nothing of its level any more once it has interrupted, and take the tokens that wait at joins', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><task id="b"/><parallelGateway id="j"/>
       ${eventSubProcess('one', defined('message', 'm'), `<userTask id="u"/>${flowsOf('oneS>u')}`)}${eventSubProcess('two', defined('message', 'n'), handled('two'), false)}`,
      's>g',
      'g>a',
      'g>b',
      'a>j',
      'b>j',
    );
    // when
    const run = await play(xml, [{ message: 'm' }, { message: 'n' }]);
    const again = await play(xml, [{ message: 'm' }, { message: 'm' }]);
    const done = await play(xml, [{ message: 'm' }, { complete: 'u' }]);
    // then
    expect(run.problem?.en).toContain('Expected the case to wait for "n"');
    expect(again.problem?.en).toContain('Expected the case to wait for "m"');
    expect(done.status).toBe('completed');
    expect(done.completed).not.toContain('j');
  });

  it('should interrupt those that run beside it too', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${eventSubProcess('beside', defined('message', 'n'), `<userTask id="v"/>${flowsOf('besideS>v')}`, false)}${eventSubProcess('stop', defined('message', 'm'), handled('stop'))}`,
      's>a',
    );
    // when
    const run = await play(xml, [{ message: 'n' }, { message: 'm' }]);
    // then
    expect(
      run.lines
        .filter(({ event }) => event === 'element-cancelled')
        .map(({ element }) => element)
        .sort(),
    ).toEqual(['a', 'beside', 'v']);
    expect(run.completed).toEqual(['s', 'besideS', 'stopS', 'stopT', 'stopE', 'stop']);
    expect(run.status).toBe('completed');
  });

  it('should nest: one inside an event sub-process is armed when that one has started', async () => {
    // given
    const nested = eventSubProcess('deep', defined('message', 'n'), handled('deep'));
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${eventSubProcess('esp', defined('message', 'm'), `<userTask id="u"/>${nested}${flowsOf('espS>u')}`)}`,
      's>a',
    );
    // when
    const early = await play(xml, [{ message: 'n' }]);
    const run = await play(xml, [{ message: 'm' }, { message: 'n' }]);
    // then
    expect(early.status).toBe('failed');
    expect(run.completed).toEqual(['s', 'espS', 'deepS', 'deepT', 'deepE', 'deep', 'esp']);
    expect(run.status).toBe('completed');
  });

  it('should stand in each instance of a multi-instance sub-process by itself', async () => {
    // given
    const inner = `<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="is"/><userTask id="a"/>${eventSubProcess('esp', defined('message', 'm'), handled('esp'))}${flowsOf('is>a')}`;
    const xml = model(`<startEvent id="s"/><subProcess id="sub">${inner}</subProcess><task id="after"/>`, 's>sub', 'sub>after');
    // when
    const one = await play(xml, [{ message: 'm' }]);
    const all = await play(xml, [{ message: 'm' }, { complete: 'a' }, { message: 'm' }]);
    // then
    expect(one.lines.filter(({ event }) => event === 'message-awaited')).toHaveLength(3);
    expect(one.completed.filter(id => id === 'esp')).toHaveLength(1);
    expect(one.status).toBe('waiting');
    expect(all.status).toBe('completed');
    expect(all.completed.filter(id => id === 'after')).toHaveLength(1);
  });

  it('should start within a called process', async () => {
    // given
    const inner = `<startEvent id="is"/><userTask id="a"/>${eventSubProcess('esp', defined('signal', 'm'), handled('esp'))}`;
    const called = { ...bareRelease(await compile(model(inner, 'is>a'))), content: 'called' };
    const caller = model('<startEvent id="s"/><callActivity id="call" calledElement="other"/><task id="after"/>', 's>call', 'call>after');
    const run = await opened(caller, { called: { other: called } });
    // when
    const refused = giveCommand(run.session, anybody, { type: 'deliver-signal', name: 'm', payload: {} });
    // then
    expect(refused).toBeUndefined();
    expect(run.completed()).toEqual(['s', 'is', 'espS', 'espT', 'espE', 'esp', 'call', 'after']);
  });

  it('should repeat a cycle that does not interrupt on its grid, once for a gap', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${eventSubProcess('esp', timer('timeCycle', 'R4/P1D'), handled('esp'), false)}`,
      's>a',
    );
    const run = await opened(xml);
    // when
    advanceTo(run.session, readLocal('2026-01-20T10:00')!);
    // then
    expect(run.completed().filter(id => id === 'esp')).toHaveLength(4);
    expect(Object.values(run.session.state!.waits)).toEqual([]);
    expect(faultsOf(run.session.state!, content => run.session.releases.get(content))).toEqual([]);
  });

  it('should make a start that cannot be awaited an incident beside the case, which goes on and can retry it', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/>${eventSubProcess('esp', timer('timeDuration', '= limit'), handled('esp'))}`,
      's>a',
      'a>b',
    );
    // when
    const run = await play(xml, [{ complete: 'a' }]);
    const mended = await play(xml, [{ complete: 'a', data: { limit: 'P1D' } }, { retry: 'espS' }, { advance: 'P2D' }]);
    const ended = await play(xml, [{ complete: 'a' }, { complete: 'b' }]);
    // then
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ element: 'espS', code: 'expression-failed' });
    expect(run.completed).toEqual(['s', 'a']);
    expect(mended.completed).toEqual(['s', 'a', 'espS', 'espT', 'espE', 'esp']);
    expect(ended.status).toBe('completed');
  });

  it('should give its variables to itself and its results outward', async () => {
    // given
    const esp = eventSubProcess(
      'esp',
      defined('message', 'm'),
      `<scriptTask id="x" scriptFormat="feel" bj:resultVariable="mine"><script>base + 1</script></scriptTask>${flowsOf('espS>x')}`,
    ).replace(
      'triggeredByEvent="true">',
      'triggeredByEvent="true"><extensionElements><bj:in source="= 41" target="base"/><bj:in source="= 0" target="mine"/><bj:out source="= mine" target="result"/></extensionElements>',
    );
    const xml = model(`<startEvent id="s"/><userTask id="a"/>${esp}`, 's>a');
    // when
    const run = await play(xml, [{ message: 'm' }]);
    // then
    expect(run.lines.filter(({ event }) => event === 'variable-set').map(({ name, value }) => [name, value])).toEqual([
      ['mine', 42],
      ['result', 42],
    ]);
  });

  describe('when an administrator moves a token', () => {
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/>${eventSubProcess('esp', defined('message', 'm'), `<userTask id="u"/>${flowsOf('espS>u')}`)}
       ${eventSubProcess('remind', timer('timeDuration', 'P1D'), handled('remind'), false)}`,
      's>a',
      'a>b',
    );
    const jump = ({ session }: Awaited<ReturnType<typeof opened>>, from: string, to: string) => {
      const [scope] = Object.values(session.state!.scopes).filter(one => one.parent === null);
      const [run] = Object.entries(scope!.runs).find(([, { element }]) => element === from)!;
      const actor = { ...anybody, principals: [...anybody.principals, 'administrator'] };
      const command = { type: 'jump-token' as const, scope: scope!.id, run, to, reason: '核查' };
      expect(giveCommand(session, actor, command)).toBeUndefined();
    };
    const kinds = ({ session }: Awaited<ReturnType<typeof opened>>) =>
      Object.values(session.state!.waits)
        .map(({ kind }) => kind)
        .sort();

    it('should be armed again once what interrupted the level is gone', async () => {
      // given
      const run = await opened(xml);
      giveCommand(run.session, anybody, { type: 'deliver-message', name: 'm', key: null, payload: {} });
      const interrupted = kinds(run);
      // when
      jump(run, 'esp', 'b');
      // then
      expect(interrupted).toEqual([]);
      expect(kinds(run)).toEqual(['message', 'timer']);
      expect(faultsOf(run.session.state!, content => run.session.releases.get(content))).toEqual([]);
    });

    it('should not come a second time on a level that was not interrupted', async () => {
      // given
      const run = await opened(xml);
      advanceTo(run.session, readLocal('2026-01-12T10:00')!);
      const fired = kinds(run);
      // when
      jump(run, 'a', 'b');
      // then
      expect(run.completed()).toContain('remind');
      expect([fired, kinds(run)]).toEqual([['message'], ['message']]);
    });
  });

  it('should leave the boundary events of the interrupted activities unfired', async () => {
    // given: one signal meets a boundary event and an interrupting event sub-process of the same level
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', defined('signal', 'm'))}<task id="x"/>${eventSubProcess('esp', defined('signal', 'm'), handled('esp'))}`,
      's>a',
      'b>x',
    );
    // when
    const run = await play(xml, [{ signal: 'm' }]);
    // then
    expect(run.completed).toEqual(['s', 'espS', 'espT', 'espE', 'esp']);
    expect(run.status).toBe('completed');
  });
});
