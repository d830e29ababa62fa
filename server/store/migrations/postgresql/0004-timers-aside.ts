import { Migration } from '@mikro-orm/migrations';

/** A timer may be set aside, with the reason; candidates are found by their task. */
export class TimersAside extends Migration {
  override name = '0004-timers-aside';

  override up(): void {
    this.addSql(`alter table "timer" add column "aside" int not null default 0, add column "error" text null;`);
    this.addSql(`alter table "timer" alter column "aside" drop default;`);
    this.addSql(`drop index "timer_due";`);
    this.addSql(`create index "timer_due" on "timer" ("aside", "due");`);
    this.addSql(`alter table "task_candidate" drop constraint "task_candidate_pkey";`);
    this.addSql(`drop index "task_candidate_task";`);
    this.addSql(
      `alter table "task_candidate" add constraint "task_candidate_pkey" primary key ("tenant", "case_id", "task", "principal");`,
    );
  }

  override down(): void {
    this.addSql(`alter table "task_candidate" drop constraint "task_candidate_pkey";`);
    this.addSql(
      `alter table "task_candidate" add constraint "task_candidate_pkey" primary key ("tenant", "principal", "case_id", "task");`,
    );
    this.addSql(`create index "task_candidate_task" on "task_candidate" ("tenant", "case_id", "task");`);
    this.addSql(`drop index "timer_due";`);
    this.addSql(`create index "timer_due" on "timer" ("due");`);
    this.addSql(`alter table "timer" drop column "aside", drop column "error";`);
  }
}
