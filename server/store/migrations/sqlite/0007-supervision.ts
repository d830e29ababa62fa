import { Migration } from '@mikro-orm/migrations';

/** Columns of a card that say why it was given and what became of it. */
const columns = [
  '`cause` text null',
  '`points` double null',
  '`letter` text null',
  '`appeal` text null',
  '`appealed_by` text null',
  '`appealed_at` bigint null',
  '`decided_by` text null',
];

/** Cards in dispute (申诉), explanations of limits that are over (超期说明) and demands of the supervision office (督办). */
export class Supervision extends Migration {
  override name = '0007-supervision';

  override up(): void {
    for (const column of columns) this.addSql(`alter table \`card\` add column ${column};`);
    this.addSql(
      'create table `explanation` (`tenant` text not null, `case_id` text not null, `position` integer not null, `clock` text not null, `run` integer not null, `cause` text not null, `account` text not null, `at` bigint not null, primary key (`tenant`, `case_id`, `position`));',
    );
    this.addSql(
      'create table `demand` (`tenant` text not null, `case_id` text not null, `id` text not null, `kind` text not null, `clock` text null, `receivers` text not null, `account` text not null, `at` bigint not null, `answered_by` text null, `answered_at` bigint null, `document` text null, primary key (`tenant`, `case_id`, `id`));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `demand`;');
    this.addSql('drop table if exists `explanation`;');
    for (const column of columns) this.addSql(`alter table \`card\` drop column ${column.split(' ')[0]};`);
  }
}
