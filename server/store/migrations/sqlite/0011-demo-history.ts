import { Migration } from '@mikro-orm/migrations';

/** How far the history of a demo (演示历史) has been made. */
export class DemoHistories extends Migration {
  override name = '0011-demo-history';

  override up(): void {
    this.addSql(
      'create table `demo_history` (`id` text not null primary key, `until` bigint not null, `total` integer not null, `done` integer not null);',
    );
  }

  override down(): void {
    this.addSql('drop table if exists `demo_history`;');
  }
}
