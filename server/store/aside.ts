import type { Database } from './database.ts';
import { noFault } from './fault.ts';

/**
 * Open a database beside the running server for reading alone (旁路只读): a thread that looks through many rows has a connection of its own and
 * holds nobody up. No lock, no migration; only the driver that is needed is loaded.
 */
export async function openAside(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgresql } = await import('./postgresql/open.ts');
    return openPostgresql(url, { fault: noFault, demo: false, readOnly: true });
  }
  const { openSqliteReadOnly } = await import('./sqlite/read-only.ts');
  return openSqliteReadOnly(url);
}
