import { openStore } from '../store/index.ts';
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
  readonly onProgress: (cases: number, of: number) => void;
  /** Told of cases whose course stopped because a step was refused: none, unless packs were changed in the sources. */
  readonly onRefused: (cases: readonly string[]) => void;
}

/** Opens the database of a server and readies it: the demo with its history, or the token of the first administrator. */
export async function openReady(opening: Opening): Promise<{ readonly store: OpenStore; readonly setup: Seeded }> {
  const { url, demo, history } = opening;
  let store = await openStore({ url, demo });
  if (store.demo && (await awaitsHistory(store, history))) {
    await store.close();
    await fill(opening);
    store = await openStore({ url, demo });
  }
  return { store, setup: store.demo ? await seedDemo(store) : await seedEmpty(store) };
}

/** true: a history is to be made, or gone on with. It is only ever begun in a demo nobody has used: there is no centre yet. */
async function awaitsHistory(store: OpenStore, history: boolean): Promise<boolean> {
  const isNew = history && (await store.shared.select('select tenant from centre limit 1', [])).length === 0;
  const known = await readProgress(store);
  if (known === undefined && isNew) await beginProgress(store, store.clock.now());
  return isUnfinished(await readProgress(store));
}

/** Makes the history in a store of its own, whose clock goes from the past to now. */
async function fill({ url, onProgress, onRefused }: Opening): Promise<void> {
  const clock = createHistoryClock();
  const store = await openStore({ url, clock, relaxed: true });
  try {
    const { refused } = await makeHistory(store, { clock, onProgress });
    if (refused.length > 0) onRefused(refused);
  } finally {
    await store.close();
  }
}
