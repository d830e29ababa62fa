import { Migration } from '@mikro-orm/migrations';

/**
 * Open tasks are found by who may take them: an inbox looks at its own candidates alone. Principals stand in the order of their bytes, whatever
 * the collation of the database, so that those beginning with `<post>@` stand together.
 */
export class CandidatesByPrincipal extends Migration {
  override name = '0006-candidates-by-principal';

  override up(): void {
    this.addSql(`create index "task_candidate_principal" on "task_candidate" ("tenant", "principal" text_pattern_ops, "case_id", "task");`);
  }

  override down(): void {
    this.addSql(`drop index "task_candidate_principal";`);
  }
}
