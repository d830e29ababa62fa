import { Migration } from '@mikro-orm/migrations';

/** Code lists of the centres (字典): lists of their own, and what they add to others. */
export class CodeLists extends Migration {
  override name = '0012-code-list';

  override up(): void {
    this.addSql(
      'create table `code_list` (`tenant` text not null, `id` text not null, `version` integer not null, `title` text null, `entries` text not null, `saved_by` text not null, `saved_at` bigint not null, primary key (`tenant`, `id`));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `code_list`;');
  }
}
