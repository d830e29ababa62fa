import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import { readBpmn } from '#engine/bpmn/read.ts';
import { advanceTo, giveCommand, listDue, machine } from '#engine/simulation/index.ts';
import { boundary, eventSubProcess, flowsOf, model, play, timer } from '../model.ts';
import { opened } from '../opened.ts';

type Kind = Parameters<typeof timer>[0];

/** Fault F19: values that must never hang, fire at once by mistake, or be ignored. */
const poison: readonly [Kind, unknown][] = [
  ['timeDuration', '3 days'],
  ['timeDuration', '-P1D'],
  ['timeDuration', 'P99999Y'],
  ['timeDuration', 'PT'],
  ['timeDuration', ''],
  ['timeDuration', null],
  ['timeDuration', 5],
  ['timeDuration', true],
  ['timeDuration', ['P1D']],
  ['timeDuration', 'Infinity'],
  ['timeDate', '2026-02-30'],
  ['timeDate', '292278994-08-17T07:12:55Z'],
  ['timeDate', 'tomorrow'],
  ['timeDate', 'P1D'],
  ['timeCycle', '0 0 * * *'],
  ['timeCycle', 'R/PT0S'],
  ['timeCycle', 'R/PT0.001S'],
  ['timeCycle', 'R1000000/PT1S'],
  ['timeCycle', 'R0/P1D'],
  ['timeCycle', 'R/2026-02-30/P1D'],
];
const where = {
  'in the middle': (definition: string) =>
    model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><intermediateCatchEvent id="t">${definition}</intermediateCatchEvent>`,
      's>g',
      'g>a',
      'g>t',
    ),
  'on a boundary': (definition: string) =>
    model(
      `<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="h"/>${boundary('t', 'h', definition)}<task id="x"/>`,
      's>g',
      'g>a',
      'g>h',
      't>x',
    ),
  'at an event sub-process': (definition: string) =>
    model(`<startEvent id="s"/><userTask id="a"/>${eventSubProcess('t', definition, `<task id="x"/>${flowsOf('tS>x')}`)}`, 's>a'),
  'behind a gateway': (definition: string) =>
    model(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><eventBasedGateway id="g"/><intermediateCatchEvent id="t">${definition}</intermediateCatchEvent><intermediateCatchEvent id="mc"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent>`,
      's>f',
      'f>a',
      'f>g',
      'g>t',
      'g>mc',
    ),
};

