import { Migration } from '@mikro-orm/migrations';

/** Leaders (上级领导链), units above units, absences with their substitutes (AB岗), and whose turn it was (轮流). */
export class People extends Migration {
  override name = '0013-people';

  override up(): void {
    this.addSql('alter table `centre` add column `leaders` text null;');
    this.addSql('alter table `unit` add column `parent` text null;');
    this.addSql(
      'create table `absence` (`tenant` text not null, `id` text not null, `account` text not null, `substitute` text not null, `since` bigint not null, `until` bigint not null, `reason` text not null, `recorded_by` text not null, `recorded_at` bigint not null, primary key (`tenant`, `id`));',
    );
    this.addSql(
      'create table `assignment_turn` (`tenant` text not null, `pack` text not null, `element` text not null, `account` text not null, primary key (`tenant`, `pack`, `element`));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `assignment_turn`;');
    this.addSql('drop table if exists `absence`;');
    this.addSql('alter table `unit` drop column `parent`;');
    this.addSql('alter table `centre` drop column `leaders`;');
  }
}
