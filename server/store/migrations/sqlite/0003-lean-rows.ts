import { Migration } from '@mikro-orm/migrations';

/** Columns of the tables that are made again, keys first. */
const tables = {
  task: `\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`scope\` text not null, \`element\` text not null, \`name\` text not null, \`stage\` text null, \`form\` text null, \`content\` text not null, \`candidates\` text not null, \`holder\` text null, \`created_at\` bigint not null, \`read_at\` bigint null, \`version\` integer not null, \`why\` text not null, primary key (\`tenant\`, \`case_id\`, \`id\`)`,
  task_candidate: `\`tenant\` text not null, \`case_id\` text not null, \`task\` text not null, \`principal\` text not null, primary key (\`tenant\`, \`case_id\`, \`task\`, \`principal\`)`,
  case_participant: `\`tenant\` text not null, \`case_id\` text not null, \`principal\` text not null, \`since\` bigint not null, \`until\` bigint null, \`why\` text not null, primary key (\`tenant\`, \`case_id\`, \`principal\`)`,
  clock: `\`tenant\` text not null, \`case_id\` text not null, \`key\` text not null, \`rule\` text not null, \`stage\` text null, \`task\` text null, \`run\` integer not null, \`status\` text not null, \`start_at\` bigint not null, \`start_on\` text not null, \`length\` double not null, \`unit\` text not null, \`due\` bigint not null, \`due_on\` text not null, \`provisional\` integer not null, \`calendar\` text not null, \`calendar_version\` integer not null, \`stopped_at\` bigint null, \`pause\` text null, \`version\` integer not null, primary key (\`tenant\`, \`case_id\`, \`key\`)`,
  timer: `\`tenant\` text not null, \`case_id\` text not null, \`kind\` text not null, \`ref\` text not null, \`occurrence\` integer not null, \`due\` bigint not null, \`lease_until\` bigint not null, \`attempts\` integer not null, \`aside\` integer not null, \`error\` text null, primary key (\`tenant\`, \`case_id\`, \`kind\`, \`ref\`)`,
} as const;

/** What the rows are copied from, where the columns are new or stand in another order. */
const copied: Readonly<Record<string, string>> = { timer: '*, 0, null', task_candidate: '`tenant`, `case_id`, `task`, `principal`' };

const indexes = [
  'create index `task_holder` on `task` (`tenant`, `holder`);',
  'create index `case_participant_principal` on `case_participant` (`tenant`, `principal`, `case_id`);',
  'create index `clock_due` on `clock` (`tenant`, `status`, `due`);',
  'create index `timer_due` on `timer` (`aside`, `due`);',
];

/**
 * Rows written at almost every command stand in the tree of their key alone (without rowid): one page less to write for each. Candidates are
 * found by their task. A timer may be
 * set aside, with the reason.
 */
export class LeanRows extends Migration {
  override name = '0003-lean-rows';

  override up(): void {
    for (const [table, columns] of Object.entries(tables)) {
      this.addSql(`create table \`${table}_lean\` (${columns}) without rowid;`);
      this.addSql(`insert into \`${table}_lean\` select ${copied[table] ?? '*'} from \`${table}\`;`);
      this.addSql(`drop table \`${table}\`;`);
      this.addSql(`alter table \`${table}_lean\` rename to \`${table}\`;`);
    }
    for (const index of indexes) this.addSql(index);
  }
}
