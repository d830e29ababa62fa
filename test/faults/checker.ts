import { openStore } from '#server/store/index.ts';
import { verify } from '#server/store/verify.ts';
import type { ScopedReader } from '#server/store/types.ts';
import type { Acknowledged } from './ledger.ts';

/** What the checker found after a kill (检查结果). */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly zombies: readonly string[];
  readonly problems: readonly string[];
  readonly entries: number;
}

const tenant = 'heshan';

interface EntryRow {
  readonly command: string;
  readonly stream_id: string;
  readonly seq: number;
}

/** Compare ledger, journal and waits: nothing acknowledged is missing, nothing stands twice, every open case can go on, the chains verify. */
export async function check(database: string, ledger: readonly Acknowledged[]): Promise<Verdict> {
  const store = await openStore({ url: database });
  try {
    const read = <R>(fn: (reader: ScopedReader) => Promise<R>) => store.withScope({ tenants: [tenant], actor: 'system' }, fn);
    const entries = await read(reader => reader.select<EntryRow>('select command, stream_id, seq from journal where tenant = ?', [tenant]));
    const counts = new Map<string, number>();
    for (const entry of entries) counts.set(entry.command, (counts.get(entry.command) ?? 0) + 1);
    const cases = await read(reader =>
      reader.select<{ id: string; phase: string }>('select id, phase from "case" where tenant = ?', [tenant]),
    );
    const zombies: string[] = [];
    for (const one of cases.filter(row => row.phase !== 'closed')) {
      const state = await read(reader => reader.findCase(one.id));
      const alive = state && [state.tasks, state.waits, state.incidents].some(group => Object.keys(group).length > 0);
      if (!alive) zombies.push(one.id);
    }
    const report = await verify(store);
    return {
      lost: ledger.filter(one => !counts.has(one.command)).map(one => one.command),
      doubled: [...counts].filter(([, count]) => count > 1).map(([command]) => command),
      zombies,
      problems: report.ok ? [] : [report.message.en],
      entries: entries.length,
    };
  } finally {
    await store.close();
  }
}
