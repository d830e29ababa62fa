import type { Millis } from '#engine/calendar/index.ts';
import { databaseOf, machineScope, readPlan } from '../store/database.ts';
import { openStore } from '../store/index.ts';
import { readAhead } from '../store/mark.ts';
import type { OpenStore } from '../store/types.ts';
import { beginProgress, createHistoryClock, isUnfinished, makeHistory, readProgress } from './history/index.ts';
import { type Seeded, seedDemo, seedEmpty } from './seed.ts';

/** How a server's database is opened. */
export interface Opening {
  readonly url: string;
  /** Only when it is made by this call: a demo (演示库), else an empty one. */
  readonly demo: boolean;
  /** Only when it is made by this call as a demo: five months of history (演示历史). One that was cut short is gone on with in any case. */
  readonly history: boolean;
  /** Only when it is made by this call as a demo: the moment its clock (演示时钟) begins at, before or after the machine's; absent: the machine's. */
  readonly begin?: Millis;
  readonly onProgress: (cases: number, of: number) => void;
  /** Told of cases whose course stopped because a step was refused: none, unless packs were changed in the sources. */
  readonly onRefused: (cases: readonly string[]) => void;
}

/** Opens the database of a server and readies it: the demo with its history, or the token of the first administrator. */
export async function openReady(opening: Opening): Promise<{ readonly store: OpenStore; readonly setup: Seeded }> {
  const { url, demo, history, begin } = opening;
  let store = await openStore({ url, demo });
  const isUnused = store.demo && (await store.shared.select('select tenant from centre limit 1', [])).length === 0;
  if (isUnused && begin !== undefined) await store.moveClock(begin);
  if (store.demo && (await awaitsHistory(store, history && isUnused))) {
    const ahead = await readPlan(databaseOf(store), machineScope, readAhead);
    await store.close();
    await fill(opening, ahead);
    store = await openStore({ url, demo });
  }
  return { store, setup: store.demo ? await seedDemo(store) : await seedEmpty(store) };
}

/** true: a history is to be made, or gone on with. It is only ever begun in a demo nobody has used: there is no centre yet. */
async function awaitsHistory(store: OpenStore, isWanted: boolean): Promise<boolean> {
  const known = await readProgress(store);
  if (known === undefined && isWanted) await beginProgress(store, store.clock.now());
  return isUnfinished(await readProgress(store));
}

/** Makes the history in a store of its own, whose clock goes from the past to now. */
async function fill({ url, onProgress, onRefused }: Opening, ahead: Millis): Promise<void> {
  const clock = createHistoryClock(Date.now, ahead);
  const store = await openStore({ url, clock, relaxed: true });
  try {
    const { refused } = await makeHistory(store, { clock, onProgress });
    if (refused.length > 0) onRefused(refused);
  } finally {
    await store.close();
  }
}
