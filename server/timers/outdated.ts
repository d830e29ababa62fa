import { randomUUID } from 'node:crypto';
import { centresWithClocks } from '../calendars/outdated-clocks.ts';
import { recomputeCentre } from '../calendars/recompute.ts';
import type { Store } from '../store/types.ts';

/** A server among several on one database, and the look for outdated clocks it is at. */
interface Node {
  readonly name: string;
  last: Promise<unknown>;
}

const nodes = new WeakMap<Store, Node>();

/**
 * Compute every clock anew that was computed with a calendar no longer in force (日历更新后重算): a limit that was provisional because its year was
 * not published waits for no milestone, so the due table alone would never find it. One look after the other. Answers the number of cases computed.
 */
export function reviewOutdated(store: Store, stop?: AbortSignal): Promise<number> {
  const node = nodes.get(store) ?? { name: randomUUID(), last: Promise.resolve() };
  nodes.set(store, node);
  const look = node.last.then(() => reviewAll(store, node.name, stop));
  node.last = look.catch(() => {});
  return look;
}

async function reviewAll(store: Store, node: string, stop: AbortSignal | undefined): Promise<number> {
  const failures: unknown[] = [];
  let cases = 0;
  for (const tenant of await centresWithClocks(store)) {
    if (stop?.aborted) break;
    try {
      cases += await recomputeCentre(store, { tenant, node, ...(stop ? { stop } : {}) });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Expected the clocks of every centre to be computed anew, but some failed.');
  return cases;
}
