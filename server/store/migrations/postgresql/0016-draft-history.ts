import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

const table = 'pack_draft_version';

/** Stored states of drafts (草稿历史). */
export class DraftHistory extends Migration {
  override name = '0016-draft-history';

  override up(): void {
    this.addSql(
      `create table "${table}" ("tenant" text not null, "pack" text not null, "version" int not null, "body" text not null, "parts" text not null, "saved_by" text not null, "saved_at" bigint not null, primary key ("tenant", "pack", "version"));`,
    );
    for (const sql of protect(table)) this.addSql(sql);
  }

  override down(): void {
    for (const sql of unprotect(table)) this.addSql(sql);
    this.addSql(`drop table if exists "${table}";`);
  }
}
