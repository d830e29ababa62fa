import { Migration } from '@mikro-orm/migrations';

/** Reviews of drafts by a second person (双人复核), and who had a hand in a draft. */
export class Reviews extends Migration {
  override name = '0014-review';

  override up(): void {
    this.addSql(
      'create table `pack_review` (`tenant` text not null, `id` text not null, `pack` text not null, `title` text not null, `version` integer not null, `content` text not null, `subject` text not null, `notes` text not null, `state` text not null, `authors` text not null, `requested_by` text not null, `requested_at` bigint not null, `decided_by` text null, `decided_at` bigint null, `comment` text not null, primary key (`tenant`, `id`));',
    );
    this.addSql('create index `pack_review_of` on `pack_review` (`tenant`, `pack`, `requested_at`);');
    this.addSql('create index `pack_review_state` on `pack_review` (`tenant`, `state`, `requested_at`);');
    this.addSql(
      'create table `pack_draft_author` (`tenant` text not null, `pack` text not null, `account` text not null, `version` integer not null, primary key (`tenant`, `pack`, `account`));',
    );
  }

  override down(): void {
    for (const table of ['pack_draft_author', 'pack_review']) this.addSql(`drop table if exists \`${table}\`;`);
  }
}
