import { Migration } from '@mikro-orm/migrations';

/** What cases wait for from other cases (订阅). */
export class Subscriptions extends Migration {
  override name = '0002-subscription';

  override up(): void {
    this.addSql(
      `create table \`subscription\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`kind\` text not null, \`name\` text not null, \`key\` text null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );
    this.addSql(`create index \`subscription_awaited\` on \`subscription\` (\`tenant\`, \`kind\`, \`name\`, \`key\`);`);
  }

  override down(): void {
    this.addSql('drop table if exists `subscription`;');
  }
}
