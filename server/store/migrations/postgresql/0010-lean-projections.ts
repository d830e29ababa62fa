import { Migration } from '@mikro-orm/migrations';

/** Of the clocks those of whole cases that run are found by the day they are due. Nothing looks for documents by number. */
export class LeanProjections extends Migration {
  override name = '0010-lean-projections';

  override up(): void {
    this.addSql('drop index "document_number";');
    this.addSql('drop index "clock_due";');
    this.addSql(
      `create index "clock_due" on "clock" ("tenant", "due_on") where "status" = 'running' and "stage" is null and "task" is null;`,
    );
  }

  override down(): void {
    this.addSql('drop index "clock_due";');
    this.addSql('create index "clock_due" on "clock" ("tenant", "status", "due");');
    this.addSql('create index "document_number" on "document" ("tenant", "number");');
  }
}
