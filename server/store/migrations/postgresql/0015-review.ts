import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

const tables = ['pack_review', 'pack_draft_author'] as const;

/** Reviews of drafts by a second person (双人复核), and who had a hand in a draft. */
export class Reviews extends Migration {
  override name = '0015-review';

  override up(): void {
    this.addSql(
      'create table "pack_review" ("tenant" text not null, "id" text not null, "pack" text not null, "title" text not null, "version" int not null, "content" text not null, "subject" text not null, "notes" text not null, "state" text not null, "authors" text not null, "requested_by" text not null, "requested_at" bigint not null, "decided_by" text null, "decided_at" bigint null, "comment" text not null, primary key ("tenant", "id"));',
    );
    this.addSql('create index "pack_review_of" on "pack_review" ("tenant", "pack", "requested_at");');
    this.addSql('create index "pack_review_state" on "pack_review" ("tenant", "state", "requested_at");');
    this.addSql(
      'create table "pack_draft_author" ("tenant" text not null, "pack" text not null, "account" text not null, "version" int not null, primary key ("tenant", "pack", "account"));',
    );
    for (const table of tables) for (const sql of protect(table)) this.addSql(sql);
  }

  override down(): void {
    for (const table of tables) for (const sql of unprotect(table)) this.addSql(sql);
    for (const table of [...tables].reverse()) this.addSql(`drop table if exists "${table}";`);
  }
}
