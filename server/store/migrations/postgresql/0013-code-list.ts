import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

/** Code lists of the centres (字典): lists of their own, and what they add to others. */
export class CodeLists extends Migration {
  override name = '0013-code-list';

  override up(): void {
    this.addSql(
      'create table "code_list" ("tenant" text not null, "id" text not null, "version" int not null, "title" text null, "entries" text not null, "saved_by" text not null, "saved_at" bigint not null, primary key ("tenant", "id"));',
    );
    for (const sql of protect('code_list')) this.addSql(sql);
  }

  override down(): void {
    for (const sql of unprotect('code_list')) this.addSql(sql);
    this.addSql('drop table if exists "code_list";');
  }
}
