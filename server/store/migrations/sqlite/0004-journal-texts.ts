import { Migration } from '@mikro-orm/migrations';

/** Texts that entries of many cases share stand once, under their hash. */
export class JournalTexts extends Migration {
  override name = '0004-journal-texts';

  override up(): void {
    this.addSql(
      'create table `journal_text` (`tenant` text not null, `hash` text not null, `text` text not null, primary key (`tenant`, `hash`)) without rowid;',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `journal_text`;');
  }
}
