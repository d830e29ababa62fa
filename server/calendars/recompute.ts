import { v7 } from 'uuid';
import type { Calendar } from '#engine/calendar/types.ts';
import { announce, databaseOf, machineScope } from '../store/database.ts';
import type { Store } from '../store/types.ts';
import { system } from '../timers/sweep.ts';
import { officeNotices } from './office-notices.ts';
import { countOutdated, letOthersGo, openIn, type OutdatedClock, outdatedIn, type Stretch, stretchesOf } from './outdated-clocks.ts';
import { claimRecompute, finishRecompute, findProgress, isAbout, type Progress, reportRecompute } from './progress.ts';

/** Cases computed in one group: few enough that a page in between waits for some milliseconds only. */
const casesAtOnce = 16;
/** Milliseconds after which the clocks of a centre are taken to stay computed: by then every command under way has seen the new calendar. */
const settledMs = 120_000;
/** Milliseconds between two tries of clocks that could not be computed. */
const retryMs = 600_000;
/** Milliseconds between two hints to open pages. */
const hintMs = 1_000;

/** What a batch works for. */
interface Batch {
  readonly store: Store;
  readonly tenant: string;
  readonly node: string;
  readonly calendar: Calendar;
  readonly stop: AbortSignal | undefined;
  progress: Progress;
  hintedAt: number;
  cases: number;
  readonly failures: unknown[];
}

/**
 * Compute every clock of a centre anew that was computed with another calendar than the one in force (日历更新后重算): one command and one journal
 * entry a case. What is outdated is found by query, so a batch that was killed goes on where it stood; another version put in force ends it and
 * begins the next; a node that finds another one at work leaves it alone. Answers the number of cases computed.
 */
export async function recomputeCentre(store: Store, of: { readonly tenant: string; readonly node: string; readonly stop?: AbortSignal }) {
  let cases = 0;
  for (;;) {
    const batch = await beginBatch(store, of);
    if (batch === undefined) return cases;
    const ended = await runBatch(batch);
    cases += batch.cases;
    if (batch.failures.length > 0)
      throw new AggregateError(batch.failures, `Expected the clocks of ${of.tenant} to be computed anew, but some failed.`);
    if (ended !== 'superseded') return cases;
  }
}

async function beginBatch(store: Store, of: { tenant: string; node: string; stop?: AbortSignal }): Promise<Batch | undefined> {
  const { tenant, node, stop } = of;
  const calendar = await store.calendar(tenant);
  const known = await findProgress(store, tenant);
  const done = known !== undefined && isAbout(known, calendar) && known.doneAt !== null ? known : undefined;
  if (done !== undefined && isAtRest(done, store.clock.now())) return undefined;
  const outdated = await countOutdated(store, tenant, calendar);
  if (done !== undefined && outdated === 0) return undefined;
  const progress = await databaseOf(store).write(machineScope, moment => claimRecompute(moment, { tenant, calendar, node, outdated }));
  if (progress === undefined) return undefined;
  return { store, tenant, node, calendar, stop, progress, hintedAt: 0, cases: 0, failures: [] };
}

/** true: nothing is looked for now. What was computed a while ago stays so; what failed is tried again later. */
function isAtRest({ doneAt, failed }: Progress, now: number): boolean {
  const passed = now - Number(doneAt);
  return failed > 0 ? passed > 0 && passed <= retryMs : passed > settledMs;
}

type Ended = 'done' | 'superseded' | 'left';

async function runBatch(batch: Batch): Promise<Ended> {
  const { store, tenant, calendar } = batch;
  for await (const stretch of stretchesOf(store, tenant)) {
    const outdated = await outdatedIn(store, tenant, { stretch, calendar });
    if (outdated.length === 0) continue;
    const ended = await computeStretch(batch, stretch, outdated);
    if (ended !== undefined) return ended;
  }
  return finish(batch);
}

