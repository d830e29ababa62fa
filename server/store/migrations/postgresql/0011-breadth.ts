import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

const tables = ['case_link', 'rating', 'pack_draft', 'release_golden'] as const;

/** Drafts of packs (草稿), golden cases of releases (黄金用例), links (关联办件), ratings (评价), and what statistics ask of a case. */
export class Breadth extends Migration {
  override name = '0011-breadth';

  override up(): void {
    this.addSql('alter table "case" add column "supplements" int not null default 0, add column "result" text null;');
    this.addSql(
      'create table "case_link" ("tenant" text not null, "case_id" text not null, "other" text not null, "relation" text not null, "number" text not null, primary key ("tenant", "case_id", "other", "relation"));',
    );
    this.addSql(
      'create table "rating" ("tenant" text not null, "case_id" text not null, "level" int not null, "channel" text not null, "at" bigint not null, primary key ("tenant", "case_id"));',
    );
    this.addSql('create index "rating_at" on "rating" ("tenant", "at");');
    this.addSql(
      'create table "pack_draft" ("tenant" text not null, "pack" text not null, "version" int not null, "base" text null, "body" text not null, "saved_by" text not null, "saved_at" bigint not null, primary key ("tenant", "pack"));',
    );
    this.addSql(
      'create table "release_golden" ("tenant" text not null, "pack" text not null, "number" int not null, "golden" text not null, primary key ("tenant", "pack", "number"));',
    );
    for (const table of tables) for (const sql of protect(table)) this.addSql(sql);
  }

  override down(): void {
    for (const table of tables) {
      for (const sql of unprotect(table)) this.addSql(sql);
      this.addSql(`drop table if exists "${table}";`);
    }
    this.addSql('alter table "case" drop column "result", drop column "supplements";');
  }
}
