import { Migration } from '@mikro-orm/migrations';

/** Tables of this version whose rows belong to a tenant. */
const tables = [
  'case_data',
  'case_participant',
  'case',
  'journal',
  'stream_head',
  'centre',
  'organisation_version',
  'centre_link',
  'role_grant',
  'unit',
  'pack',
  'release',
  'service_item',
  'form_draft',
  'job',
  'notice',
  'read_audit',
  'card',
  'clock',
  'timer',
  'document',
  'document_series',
  'incident',
  'material',
  'task_candidate',
  'task',
  'command_receipt',
];

/** Rows of the tenants in scope, or of all for the machine. */
const inScope = `current_setting('banjian.tenants', true) = '*' or tenant = any (string_to_array(current_setting('banjian.tenants', true), ','))`;

/** Statements that let a table be seen by its tenants alone. */
export function protect(table: string): string[] {
  return [
    `alter table "${table}" enable row level security;`,
    `alter table "${table}" force row level security;`,
    `create policy scope on "${table}" using (${inScope}) with check (${inScope});`,
  ];
}

/** Statements that undo `protect`. */
export function unprotect(table: string): string[] {
  return [
    `drop policy scope on "${table}";`,
    `alter table "${table}" no force row level security;`,
    `alter table "${table}" disable row level security;`,
  ];
}

/**
 * Row-level security (行级安全): a transaction sees and writes only rows of the tenants in `banjian.tenants`, a comma list set by
 * `set_config(..., true)`; `*` is the machine. Forced on the owner too; without the setting nothing is seen.
 */
export class RowLevelSecurity extends Migration {
  override name = '0002-row-level-security';

  override up(): void {
    for (const table of tables) for (const sql of protect(table)) this.addSql(sql);
  }

  override down(): void {
    for (const table of tables) for (const sql of unprotect(table)) this.addSql(sql);
  }
}
