import { Migration } from '@mikro-orm/migrations';
import { protect, unprotect } from './0002-row-level-security.ts';

/** Columns of a card that say why it was given and what became of it. */
const columns = [
  '"cause" text null',
  '"points" double precision null',
  '"letter" text null',
  '"appeal" text null',
  '"appealed_by" text null',
  '"appealed_at" bigint null',
  '"decided_by" text null',
];

/** Cards in dispute (申诉), explanations of limits that are over (超期说明) and demands of the supervision office (督办), seen only by their tenant. */
export class Supervision extends Migration {
  override name = '0008-supervision';

  override up(): void {
    this.addSql(`alter table "card" ${columns.map(column => `add column ${column}`).join(', ')};`);
    this.addSql(
      `create table "explanation" ("tenant" text not null, "case_id" text not null, "position" int not null, "clock" text not null, "run" int not null, "cause" text not null, "account" text not null, "at" bigint not null, primary key ("tenant", "case_id", "position"));`,
    );
    this.addSql(
      `create table "demand" ("tenant" text not null, "case_id" text not null, "id" text not null, "kind" text not null, "clock" text null, "receivers" text not null, "account" text not null, "at" bigint not null, "answered_by" text null, "answered_at" bigint null, "document" text null, primary key ("tenant", "case_id", "id"));`,
    );
    for (const table of ['explanation', 'demand']) for (const sql of protect(table)) this.addSql(sql);
  }

  override down(): void {
    for (const table of ['explanation', 'demand']) for (const sql of unprotect(table)) this.addSql(sql);
    this.addSql('drop table if exists "demand";');
    this.addSql('drop table if exists "explanation";');
    this.addSql(`alter table "card" ${columns.map(column => `drop column ${column.split(' ')[0]}`).join(', ')};`);
  }
}
