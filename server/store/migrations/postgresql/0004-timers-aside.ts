import { Migration } from '@mikro-orm/migrations';

/** A timer may be set aside, with the reason. */
export class TimersAside extends Migration {
  override name = '0004-timers-aside';

  override up(): void {
    this.addSql(`alter table "timer" add column "aside" int not null default 0, add column "error" text null;`);
    this.addSql(`alter table "timer" alter column "aside" drop default;`);
    this.addSql(`drop index "timer_due";`);
    this.addSql(`create index "timer_due" on "timer" ("aside", "due");`);
  }

  override down(): void {
    this.addSql(`drop index "timer_due";`);
    this.addSql(`create index "timer_due" on "timer" ("due");`);
    this.addSql(`alter table "timer" drop column "aside", drop column "error";`);
  }
}
