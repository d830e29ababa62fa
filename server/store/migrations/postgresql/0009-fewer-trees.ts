import { Migration } from '@mikro-orm/migrations';

/**
 * Of the tasks only those somebody holds are found by their holder; candidates stand in one tree, by the principal they are looked up with, in the
 * order of the bytes; old receipts are found by walking along their key. Nothing looks for cases by the day they are due: that is asked of clocks.
 */
export class FewerTrees extends Migration {
  override name = '0009-fewer-trees';

  override up(): void {
    this.addSql('drop index "case_due";');
    this.addSql('drop index "task_holder";');
    this.addSql('create index "task_holder" on "task" ("tenant", "holder") where "holder" is not null;');
    this.addSql('drop index "command_receipt_at";');
    this.addSql('drop index "task_candidate_principal";');
    this.addSql('alter table "task_candidate" drop constraint "task_candidate_pkey";');
    this.addSql('alter table "task_candidate" alter column "principal" type text collate "C";');
    this.addSql(
      'alter table "task_candidate" add constraint "task_candidate_pkey" primary key ("tenant", "principal", "case_id", "task");',
    );
  }

  override down(): void {
    this.addSql('create index "case_due" on "case" ("tenant", "phase", "due_at");');
    this.addSql('alter table "task_candidate" drop constraint "task_candidate_pkey";');
    this.addSql('alter table "task_candidate" alter column "principal" type text collate "default";');
    this.addSql(
      'alter table "task_candidate" add constraint "task_candidate_pkey" primary key ("tenant", "case_id", "task", "principal");',
    );
    this.addSql('create index "task_candidate_principal" on "task_candidate" ("tenant", "principal" text_pattern_ops, "case_id", "task");');
    this.addSql('create index "command_receipt_at" on "command_receipt" ("at");');
    this.addSql('drop index "task_holder";');
    this.addSql('create index "task_holder" on "task" ("tenant", "holder");');
  }
}
