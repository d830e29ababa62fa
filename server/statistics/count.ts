import type { ScopedReader } from '../store/types.ts';
import { type Fact, isCase, type Order, readHappened, readStillOpen } from './facts.ts';
import { readSupplements, readWentOn } from './past.ts';

/** Everything statistics are made from (统计底数), without words and without any personal data. */
export interface Counts {
  readonly facts: readonly Fact[];
  readonly supplements: { readonly rounds: number; readonly cases: number };
  /** First contacts (首问登记) registered in the period. */
  readonly firstContacts: number;
  /** Ratings given in the period (好差评) by level. */
  readonly ratings: readonly { readonly level: number; readonly count: number }[];
}

/** Counts a period in the database (统计). Takes long over many cases: on SQLite it belongs into a thread. */
export async function countPeriod(reader: ScopedReader, order: Order): Promise<Counts> {
  return {
    facts: [...(await readHappened(reader, order)), ...(await readStillOpen(reader, order)), ...(await readWentOn(reader, order))],
    supplements: await readSupplements(reader, order),
    firstContacts: await countFirstContacts(reader, order),
    ratings: await readRatings(reader, order),
  };
}

async function countFirstContacts(reader: ScopedReader, { period, condition }: Order): Promise<number> {
  const [row] = await reader.select<{ n: number }>(
    `select count(*) as "n" from "case" c where ${condition.sql} and not (${isCase}) and c.opened_at >= ? and c.opened_at < ?`,
    [...condition.params, period.start, period.until],
  );
  return Number(row?.n ?? 0);
}

async function readRatings(reader: ScopedReader, { period, condition }: Order): Promise<Counts['ratings']> {
  const rows = await reader.select<{ level: number; n: number }>(
    `select r.level as "level", count(*) as "n" from rating r join "case" c on c.tenant = r.tenant and c.id = r.case_id
     where ${condition.sql} and ${isCase} and r.at >= ? and r.at < ? group by r.level`,
    [...condition.params, period.start, period.until],
  );
  return rows.map(({ level, n }) => ({ level: Number(level), count: Number(n) }));
}