describe('timers', () => {
  describe.each(Object.keys(where) as (keyof typeof where)[])('poison %s', place => {
    it.each(poison)('should make %s %j at run time an incident that stops nothing else', async (kind, value) => {
      // given
      const xml = where[place](timer(kind, '= wait'));
      // when
      const run = await play(xml, [{ complete: 'a' }, { advance: 'P30D' }], { wait: value });
      // then
      const incidents = run.lines.filter(({ event }) => event === 'incident-raised');
      expect(incidents).toMatchObject([{ code: 'timer-value-wrong' }]);
      expect(run.completed).toContain('a');
      expect(run.lines.some(({ event }) => event === 'timer-fired')).toBe(false);
    });

    it('should make a missing value an incident, which a value and a retry mend', async () => {
      // given
      const xml = where[place](timer('timeDuration', '= wait'));
      // when
      const run = await play(xml);
      const element = String(run.lines.find(({ event }) => event === 'incident-raised')?.element);
      const mended = await play(xml, [{ retry: element, data: { wait: 'PT1H' } }, { advance: 'PT1H' }]);
      // then
      expect(run.lines.filter(({ event }) => event === 'incident-raised')).toMatchObject([{ code: 'expression-failed' }]);
      expect(mended.status).not.toBe('failed');
      expect(mended.lines.filter(({ event }) => event === 'timer-fired')).toHaveLength(1);
    });
  });

  it.each(poison.filter(([, value]) => typeof value === 'string' && value !== ''))(
    'should refuse the literal %s %j when it is read',
    async (kind, value) => {
      // when
      const { problems } = await readBpmn(where['in the middle'](timer(kind, String(value))));
      // then
      expect(problems.filter(({ severity }) => severity === 'error').map(({ element }) => element)).toEqual(['t']);
    },
  );

  it.each([
    ['P40D', '2026-02-18T10:00'],
    ['P25DT1S', '2026-02-03T10:00:01'],
    ['P5Y', '2031-01-09T10:00'],
    ['P99Y', '2125-01-09T10:00'],
  ])('should fire after %s, however long', async (value, due) => {
    // given
    const run = await opened(
      model(`<startEvent id="s"/><intermediateCatchEvent id="t">${timer('timeDuration', value)}</intermediateCatchEvent>`, 's>t'),
    );
    const moment = readLocal(due.slice(0, 16))! + Number(due.slice(17) || 0) * 1_000;
    // when
    advanceTo(run.session, moment - 1);
    const before = run.completed();
    advanceTo(run.session, moment);
    // then
    expect(before).toEqual(['s']);
    expect(run.completed()).toEqual(['s', 't']);
  });

  it.each([
    ['2028-01-31T10:00', 'R5/P1M', ['2028-02-29T10:00', '2028-03-31T10:00', '2028-04-30T10:00', '2028-05-31T10:00', '2028-06-30T10:00']],
    ['2028-02-29T10:00', 'R4/P1Y', ['2029-02-28T10:00', '2030-02-28T10:00', '2031-02-28T10:00', '2032-02-29T10:00']],
    ['2026-01-09T10:00', 'R3/P1W', ['2026-01-16T10:00', '2026-01-23T10:00', '2026-01-30T10:00']],
  ] as const)('should keep the grid of a cycle over months and leap days: from %s %s', async (at, cycle, due) => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', timer('timeCycle', cycle), false)}<task id="x"/>`,
      's>a',
      'b>x',
    );
    const run = await opened(xml, { at });
    // when
    advanceTo(run.session, readLocal('2040-01-01T00:00')!);
    // then
    const fired = run.session.entries.filter(({ commandType }) => commandType === 'fire-timer').map(({ recordedAt }) => recordedAt);
    expect(fired).toEqual(due.map(readLocal));
  });

  it('should keep the grid of a working-day cycle over a weekend', async () => {
    // given: opened on Friday at 10:00
    const cycle = timer('timeCycle', 'R3/P1D', 'bj:calendar="working"');
    const run = await opened(
      model(`<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', cycle, false)}<task id="x"/>`, 's>a', 'b>x'),
    );
    // when
    advanceTo(run.session, readLocal('2026-02-01T00:00')!);
    // then
    const fired = run.session.entries.filter(({ commandType }) => commandType === 'fire-timer').map(({ recordedAt }) => recordedAt);
    expect(fired).toEqual(['2026-01-12T10:00', '2026-01-13T10:00', '2026-01-14T10:00'].map(readLocal));
  });

  it('should let hundreds of timers fire at their time beside some that are poison', async () => {
    // given: every fiftieth is no duration
    const values = Array.from({ length: 300 }, (_, i) => (i % 50 === 7 ? '3 days' : `PT${i + 1}M`));
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics bj:collection="= list" bj:elementVariable="one"/>
       <intermediateCatchEvent id="t">${timer('timeDuration', '= one')}</intermediateCatchEvent></subProcess>`,
      's>sub',
    );
    const run = await opened(xml, { data: { list: values } });
    // when
    advanceTo(run.session, readLocal('2026-01-10T10:00')!);
    // then
    const start = readLocal('2026-01-09T10:00')!;
    const fired = run.session.entries.filter(({ commandType }) => commandType === 'fire-timer');
    expect(fired.map(({ recordedAt }) => (recordedAt - start) / 60_000)).toEqual(
      values.flatMap((value, i) => (value === '3 days' ? [] : [i + 1])),
    );
    expect(Object.values(run.session.state!.incidents).map(({ code }) => code)).toEqual(Array(6).fill('timer-value-wrong'));
  });

  it.each([true, false])(
    'should fire a cycle on a boundary that interrupts once, else as often as it says: interrupting %s',
    async interrupting => {
      // given
      const xml = model(
        `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', timer('timeCycle', 'R3/P1D'), interrupting)}<userTask id="x"/>`,
        's>a',
        'b>x',
      );
      // when
      const run = await play(xml, [{ advance: 'P9D' }]);
      // then
      expect(run.completed.filter(id => id === 'b')).toHaveLength(interrupting ? 1 : 3);
    },
  );

  it('should fire a cycle with a start long past once, and go on with its grid', async () => {
    // given
    const cycle = timer('timeCycle', 'R/2020-01-01T08:00/P1D');
    const xml = model(`<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', cycle, false)}<task id="x"/>`, 's>a', 'b>x');
    const run = await opened(xml);
    // when
    advanceTo(run.session, readLocal('2026-01-11T07:00')!);
    // then
    const fired = run.session.entries.filter(({ commandType }) => commandType === 'fire-timer').map(({ recordedAt }) => recordedAt);
    expect(fired).toEqual(['2026-01-09T10:00', '2026-01-10T08:00'].map(readLocal));
  });

  it('should stop a cycle at its end', async () => {
    // given
    const cycle = timer('timeCycle', 'R/P1D/2026-01-12T12:00');
    const xml = model(`<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', cycle, false)}<task id="x"/>`, 's>a', 'b>x');
    const run = await opened(xml);
    // when
    advanceTo(run.session, readLocal('2026-02-01T00:00')!);
    // then
    expect(run.completed().filter(id => id === 'b')).toHaveLength(3);
  });

  it('should not come at all where a cycle was over before its first firing, and be an incident where nothing else would go on', async () => {
    // given
    const over = timer('timeCycle', 'R/P1D/2026-01-10T09:59');
    const beside = model(
      `<startEvent id="s"/><userTask id="a"/>${boundary('b', 'a', over, false)}<task id="x"/>${eventSubProcess('esp', over, `<task id="y"/>${flowsOf('espS>y')}`, false)}`,
      's>a',
      'b>x',
    );
    const alone = model(`<startEvent id="s"/><intermediateCatchEvent id="c">${over}</intermediateCatchEvent>`, 's>c');
    // when
    const [run, stuck] = [await opened(beside), await opened(alone)];
    advanceTo(run.session, readLocal('2026-02-01T00:00')!);
    // then
    expect(run.completed()).toEqual(['s']);
    expect(Object.values(run.session.state!.tasks)).toMatchObject([{ element: 'a' }]);
    expect([run.session.state!.waits, run.session.state!.incidents]).toEqual([{}, {}]);
    expect(Object.values(stuck.session.state!.incidents)).toMatchObject([{ element: 'c', code: 'timer-value-wrong' }]);
  });

  it('should fire once after a gap in which the case was suspended, not once a period', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/>${eventSubProcess('esp', timer('timeCycle', 'R/P1D'), `<task id="x"/>${flowsOf('espS>x')}`, false)}`,
      's>a',
    );
    const run = await opened(xml);
    const { session } = run;
    giveCommand(session, machine, { type: 'suspend-case', reason: '核查' });
    advanceTo(session, readLocal('2026-02-01T00:00')!);
    // when
    giveCommand(session, machine, { type: 'resume-case' });
    advanceTo(session, session.now);
    // then
    expect(run.completed().filter(id => id === 'esp')).toHaveLength(1);
    expect(listDue(session.state!, session)[0]?.at).toBe(readLocal('2026-02-01T10:00'));
  });
});
