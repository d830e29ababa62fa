import { Migration } from '@mikro-orm/migrations';

/** Columns of the tables that are made again, keys first, as they stood. */
const tables = {
  document:
    '`tenant` text not null, `case_id` text not null, `id` text not null, `document` text not null, `content` text not null, `number` text not null, `issued_at` bigint not null, `issued_by` text not null, `voided` integer not null, primary key (`tenant`, `case_id`, `id`)',
  incident:
    '`tenant` text not null, `case_id` text not null, `id` text not null, `scope` text null, `element` text null, `code` text not null, `message` text not null, `raised_at` bigint not null, primary key (`tenant`, `case_id`, `id`)',
  material:
    '`tenant` text not null, `case_id` text not null, `id` text not null, `received` integer not null, `copies` integer not null, `form` text not null, `note` text null, primary key (`tenant`, `case_id`, `id`)',
  subscription:
    '`tenant` text not null, `case_id` text not null, `id` text not null, `kind` text not null, `name` text not null, `key` text null, primary key (`tenant`, `case_id`, `id`)',
} as const;

/**
 * Documents, incidents, materials and subscriptions stand in the tree of their key alone. Of the clocks those of whole cases that run are found by
 * the day they are due: a step that ends one stage and begins another writes nothing there. Nothing looks for documents by number.
 */
export class LeanProjections extends Migration {
  override name = '0009-lean-projections';

  override up(): void {
    for (const [table, columns] of Object.entries(tables)) {
      this.addSql(`create table \`${table}_lean\` (${columns}) without rowid;`);
      this.addSql(`insert into \`${table}_lean\` select * from \`${table}\` order by 1, 2, 3;`);
      this.addSql(`drop table \`${table}\`;`);
      this.addSql(`alter table \`${table}_lean\` rename to \`${table}\`;`);
    }
    this.addSql('create index `subscription_awaited` on `subscription` (`tenant`, `kind`, `name`, `key`);');
    this.addSql('drop index `clock_due`;');
    this.addSql(
      "create index `clock_due` on `clock` (`tenant`, `due_on`) where `status` = 'running' and `stage` is null and `task` is null;",
    );
  }
}
