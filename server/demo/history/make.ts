import { addDays, dateOf, type Millis, startOfDay } from '#engine/calendar/index.ts';
import type { OpenStore } from '../../store/types.ts';
import { HttpProblem } from '../../http/problem.ts';
import { marks } from '../../identity/reach.ts';
import { demoCentres } from '../centres.ts';
import { seedDemo } from '../seed.ts';
import { adaptTownship } from './adapt.ts';
import { findPeople, NotToDo, type People, register, take } from './act.ts';
import type { HistoryClock } from './clock.ts';
import { goTo } from './due.ts';
import { type Action, historyDays, planHistory } from './plan.ts';
import { noteProgress, readProgress } from './progress.ts';
import { readWorld } from './world.ts';

/** How a history is made. */
export interface Making {
  readonly clock: HistoryClock;
  /** Cases of 300; absent: all. */
  readonly cases?: number;
  /** Told after each registration. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of it: what was planned, and what could not be done with the reason. */
export interface Made {
  readonly cases: number;
  readonly actions: number;
  readonly refused: readonly string[];
}

/** The marker of the last done action is written after so many. */
const noteEvery = 40;

/**
 * Makes the history of a demo database (演示历史), or goes on with one that was cut short: everything people do in five months, through the same
 * functions as the routes use, under a moved clock; what falls due between two actions is done at its time. Ends at the moment it was begun for.
 */
export async function makeHistory(store: OpenStore, { clock, cases, onProgress = () => {} }: Making): Promise<Made> {
  const progress = await readProgress(store);
  if (!progress) throw new Error('Expected a database that gets a history, but none was begun.');
  const { until } = progress;
  clock.setBack(beginningOf(until));
  await seedDemo(store);
  await adaptTownship(store);
  const plan = planHistory(await readWorld(store), { until, ...(cases === undefined ? {} : { cases }) });
  const maker = new Maker(store, clock, { people: await findPeople(store), known: await readKnown(store), plan, onProgress });
  const refused = await maker.run(progress.done);
  await goTo(store, clock, until);
  await readNotices(store, until);
  await noteProgress(store, { total: plan.length, done: plan.length });
  return { cases: maker.cases, actions: plan.length, refused };
}

/** The morning of the first day: organisation, packs and accounts are made then. */
function beginningOf(until: Millis): Millis {
  return startOfDay(addDays(dateOf(until), -historyDays)) + 7 * 3_600_000;
}

/** People have read their notices (消息) but for those of the last two days. */
async function readNotices(store: OpenStore, until: Millis): Promise<void> {
  const hour = 3_600_000;
  await store.shared.run('update notice set read_at = at + ? where read_at is null and at < ?', [hour, until - 48 * hour]);
}

/** Commands done before, with the case of each. */
async function readKnown(store: OpenStore): Promise<Map<string, string>> {
  const tenants = demoCentres.map(({ id }) => id);
  const rows = await store.withScope({ tenants, actor: 'system' }, reader =>
    reader.select<{ id: string; caseId: string }>(
      `select id as "id", stream_id as "caseId" from command_receipt where tenant in (${marks(tenants)}) and stream = 'case'`,
      tenants,
    ),
  );
  return new Map(rows.map(({ id, caseId }) => [id, caseId]));
}

interface Task {
  readonly people: People;
  readonly known: ReadonlyMap<string, string>;
  readonly plan: readonly Action[];
  readonly onProgress: (done: number, total: number) => void;
}

/** Goes through a plan, action by action. */
class Maker {
  readonly #store: OpenStore;
  readonly #clock: HistoryClock;
  readonly #task: Task;
  readonly #caseIds = new Map<string, string>();
  readonly #refused = new Map<string, string>();
  #opened = 0;

  constructor(store: OpenStore, clock: HistoryClock, task: Task) {
    this.#store = store;
    this.#clock = clock;
    this.#task = task;
  }

  /** Cases of the plan. */
  get cases(): number {
    return this.#task.plan.filter(({ registration }) => registration).length;
  }

  /** Does what is not done yet; answers what could not be done. The first `done` actions are through. */
  async run(done: number): Promise<string[]> {
    const { plan, known } = this.#task;
    for (const [index, action] of plan.entries()) {
      const caseId = known.get(action.id);
      if (caseId !== undefined) this.#keep(action, caseId);
      else if (index >= done) await this.#do(action);
      if (index >= done && index % noteEvery === 0) await noteProgress(this.#store, { total: plan.length, done: index + 1 });
    }
    return [...this.#refused].map(([key, why]) => `${key}: ${why}`);
  }

  async #do(action: Action): Promise<void> {
    if (this.#refused.has(action.key)) return;
    await goTo(this.#store, this.#clock, action.at);
    const caseId = await this.#give(action).catch((error: unknown) => {
      this.#refused.set(action.key, `${action.step ? JSON.stringify(action.step.deed) : 'registration'}: ${refusalOf(error)}`);
    });
    if (caseId) this.#keep(action, caseId);
  }

  async #give(action: Action): Promise<string> {
    const { registration, step } = action;
    const { people } = this.#task;
    if (registration) return register(this.#store, people, { ...action, registration }, this.#caseIds.get(registration.from ?? ''));
    const caseId = this.#caseIds.get(action.key)!;
    if (step) await take(this.#store, people, { ...action, step }, caseId);
    return caseId;
  }

  #keep({ key, registration }: Action, caseId: string): void {
    this.#caseIds.set(key, caseId);
    if (!registration) return;
    this.#opened += 1;
    this.#task.onProgress(this.#opened, this.cases);
  }
}

/** Words of a refusal; whatever else went wrong, the database above all, ends the making. */
function refusalOf(error: unknown): string {
  if (error instanceof HttpProblem) return JSON.stringify(error.problem);
  if (error instanceof NotToDo) return error.message;
  throw error;
}
