import { Migration } from '@mikro-orm/migrations';

/** How far the history of a demo (演示历史) has been made. */
export class DemoHistories extends Migration {
  override name = '0012-demo-history';

  override up(): void {
    this.addSql(
      'create table "demo_history" ("id" text not null, "until" bigint not null, "total" int not null, "done" int not null, primary key ("id"));',
    );
  }

  override down(): void {
    this.addSql('drop table if exists "demo_history";');
  }
}
