import { Migration } from '@mikro-orm/migrations';

/** Open tasks are found by who may take them: an inbox looks at its own candidates alone. */
export class CandidatesByPrincipal extends Migration {
  override name = '0005-candidates-by-principal';

  override up(): void {
    this.addSql('create index `task_candidate_principal` on `task_candidate` (`tenant`, `principal`, `case_id`, `task`);');
  }

  override down(): void {
    this.addSql('drop index `task_candidate_principal`;');
  }
}