/** Computes the outdated clocks of a stretch, then looks at what became of them. Answers why the batch ends here, if it does. */
async function computeStretch(batch: Batch, stretch: Stretch, outdated: readonly OutdatedClock[]): Promise<Ended | undefined> {
  const cases = [...Map.groupBy(outdated, ({ caseId }) => caseId)];
  for (let from = 0; from < cases.length; from += casesAtOnce) {
    if (batch.stop?.aborted) return 'left';
    if (!(await isInForce(batch))) return 'superseded';
    const group = cases.slice(from, from + casesAtOnce);
    const clocks = group.reduce((sum, [, ofCase]) => sum + ofCase.length, 0);
    batch.progress = { ...batch.progress, remaining: Math.max(0, batch.progress.remaining - clocks) };
    const [held] = await Promise.all([report(batch), ...group.map(([caseId]) => computeCase(batch, caseId))]);
    if (!held) return 'left';
    await letOthersGo();
  }
  await weigh(batch, stretch, outdated);
  return undefined;
}

async function isInForce({ store, tenant, calendar }: Batch): Promise<boolean> {
  const now = await store.calendar(tenant);
  return now.id === calendar.id && now.version === calendar.version;
}

async function computeCase(batch: Batch, caseId: string): Promise<void> {
  try {
    await batch.store.execute({ id: v7(), tenant: batch.tenant, caseId, actor: system, type: 'recompute-clocks' });
    batch.cases += 1;
  } catch (error) {
    batch.failures.push(error);
  }
}

/** Writes how far the batch is, together with the group under way; false: another node has taken over. */
async function report(batch: Batch): Promise<boolean> {
  const { store, tenant, node, progress } = batch;
  const held = await databaseOf(store).write(machineScope, moment => reportRecompute(moment, { tenant, node, progress }));
  if (performance.now() - batch.hintedAt > hintMs) {
    batch.hintedAt = performance.now();
    tellPages(batch);
  }
  return held;
}

/** Which of the clocks became firm or provisional, and which could not be computed. */
async function weigh(batch: Batch, stretch: Stretch, before: readonly OutdatedClock[]): Promise<void> {
  const { store, tenant, calendar } = batch;
  const open = await openIn(store, tenant, { stretch, calendar });
  const after = new Map(open.map(clock => [nameOf(clock), clock]));
  const counts = { failed: 0, firm: 0, unfirm: 0 };
  for (const clock of before) {
    const became = becameOf(clock, after.get(nameOf(clock)));
    if (became !== undefined) counts[became] += 1;
  }
  const { failed, firm, unfirm } = batch.progress;
  batch.progress = {
    ...batch.progress,
    failed: failed + counts.failed,
    firm: firm + counts.firm,
    unfirm: unfirm + counts.unfirm,
  };
}

const nameOf = ({ caseId, key }: OutdatedClock) => `${caseId} ${key}`;

/** Nothing to tell of a clock that stopped meanwhile, or whose figures are as firm as before. */
function becameOf(before: OutdatedClock, after: (OutdatedClock & { readonly outdated: number }) | undefined) {
  if (after === undefined) return undefined;
  if (after.outdated === 1) return 'failed';
  if (after.provisional === before.provisional) return undefined;
  return after.provisional === 1 ? 'unfirm' : 'firm';
}

async function finish(batch: Batch): Promise<Ended> {
  const { store, tenant, node, progress } = batch;
  const notices = await officeNotices(store, tenant, progress);
  const held = await databaseOf(store).write(machineScope, moment => finishRecompute(moment, { tenant, node, progress, notices }));
  batch.progress = { ...progress, remaining: 0 };
  if (progress.total > 0) tellPages(batch);
  return held ? 'done' : 'left';
}

function tellPages({ store, tenant, progress }: Batch): void {
  announce(store, { tenant, stream: 'recompute', streamId: tenant, seq: progress.remaining });
}
