import type { Millis } from '#engine/calendar/index.ts';
import { databaseOf, machineScope } from '../../store/database.ts';
import { run } from '../../store/plan.ts';
import type { Store } from '../../store/types.ts';

/** How far the history of a database has been made (历史进度). `total` is 0 until the plan was made. */
export interface Progress {
  readonly until: Millis;
  readonly total: number;
  readonly done: number;
}

/** Reads how far the history is; undefined in a database that gets none. */
export async function readProgress(store: Store): Promise<Progress | undefined> {
  const [row] = await store.shared.select<Progress>('select until, total, done from demo_history where id = ?', ['demo']);
  return row && { until: Number(row.until), total: Number(row.total), done: Number(row.done) };
}

/** Notes that this database, made in this very start, gets a history that leads up to a moment. */
export async function beginProgress(store: Store, until: Millis): Promise<void> {
  await databaseOf(store).write(machineScope, () =>
    run('insert into demo_history (id, until, total, done) values (?, ?, 0, 0)', ['demo', until]),
  );
}

/** Notes how many actions of how many are done. */
export async function noteProgress(store: Store, { total, done }: Pick<Progress, 'total' | 'done'>): Promise<void> {
  await databaseOf(store).write(machineScope, () => run('update demo_history set total = ?, done = ? where id = ?', [total, done, 'demo']));
}

/** true: a history was begun and is not through. */
export function isUnfinished(progress: Progress | undefined): boolean {
  return progress !== undefined && (progress.total === 0 || progress.done < progress.total);
}
