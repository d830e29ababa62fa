import { Migration } from '@mikro-orm/migrations';

/** Calendars in layers (日历层): who stored a version and why, which calendar stands above which, how far a recomputation is. */
export class CalendarLayers extends Migration {
  override name = '0006-calendar-layers';

  override up(): void {
    this.addSql('alter table `calendar_version` add column `imported_by` text null;');
    this.addSql("alter table `calendar_version` add column `note` text not null default '';");
    this.addSql('create table `calendar_parent` (`id` text not null, `parent` text not null, primary key (`id`));');
    this.addSql('insert into `calendar_parent` select `tenant`, `parent` from `centre_link` where `until` is null;');
    this.addSql(
      'create table `calendar_recompute` (`tenant` text not null, `calendar` text not null, `version` integer not null, `total` integer not null, `remaining` integer not null, `failed` integer not null, `firm` integer not null, `unfirm` integer not null, `since` bigint not null, `done_at` bigint null, `node` text not null, `lease_until` bigint not null, primary key (`tenant`));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `calendar_recompute`;');
    this.addSql('drop table if exists `calendar_parent`;');
    this.addSql('alter table `calendar_version` drop column `note`;');
    this.addSql('alter table `calendar_version` drop column `imported_by`;');
  }
}
