import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scheduler } from 'node:timers/promises';
import { v7 } from 'uuid';
import { addDays, addWorkingDays, applyChange, dateOf } from '#engine/calendar/index.ts';
import type { CalendarChange } from '#engine/calendar/types.ts';
import { measureImpact } from '#server/calendars/preview.ts';
import { demoPassword } from '#server/demo/index.ts';
import { runJobs } from '#server/jobs/index.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { openStore } from '#server/store/index.ts';
import { verifyStream } from '#server/store/verify.ts';
import { createVisitor, type Visitor } from '../api/support.ts';
import { openCentre } from '../support/centre.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './measure.ts';
import { copyCases } from './scale/generate.ts';

/** People at work while clocks are computed anew, and how long each pauses after a request, milliseconds. */
const users = 50;
const pauseMs = 1_000;
/** Different promised limits and moments of the cases. */
const templates = 25;
const tenant = 'heshan';

/** What a change of the calendar costs with `clocks` open clocks (日历变更测量): the preview, and the recomputation while people work. */
export async function calendarFigures(folder: string, clocks: number): Promise<Figure[]> {
  const home = join(folder, 'calendar');
  mkdirSync(home);
  const file = join(home, 'calendar.db');
  try {
    const made = await makeCases(file, clocks);
    const change = dayOff(made.now);
    const named = made.clocks.toLocaleString('en');
    const preview = await measurePreview(file, change);
    const recompute = await measureRecompute(file, change, made.ids);
    return [
      {
        name: `impact preview over ${named} open clocks`,
        value: preview.ms,
        unit: 'ms',
        note: `${preview.moved.toLocaleString('en')} move`,
        target: { most: 5_000 },
      },
      {
        name: `${named} open clocks computed anew while ${users} people work`,
        value: recompute.seconds,
        unit: 's',
        note: `${recompute.cases.toLocaleString('en')} cases, one journal entry each`,
        target: { most: 60 },
      },
      {
        name: 'requests of these people, 95th percentile',
        value: recompute.p95,
        unit: 'ms',
        note: `${recompute.requests.toLocaleString('en')} requests, half of them commands`,
        target: { most: 150 },
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Cases of the shipped promised pack that were accepted, and the number of their open clocks. */
async function makeCases(file: string, wanted: number): Promise<{ ids: readonly string[]; clocks: number; now: number }> {
  const now = Date.now();
  const centre = await openCentre({ moment: now - templates * 60_000, url: file });
  const ids: string[] = [];
  for (let number = 0; number < templates; number += 1) {
    const caseId = await centre.open({ promisedLimit: 10 + number });
    await centre.complete(caseId, 'check');
    centre.clock.moveTo(centre.clock.now() + 60_000);
    ids.push(caseId);
  }
  while ((await runJobs(centre.store)) > 0);
  const [row] = await databaseOf(centre.store).read(machineScope, select =>
    select(`select count(*) as n from clock where status <> 'stopped'`, []),
  );
  await centre.close();
  const each = Number(row!.n) / templates;
  const copied = copyCases(file, ids, Math.ceil(wanted / each));
  return { ids: copied.ids, clocks: Math.round(copied.ids.length * each), now };
}

/** A local day off a few days from now, which moves every limit by one. */
function dayOff(now: number): CalendarChange {
  const bare = { id: 'bare', version: 1, years: {}, hours: { periods: [] } };
  const { date } = addWorkingDays(bare, addDays(dateOf(now), 1), 2);
  return { local: { [date]: { working: false, why: '停电检修' } } };
}

async function measurePreview(file: string, change: CalendarChange): Promise<{ ms: number; moved: number }> {
  const store = await openStore({ url: file });
  try {
    const { layer } = applyChange({ id: tenant, version: 0, years: {} }, change, 1);
    const began = performance.now();
    const order = { id: tenant, layer, now: store.clock.now(), visible: [tenant] };
    const { moved } = await measureImpact(store, order, new AbortController().signal);
    return { ms: Math.round(performance.now() - began), moved };
  } finally {
    await store.close();
  }
}

interface Recomputed {
  readonly seconds: number;
  readonly cases: number;
  readonly p95: number;
  readonly requests: number;
}

/** Commit the change through a server of its own, while people work on other cases of it. */
async function measureRecompute(file: string, change: CalendarChange, ids: readonly string[]): Promise<Recomputed> {
  const server = await startServer({ database: file });
  const address = server.address;
  if (address === null) throw new Error(`Expected the server to start, but it ended: ${server.errors()}`);
  const keeper = await signedIn(address, 'huangmei');
  const first = await signedIn(address, 'chenjing');
  const desks = Array.from({ length: users }, () => sameSession(address, first));
  await settled(keeper);
  const times: number[] = [];
  const work = { goesOn: true };
  const people = desks.map((desk, place) => user(desk, { ids: ids.filter((_, number) => number % users === place), times, work }));
  await scheduler.wait(2 * pauseMs);
  times.length = 0;
  const began = performance.now();
  const { version } = await keeper.call('getCalendar', { params: { calendarId: tenant } });
  await keeper.call('importCalendar', {
    params: { calendarId: tenant },
    body: { id: v7(), basedOn: version, change: change as never, note: '测量' },
  });
  await settled(keeper);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  work.goesOn = false;
  await Promise.all(people);
  await server.stop();
  console.log(
    JSON.stringify(
      times
        .toSorted((a, b) => a - b)
        .filter((_, i) => i % Math.ceil(times.length / 20) === 0)
        .map(Math.round),
    ),
  );
  return { seconds, cases: await countEntries(file, ids), p95: percentile(times, 0.95), requests: times.length };
}

async function signedIn(address: string, login: string): Promise<Visitor> {
  const visitor = createVisitor(address);
  await visitor.call('signIn', { body: { login, password: demoPassword } });
  return visitor;
}

/** A browser of somebody who is signed in already. */
function sameSession(address: string, of: Visitor): Visitor {
  const visitor = createVisitor(address);
  for (const [name, value] of of.cookies) visitor.cookies.set(name, value);
  return visitor;
}

/** Wait until every clock is computed, as a page does. */
async function settled(keeper: Visitor): Promise<void> {
  for (;;) {
    const { recompute } = await keeper.call('getCalendar', { params: { calendarId: tenant } });
    if (recompute.remaining === 0 && recompute.since === null) return;
    await scheduler.wait(500);
  }
}

interface Desk {
  readonly ids: readonly string[];
  readonly times: number[];
  readonly work: { goesOn: boolean };
}

/** One person: looks at the inbox, opens a case, leaves a remark, pauses, and so on. */
async function user(desk: Visitor, { ids, times, work }: Desk): Promise<void> {
  await scheduler.wait(Math.random() * pauseMs);
  for (let round = 0; work.goesOn; round += 1) {
    const caseId = ids[round % ids.length]!;
    const began = performance.now();
    if (round % 4 === 0) await desk.call('listTasks', { query: { limit: 50 } });
    else if (round % 4 === 2) await desk.call('getCase', { params: { caseId } });
    else await desk.call('commentCase', { params: { caseId }, body: { id: v7(), text: '请尽快办理' } });
    times.push(performance.now() - began);
    await scheduler.wait(pauseMs * (0.5 + Math.random()));
  }
}

/** Entries of the recomputation; some of its cases must verify. */
async function countEntries(file: string, ids: readonly string[]): Promise<number> {
  const store = await openStore({ url: file });
  try {
    for (let place = 0; place < ids.length; place += Math.ceil(ids.length / 50)) {
      const { finding } = await verifyStream(store, { tenant, stream: 'case', streamId: ids[place]!, content: null });
      if (finding !== undefined) throw new Error(`Expected case ${ids[place]} to verify, but ${finding.table}: ${finding.what}.`);
    }
    const [row] = await databaseOf(store).read(machineScope, select =>
      select(`select count(*) as n from journal where command_type = 'recompute-clocks'`, []),
    );
    return Number(row!.n);
  } finally {
    await store.close();
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
