import { tenantTables } from '../entities/list.ts';

/**
 * Temp views that stand before the tenant tables of the same name on a reader connection and let through only rows of the scope:
 * SQLite's counterpart of row-level security. The planner flattens them, so indexes on (tenant, ...) are used; the scope is asked once for a
 * statement, not for each row.
 */
export function readerNames(): string[] {
  return tenantTables.map(
    table =>
      `create temp view "${table}" as select * from main."${table}" where (select banjian_scope()) = '*' or tenant in (select value from json_each(banjian_scope()))`,
  );
}

/** Refuse statement texts that could step round the views. */
export function checkScopedText(sql: string): void {
  if (/\b(main|temp|sqlite_\w+|pragma|attach)\b\s*\.?/i.test(sql) || sql.includes(';')) {
    throw new Error('Expected one plain query without schema names inside a scope.');
  }
}
