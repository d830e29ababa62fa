import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

/** Calendars in layers (日历层): who stored a version and why, which calendar stands above which, how far a recomputation is. */
export class CalendarLayers extends Migration {
  override name = '0007-calendar-layers';

  override up(): void {
    this.addSql('alter table "calendar_version" add column "imported_by" text null;');
    this.addSql(`alter table "calendar_version" add column "note" text not null default '';`);
    this.addSql('create table "calendar_parent" ("id" text not null, "parent" text not null, primary key ("id"));');
    this.addSql(`select set_config('banjian.tenants', '*', true);`);
    this.addSql('insert into "calendar_parent" select "tenant", "parent" from "centre_link" where "until" is null;');
    this.addSql(
      'create table "calendar_recompute" ("tenant" text not null, "calendar" text not null, "version" int not null, "total" int not null, "remaining" int not null, "failed" int not null, "firm" int not null, "unfirm" int not null, "since" bigint not null, "done_at" bigint null, "node" text not null, "lease_until" bigint not null, primary key ("tenant"));',
    );
    for (const sql of protect('calendar_recompute')) this.addSql(sql);
  }

  override down(): void {
    for (const sql of unprotect('calendar_recompute')) this.addSql(sql);
    this.addSql('drop table if exists "calendar_recompute";');
    this.addSql('drop table if exists "calendar_parent";');
    this.addSql('alter table "calendar_version" drop column "note";');
    this.addSql('alter table "calendar_version" drop column "imported_by";');
  }
}
