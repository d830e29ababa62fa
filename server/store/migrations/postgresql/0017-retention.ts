import { Migration } from '@mikro-orm/migrations';

/**
 * How the private part of a case of an organisation begins, in whatever order the first rows named its fields. Not read as JSON: that refuses half a
 * character, which stands in a text as well as any.
 */
const ofOrganisation = String.raw`^(\[\["organisation"|\[{0,1}\{("applicant":\{){0,1}("(name|idNumber|phone)":"([^"\\]|\\.)*",)*"kind":"organisation")`;

/** Whether an applicant is a person or an organisation (申请人类型), which lists need to mask names; up to when old rows have been looked for (清理进度). */
export class Retention extends Migration {
  override name = '0017-retention';

  override up(): void {
    this.addSql(`alter table "case" add column "applicant_kind" text not null default 'person';`);
    this.addSql(`select set_config('banjian.tenants', '*', true);`);
    this.addSql(`update "case" set "applicant_kind" = 'organisation' where "private" ~ '${ofOrganisation}';`);
    this.addSql('create table "retention" ("id" text not null, "at" bigint not null, primary key ("id"));');
  }

  override down(): void {
    this.addSql('drop table if exists "retention";');
    this.addSql('alter table "case" drop column "applicant_kind";');
  }
}
