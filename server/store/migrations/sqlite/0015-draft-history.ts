import { Migration } from '@mikro-orm/migrations';

/** Stored states of drafts (草稿历史). */
export class DraftHistory extends Migration {
  override name = '0015-draft-history';

  override up(): void {
    this.addSql(
      'create table `pack_draft_version` (`tenant` text not null, `pack` text not null, `version` integer not null, `body` text not null, `parts` text not null, `saved_by` text not null, `saved_at` bigint not null, primary key (`tenant`, `pack`, `version`));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `pack_draft_version`;');
  }
}
