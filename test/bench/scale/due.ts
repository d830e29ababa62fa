import { openStore } from '#server/store/index.ts';
import { sweep } from '#server/timers/index.ts';

const month = 30 * 86_400_000;

/** Timers that fell due together while the server was down (停机后集中到点): how many were fired each second, and whether in order. */
export interface Fired {
  readonly count: number;
  readonly perSecond: number;
  readonly inOrder: boolean;
}

/** Start a month later and sweep until nothing is due. */
export async function fireAll(file: string, ids: readonly string[]): Promise<Fired> {
  const store = await openStore({ url: file, clock: { now: () => Date.now() + month } });
  try {
    const began = performance.now();
    let count = 0;
    for (let taken = await sweep(store); taken > 0; taken = await sweep(store)) count += taken;
    const seconds = (performance.now() - began) / 1000;
    const orders = await Promise.all(ids.map(id => elementsFired(store, id)));
    return { count, perSecond: Math.round(count / seconds), inOrder: orders.every(order => order === 'warn late later') };
  } finally {
    await store.close();
  }
}

/** Elements of the timers of a case in the order in which they fired. */
async function elementsFired(store: Awaited<ReturnType<typeof openStore>>, id: string): Promise<string> {
  const journal = await store.withScope({ tenants: ['plain'], actor: 'bench' }, reader => reader.journal('case', id));
  const elements = new Map<string, string>();
  const fired: string[] = [];
  for (const { seq, events } of journal) {
    for (const [index, event] of events.entries()) {
      if (event.type === 'timer-set') elements.set(`${seq}.${index}`, event.wait.element);
      if (event.type === 'timer-fired') fired.push(elements.get(event.wait) ?? '?');
    }
  }
  return fired.join(' ');
}
