import { randomUUID } from 'node:crypto';
import type { Millis } from '#engine/calendar/types.ts';
import { find, type Plan } from './plan.ts';
import { insertMissing, upsert } from './upsert.ts';

/** What a database says about itself. */
export interface Mark {
  /** Random, of this very database; also the secret that query codes are made with: never shown, never logged. */
  readonly generation: string;
  readonly demo: boolean;
}

/** Read the mark of the database, or write it when the database has just been made: `demo` is fixed at that moment. */
export function* markDatabase(made: { readonly demo: boolean; readonly now: Millis }): Plan<Mark> {
  const known = yield* readMark();
  if (known !== undefined) return known;
  yield* insertMissing('database_mark', ['id'], [{ id: 'mark', generation: randomUUID(), demo: made.demo ? 1 : 0, created_at: made.now }]);
  return (yield* readMark())!;
}

/** What the database says about itself; undefined when it has just been made. */
export function* readMark(): Plan<Mark | undefined> {
  const row = yield* find<{ generation: string; demo: number }>('select generation, demo from database_mark where id = ?', ['mark']);
  return row && { generation: row.generation, demo: row.demo === 1 };
}

/** How far the demo clock is ahead of the machine's, in milliseconds; 0 in a database that is no demo. */
export function* readAhead(): Plan<Millis> {
  const row = yield* find<{ ahead: number }>('select ahead from demo_clock where id = ?', ['demo']);
  return row?.ahead ?? 0;
}

/** Move the demo clock further ahead. Answers the new distance, or undefined in a database that was not made as a demo. */
export function* writeAhead(further: Millis): Plan<Millis | undefined> {
  const mark = yield* readMark();
  if (mark?.demo !== true) return undefined;
  const ahead = (yield* readAhead()) + further;
  yield* upsert('demo_clock', ['id'], { id: 'demo', ahead });
  return ahead;
}
