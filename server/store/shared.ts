import { type Database, machineScope } from './database.ts';
import { personalTables, sharedTables } from './entities/list.ts';
import { run, type Value } from './plan.ts';
import type { SharedRows } from './types.ts';

/** Tables a log-in must read to know what an account may do, whichever centre it belongs to. */
const identityTables = ['role_grant', 'centre', 'centre_link'];

const readable = new Set<string>([...sharedTables, ...personalTables, ...identityTables]);
const writable = new Set<string>(['session', ...personalTables]);

/** Rows outside tenants, and personal rows outside the journal: any other table is refused. */
export function createShared(database: Database): SharedRows {
  return {
    async select<R>(sql: string, params: readonly unknown[] = []) {
      checkTables(sql, readable);
      return (await database.read(machineScope, select => select(sql, params as readonly Value[]))) as R[];
    },
    async run(sql: string, params: readonly unknown[] = []) {
      checkTables(sql, writable);
      return database.write(machineScope, () => run(sql, params as readonly Value[]));
    },
  };
}

function checkTables(sql: string, allowed: ReadonlySet<string>): void {
  const named = [...sql.matchAll(/\b(?:from|join|into|update)\s+"?([a-z_]+)"?/gi)].map(match => match[1]!.toLowerCase());
  const stranger = named.find(table => !allowed.has(table) && table !== 'set');
  if (named.length === 0 || stranger !== undefined || sql.includes(';') || /\bfrom\s+"?\w+"?(\s+(as\s+)?\w+)?\s*,/i.test(sql)) {
    throw new Error(`Expected a query over shared tables only, but it named ${stranger ?? 'none or several in one list'}.`);
  }
}
