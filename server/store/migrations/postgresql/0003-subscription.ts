import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

/** What cases wait for from other cases (订阅), seen only by those whose tenant it is. */
export class Subscriptions extends Migration {
  override name = '0003-subscription';

  override up(): void {
    this.addSql(
      `create table "subscription" ("tenant" text not null, "case_id" text not null, "id" text not null, "kind" text not null, "name" text not null, "key" text null, primary key ("tenant", "case_id", "id"));`,
    );
    this.addSql(`create index "subscription_awaited" on "subscription" ("tenant", "kind", "name", "key");`);
    for (const sql of protect('subscription')) this.addSql(sql);
  }

  override down(): void {
    for (const sql of unprotect('subscription')) this.addSql(sql);
    this.addSql('drop table if exists "subscription";');
  }
}
