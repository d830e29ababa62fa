import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import { bareCalendar } from '#engine/simulation/bare.ts';
import { advanceTo, bareContent, bareRelease, createSession, giveCommand, machine } from '#engine/simulation/index.ts';
import { anybody, bareOpening, bareOrganisation } from '#engine/simulation/bare.ts';
import { compile, model, play, timer } from './model.ts';

const wait = (kind: Parameters<typeof timer>[0], value: string, attributes = '') =>
  model(
    `<startEvent id="s"/><intermediateCatchEvent id="t">${timer(kind, value, attributes)}</intermediateCatchEvent><endEvent id="e"/>`,
    's>t',
    't>e',
  );

/** Due moment of the first timer of a model opened on Friday 2026-01-09 at 10:00, as local time. */
async function firstDue(xml: string, data = {}): Promise<number | undefined> {
  const session = await opened(xml, '2026-01-09T10:00', data);
  const timers = Object.values(session.state?.waits ?? {}).filter(one => one.kind === 'timer');
  return timers[0]?.due;
}

async function opened(xml: string, at: string, data = {}) {
  const releases = [bareRelease(await compile(xml))];
  const session = createSession({ releases, organisation: bareOrganisation, calendar: bareCalendar, now: readLocal(at)! });
  const refused = giveCommand(session, anybody, bareOpening(data));
  if (refused) throw new Error(refused.message.en);
  return session;
}

describe('timers', () => {
  it.each([
    ['timeDuration', 'PT90M', '', '2026-01-09T11:30'],
    ['timeDuration', 'P1W', '', '2026-01-16T10:00'],
    ['timeDuration', 'P1M', '', '2026-02-09T10:00'],
    ['timeDuration', 'P1D', 'bj:calendar="working"', '2026-01-12T10:00'],
    ['timeDuration', 'PT3H', 'bj:calendar="working"', '2026-01-09T14:00'],
    ['timeDuration', 'P30D', '', '2026-02-08T10:00'],
    ['timeDate', '2027-01-01', '', '2027-01-01T00:00'],
    ['timeDate', '2026-03-02T09:00', '', '2026-03-02T09:00'],
    ['timeDate', '2026-03-02T09:00:00Z', '', '2026-03-02T17:00'],
    ['timeCycle', 'R3/P1D', '', '2026-01-10T10:00'],
  ] as const)('should set %s %s %s for %s', async (kind, value, attributes, due) => {
    expect(await firstDue(wait(kind, value, attributes))).toBe(readLocal(due));
  });

  it('should count a month from the 31st to the last day of a shorter one', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${timer('timeCycle', 'R/2026-01-31T10:00/P1M')}</boundaryEvent><task id="x"/>`,
      's>a',
      'b>x',
    );
    const session = await opened(xml, '2026-01-30T10:00');
    // when
    advanceTo(session, readLocal('2026-05-01T00:00')!);
    // then
    const fired = session.entries.filter(({ commandType }) => commandType === 'fire-timer').map(({ recordedAt }) => recordedAt);
    expect(fired).toEqual(['2026-01-31T10:00', '2026-02-28T10:00', '2026-03-31T10:00', '2026-04-30T10:00'].map(readLocal));
  });

  it('should fire once for a gap and go on with the original grid', async () => {
    // given: every day at 10:00, and the machine stands still for three and a half days
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${timer('timeCycle', 'R10/P1D')}</boundaryEvent><task id="x"/>`,
      's>a',
      'b>x',
    );
    const session = await opened(xml, '2026-01-09T10:00');
    session.now = readLocal('2026-01-12T22:00')!;
    const [due] = Object.values(session.state!.waits);
    // when
    const refused = giveCommand(session, machine, { type: 'fire-timer', wait: due!.id, occurrence: 0 });
    const again = giveCommand(session, machine, { type: 'fire-timer', wait: due!.id, occurrence: 0 });
    // then
    expect(refused).toBeUndefined();
    expect(again?.code).toBe('timer-already-fired');
    expect(Object.values(session.state!.waits)[0]).toMatchObject({
      due: readLocal('2026-01-13T10:00'),
      occurrence: 1,
      repeat: { left: 6 },
    });
  });

  it('should fire a timer in the past at once', async () => {
    // given
    const xml = wait('timeDate', '2020-01-01');
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe('completed');
  });

  it('should read a duration from FEEL and make a bad or missing value an incident', async () => {
    // given
    const xml = wait('timeDuration', '= wait');
    // when
    const [good, bad, none, number] = [
      await play(xml, [{ advance: 'PT1H' }], { wait: 'PT1H' }),
      await play(xml, [], { wait: 'tomorrow' }),
      await play(xml),
      await play(xml, [], { wait: 5 }),
    ];
    // then
    expect(good.status).toBe('completed');
    expect([bad, none, number].map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    expect(bad.completed).toEqual(['s']);
  });

  it.each(['R/PT0S', 'R/PT1S', 'P-1D', 'P99999Y'])('should make the endless or impossible %s an incident', async value => {
    // given
    const xml = wait('timeCycle', '= wait');
    // when
    const run = await play(xml, [], { wait: value });
    // then
    expect(run.status).toBe('failed');
    expect(run.lines.find(({ event }) => event === 'incident-raised')).toMatchObject({ code: 'timer-value-wrong', element: 't' });
  });

  it.each([
    ['R/2000-01-03T08:00:00/P1D', 'failed'],
    ['R5/P2500D', 'failed'],
    ['R1/P2500D', 'waiting'],
    ['R/2024-01-02T08:00:00/P1D', 'waiting'],
    ['R3/2000-01-03T08:00:00/P1D', 'waiting'],
  ])('should make a cycle of working days that nobody can count on from its beginning an incident: %s is %s', async (value, expected) => {
    // given: a reminder beside a task
    const drawn = timer('timeCycle', value, 'bj:calendar="working"');
    const xml = model(
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${drawn}</boundaryEvent><task id="x"/>`,
      's>a',
      'b>x',
    );
    // when
    const run = await play(xml);
    // then
    expect(run.status).toBe(expected);
  });

  it('should refuse to fire before its time and from a person', async () => {
    // given
    const session = await opened(wait('timeDuration', 'P1D'), '2026-01-09T10:00');
    const [due] = Object.values(session.state!.waits);
    const body = { type: 'fire-timer', wait: due!.id, occurrence: 0 } as const;
    // when
    const early = giveCommand(session, machine, body);
    const person = giveCommand(session, anybody, body);
    // then
    expect([early?.code, person?.code]).toEqual(['timer-not-due', 'machine-only']);
    expect(session.state?.content).toBe(bareContent);
  });
});
