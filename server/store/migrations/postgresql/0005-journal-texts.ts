import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

/** Texts that entries of many cases share stand once, under their hash, seen only by those whose tenant it is. */
export class JournalTexts extends Migration {
  override name = '0005-journal-texts';

  override up(): void {
    this.addSql(
      `create table "journal_text" ("tenant" text not null, "hash" text not null, "text" text not null, primary key ("tenant", "hash"));`,
    );
    for (const sql of protect('journal_text')) this.addSql(sql);
  }

  override down(): void {
    for (const sql of unprotect('journal_text')) this.addSql(sql);
    this.addSql('drop table if exists "journal_text";');
  }
}
