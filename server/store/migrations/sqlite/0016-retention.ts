import { Migration } from '@mikro-orm/migrations';

/** Whether an applicant is a person or an organisation (申请人类型), which lists need to mask names; up to when old rows have been looked for (清理进度). */
export class Retention extends Migration {
  override name = '0016-retention';

  override up(): void {
    this.addSql("alter table `case` add column `applicant_kind` text not null default 'person';");
    this.addSql(
      "update `case` set `applicant_kind` = 'organisation' where 'organisation' in (json_extract(`private`, '$[0][0]'), json_extract(`private`, '$[0].kind'), json_extract(`private`, '$.applicant.kind'));",
    );
    this.addSql('create table `retention` (`id` text not null primary key, `at` bigint not null);');
  }

  override down(): void {
    this.addSql('drop table if exists `retention`;');
    this.addSql('alter table `case` drop column `applicant_kind`;');
  }
}
