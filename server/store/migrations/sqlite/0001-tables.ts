import { Migration } from '@mikro-orm/migrations';

/** All tables of the store, generated from the entities. */
export class Tables extends Migration {
  override name = '0001-tables';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`account\` (\`id\` text not null primary key, \`login\` text not null, \`name\` text not null, \`password_hash\` text not null, \`active\` integer not null, \`must_change\` integer not null, \`created_at\` bigint not null, \`version\` integer not null);`,
    );
    this.addSql(`create unique index \`account_login\` on \`account\` (\`login\`);`);

    this.addSql(`create table \`calendar\` (\`id\` text not null primary key, \`active\` integer not null);`);

    this.addSql(
      `create table \`calendar_version\` (\`id\` text not null, \`version\` integer not null, \`days\` text not null, \`imported_at\` bigint not null, primary key (\`id\`, \`version\`));`,
    );

    this.addSql(
      `create table \`card\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`clock\` text not null, \`run\` integer not null, \`level\` text not null, \`rule\` text not null, \`at\` bigint not null, \`on_date\` text not null, \`issued_at\` bigint not null, \`due_on\` text not null, \`holders\` text not null, \`receivers\` text not null, \`stage\` text null, \`revoked\` integer not null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );
    this.addSql(`create index \`card_issued\` on \`card\` (\`tenant\`, \`level\`, \`issued_at\`);`);
    this.addSql(`create unique index \`card_once\` on \`card\` (\`tenant\`, \`case_id\`, \`clock\`, \`run\`, \`level\`);`);

    this.addSql(
      `create table \`case_data\` (\`tenant\` text not null, \`case_id\` text not null, \`scope\` text not null, \`form\` text not null, \`round\` integer not null, \`schema\` text not null, \`position\` integer not null, \`answers\` text not null, primary key (\`tenant\`, \`case_id\`, \`scope\`, \`form\`, \`round\`));`,
    );

    this.addSql(
      `create table \`case_participant\` (\`tenant\` text not null, \`case_id\` text not null, \`principal\` text not null, \`since\` bigint not null, \`until\` bigint null, \`why\` text not null, primary key (\`tenant\`, \`case_id\`, \`principal\`));`,
    );
    this.addSql(`create index \`case_participant_principal\` on \`case_participant\` (\`tenant\`, \`principal\`, \`case_id\`);`);

    this.addSql(
      `create table \`case\` (\`tenant\` text not null, \`id\` text not null, \`number\` text not null, \`query_code\` text not null, \`content\` text not null, \`pack\` text not null, \`release_number\` integer not null, \`intake_type\` text not null, \`item\` text not null, \`item_title\` text not null, \`unit\` text not null, \`applicant_name\` text not null, \`status\` text not null, \`phase\` text not null, \`stage\` text null, \`opened_by\` text not null, \`window_id\` text null, \`opened_at\` bigint not null, \`closed_at\` bigint null, \`clock\` text null, \`clock_status\` text null, \`due_at\` bigint null, \`due_on\` text null, \`provisional\` integer not null, \`card\` text null, \`holders\` text not null, \`search\` text not null, \`snapshot\` text not null, \`private\` text not null, \`head_seq\` integer not null, \`head_hash\` text not null, \`head_at\` bigint not null, primary key (\`tenant\`, \`id\`));`,
    );
    this.addSql(`create index \`case_number\` on \`case\` (\`tenant\`, \`number\`);`);
    this.addSql(`create index \`case_query_code\` on \`case\` (\`tenant\`, \`query_code\`);`);
    this.addSql(`create index \`case_due\` on \`case\` (\`tenant\`, \`phase\`, \`due_at\`);`);
    this.addSql(`create index \`case_opened\` on \`case\` (\`tenant\`, \`opened_at\`);`);

    this.addSql(
      `create table \`centre\` (\`tenant\` text not null primary key, \`title\` text not null, \`short_name\` text not null, \`code\` text not null, \`address\` text not null, \`phone\` text not null);`,
    );

    this.addSql(
      `create table \`centre_link\` (\`tenant\` text not null, \`parent\` text not null, \`since\` bigint not null, \`until\` bigint null, primary key (\`tenant\`, \`parent\`, \`since\`));`,
    );

    this.addSql(
      `create table \`clock\` (\`tenant\` text not null, \`case_id\` text not null, \`key\` text not null, \`rule\` text not null, \`stage\` text null, \`task\` text null, \`run\` integer not null, \`status\` text not null, \`start_at\` bigint not null, \`start_on\` text not null, \`length\` double not null, \`unit\` text not null, \`due\` bigint not null, \`due_on\` text not null, \`provisional\` integer not null, \`calendar\` text not null, \`calendar_version\` integer not null, \`stopped_at\` bigint null, \`pause\` text null, \`version\` integer not null, primary key (\`tenant\`, \`case_id\`, \`key\`));`,
    );
    this.addSql(`create index \`clock_due\` on \`clock\` (\`tenant\`, \`status\`, \`due\`);`);

    this.addSql(
      `create table \`command_receipt\` (\`tenant\` text not null, \`id\` text not null, \`body_hash\` text not null, \`stream\` text not null, \`stream_id\` text not null, \`seq\` integer not null, \`result\` text not null, \`at\` bigint not null, primary key (\`tenant\`, \`id\`));`,
    );
    this.addSql(`create index \`command_receipt_at\` on \`command_receipt\` (\`at\`);`);

    this.addSql(
      `create table \`database_mark\` (\`id\` text not null primary key, \`generation\` text not null, \`demo\` integer not null, \`created_at\` bigint not null);`,
    );

    this.addSql(`create table \`demo_clock\` (\`id\` text not null primary key, \`ahead\` bigint not null);`);

    this.addSql(
      `create table \`document\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`document\` text not null, \`content\` text not null, \`number\` text not null, \`issued_at\` bigint not null, \`issued_by\` text not null, \`voided\` integer not null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );
    this.addSql(`create index \`document_number\` on \`document\` (\`tenant\`, \`number\`);`);

    this.addSql(
      `create table \`document_series\` (\`tenant\` text not null, \`series\` text not null, \`last\` integer not null, primary key (\`tenant\`, \`series\`));`,
    );

    this.addSql(
      `create table \`form_draft\` (\`tenant\` text not null, \`account\` text not null, \`ref\` text not null, \`answers\` text not null, \`at\` bigint not null, primary key (\`tenant\`, \`account\`, \`ref\`));`,
    );

    this.addSql(
      `create table \`incident\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`scope\` text null, \`element\` text null, \`code\` text not null, \`message\` text not null, \`raised_at\` bigint not null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );

    this.addSql(
      `create table \`job\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`job\` text not null, \`element\` text null, \`waits\` integer not null, \`input\` text not null, \`status\` text not null, \`due\` bigint not null, \`lease_until\` bigint not null, \`attempts\` integer not null, \`error\` text null, \`created_at\` bigint not null, \`done_at\` bigint null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );
    this.addSql(`create index \`job_due\` on \`job\` (\`status\`, \`due\`);`);

    this.addSql(
      `create table \`journal\` (\`tenant\` text not null, \`stream\` text not null, \`stream_id\` text not null, \`seq\` integer not null, \`command\` text not null, \`command_type\` text not null, \`recorded_at\` bigint not null, \`effective_at\` bigint not null, \`actor\` text not null, \`on_behalf_of\` text null, \`reason\` text null, \`alg\` text not null, \`prev\` text not null, \`hash\` text not null, \`events\` text not null, \`salt\` text not null, \`private\` text null, \`private_hash\` text not null, primary key (\`tenant\`, \`stream\`, \`stream_id\`, \`seq\`));`,
    );

    this.addSql(
      `create table \`material\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`received\` integer not null, \`copies\` integer not null, \`form\` text not null, \`note\` text null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );

    this.addSql(
      `create table \`notice\` (\`tenant\` text not null, \`id\` text not null, \`account\` text not null, \`case_id\` text null, \`case_number\` text null, \`level\` text not null, \`text\` text not null, \`at\` bigint not null, \`read_at\` bigint null, primary key (\`tenant\`, \`id\`));`,
    );
    this.addSql(`create index \`notice_account\` on \`notice\` (\`tenant\`, \`account\`, \`at\`);`);

    this.addSql(`create table \`organisation_version\` (\`tenant\` text not null primary key, \`version\` integer not null);`);

    this.addSql(
      `create table \`pack\` (\`tenant\` text not null, \`id\` text not null, \`kind\` text not null, \`title\` text not null, \`regimes\` text not null, \`number\` integer not null, \`content\` text not null, \`published_at\` bigint not null, primary key (\`tenant\`, \`id\`));`,
    );

    this.addSql(
      `create table \`read_audit\` (\`tenant\` text not null, \`id\` text not null, \`account\` text not null, \`what\` text not null, \`ref\` text not null, \`fields\` text not null, \`at\` bigint not null, primary key (\`tenant\`, \`id\`));`,
    );
    this.addSql(`create index \`read_audit_ref\` on \`read_audit\` (\`tenant\`, \`ref\`, \`at\`);`);

    this.addSql(
      `create table \`release_content\` (\`content\` text not null primary key, \`pack\` text not null, \`parts\` text not null, \`stored_at\` bigint not null);`,
    );

    this.addSql(
      `create table \`release\` (\`tenant\` text not null, \`pack\` text not null, \`number\` integer not null, \`content\` text not null, \`title\` text not null, \`manifest\` text not null, \`author\` text not null, \`published_at\` bigint not null, \`retired_at\` bigint null, primary key (\`tenant\`, \`pack\`, \`number\`));`,
    );
    this.addSql(`create index \`release_content_of\` on \`release\` (\`tenant\`, \`content\`);`);

    this.addSql(
      `create table \`role_grant\` (\`tenant\` text not null, \`account\` text not null, \`post\` text not null, \`unit\` text not null, \`reach\` text not null, \`since\` bigint not null, primary key (\`tenant\`, \`account\`, \`post\`, \`unit\`));`,
    );
    this.addSql(`create index \`role_grant_account\` on \`role_grant\` (\`account\`);`);

    this.addSql(
      `create table \`service_item\` (\`tenant\` text not null, \`id\` text not null, \`version\` integer not null, \`code\` text not null, \`title\` text not null, \`unit\` text not null, \`pack\` text not null, \`active\` integer not null, \`item\` text not null, \`saved_at\` bigint not null, primary key (\`tenant\`, \`id\`));`,
    );

    this.addSql(
      `create table \`session\` (\`id\` text not null primary key, \`account\` text null, \`data\` text not null, \`created_at\` bigint not null, \`expires_at\` bigint not null);`,
    );
    this.addSql(`create index \`session_account\` on \`session\` (\`account\`);`);
    this.addSql(`create index \`session_expires\` on \`session\` (\`expires_at\`);`);

    this.addSql(
      `create table \`stream_head\` (\`tenant\` text not null, \`stream\` text not null, \`stream_id\` text not null, \`snapshot\` text not null, \`private\` text not null, \`head_seq\` integer not null, \`head_hash\` text not null, \`head_at\` bigint not null, primary key (\`tenant\`, \`stream\`, \`stream_id\`));`,
    );

    this.addSql(
      `create table \`task_candidate\` (\`tenant\` text not null, \`principal\` text not null, \`case_id\` text not null, \`task\` text not null, primary key (\`tenant\`, \`principal\`, \`case_id\`, \`task\`));`,
    );
    this.addSql(`create index \`task_candidate_task\` on \`task_candidate\` (\`tenant\`, \`case_id\`, \`task\`);`);

    this.addSql(
      `create table \`task\` (\`tenant\` text not null, \`case_id\` text not null, \`id\` text not null, \`scope\` text not null, \`element\` text not null, \`name\` text not null, \`stage\` text null, \`form\` text null, \`content\` text not null, \`candidates\` text not null, \`holder\` text null, \`created_at\` bigint not null, \`read_at\` bigint null, \`version\` integer not null, \`why\` text not null, primary key (\`tenant\`, \`case_id\`, \`id\`));`,
    );
    this.addSql(`create index \`task_holder\` on \`task\` (\`tenant\`, \`holder\`);`);

    this.addSql(
      `create table \`timer\` (\`tenant\` text not null, \`case_id\` text not null, \`kind\` text not null, \`ref\` text not null, \`occurrence\` integer not null, \`due\` bigint not null, \`lease_until\` bigint not null, \`attempts\` integer not null, primary key (\`tenant\`, \`case_id\`, \`kind\`, \`ref\`));`,
    );
    this.addSql(`create index \`timer_due\` on \`timer\` (\`due\`);`);

    this.addSql(
      `create table \`unit\` (\`tenant\` text not null, \`id\` text not null, \`title\` text not null, \`position\` integer not null, primary key (\`tenant\`, \`id\`));`,
    );
  }
}
