import { Migration } from '@mikro-orm/migrations';

/** Columns of the tables that are made again, keys first. */
const tables = {
  command_receipt:
    '`tenant` text not null, `id` text not null, `body_hash` text not null, `stream` text not null, `stream_id` text not null, `seq` integer not null, `result` text not null, `at` bigint not null, primary key (`tenant`, `id`)',
  task_candidate:
    '`tenant` text not null, `principal` text not null, `case_id` text not null, `task` text not null, primary key (`tenant`, `principal`, `case_id`, `task`)',
} as const;

/** What the rows are copied from, where the columns stand in another order. */
const copied: Readonly<Record<string, string>> = { task_candidate: '`tenant`, `principal`, `case_id`, `task`' };

/**
 * A step on a big file writes one page of every tree it touches: receipts and candidates stand in one tree each, by the key they are looked up
 * with, and of the tasks only those somebody holds are found by their holder. Nothing looks for cases by the day they are due: that is asked of clocks.
 */
export class FewerTrees extends Migration {
  override name = '0008-fewer-trees';

  override up(): void {
    for (const [table, columns] of Object.entries(tables)) {
      this.addSql(`create table \`${table}_lean\` (${columns}) without rowid;`);
      this.addSql(`insert into \`${table}_lean\` select ${copied[table] ?? '*'} from \`${table}\` order by 1, 2, 3, 4;`);
      this.addSql(`drop table \`${table}\`;`);
      this.addSql(`alter table \`${table}_lean\` rename to \`${table}\`;`);
    }
    this.addSql('drop index `case_due`;');
    this.addSql('drop index `task_holder`;');
    this.addSql('create index `task_holder` on `task` (`tenant`, `holder`) where `holder` is not null;');
  }
}
