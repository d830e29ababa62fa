import type { Clock, JournalEntry } from '#server/contract/schemas.ts';

/** One recomputation of a clock (一次重算): when, by which calendar, from which due day to which. */
export interface Recomputed {
  readonly seq: number;
  readonly at: number;
  readonly was: string;
  readonly now: string;
  readonly calendar: { readonly id: string; readonly version: number } | null;
}

interface RecomputedEvent {
  readonly type: string;
  readonly clock?: unknown;
  readonly was?: { readonly dueOn?: unknown };
  readonly figures?: { readonly dueOn?: unknown; readonly calendar?: { readonly id?: unknown; readonly version?: unknown } };
}

const calendarOf = ({ figures }: RecomputedEvent): Recomputed['calendar'] => {
  const { id, version } = figures?.calendar ?? {};
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : null;
};

/** The recomputations of each clock by its key, in order (重算记录), as the journal has them. */
export function recomputationsOf(entries: readonly JournalEntry[]): ReadonlyMap<Clock['key'], readonly Recomputed[]> {
  const found = new Map<string, Recomputed[]>();
  for (const entry of entries) {
    for (const event of entry.events as readonly RecomputedEvent[]) {
      const [was, now] = [event.was?.dueOn, event.figures?.dueOn];
      if (event.type !== 'clock-recomputed' || typeof event.clock !== 'string' || typeof was !== 'string' || typeof now !== 'string')
        continue;
      const one = { seq: entry.seq, at: entry.recordedAt, was, now, calendar: calendarOf(event) };
      found.set(event.clock, [...(found.get(event.clock) ?? []), one]);
    }
  }
  return found;
}
