import { command, type PgClient } from './client.ts';

/** Role under which the server works when its log-in could step round row-level security. */
export const appRole = 'banjian_app';

/**
 * The role of a database that is only read: the one the server made, where the log-in could step round row-level security. undefined where no server
 * ever worked: nothing but the machine reads there.
 */
export async function findRole(client: PgClient): Promise<string | undefined> {
  const rows = await command(
    client,
    `select 1 as bound from pg_roles u, pg_roles a where u.rolname = current_user and (u.rolsuper or u.rolbypassrls)
     and a.rolname = '${appRole}' and has_table_privilege(a.oid, to_regclass('public.journal'), 'select')`,
  );
  return rows.length > 0 ? appRole : undefined;
}

/**
 * Row-level security binds neither superusers nor roles with BYPASSRLS. When the log-in is one of those, make the role
 * `banjian_app` without either right, give it the rows, those of the journals to be read and added alone, and answer its name; else undefined: policies
 * are forced on owners too.
 */
export async function prepareRole(client: PgClient): Promise<string | undefined> {
  const rows = await command(client, 'select (rolsuper or rolbypassrls)::int as free from pg_roles where rolname = current_user');
  if (rows[0]?.free !== 1) return undefined;
  await command(
    client,
    `do $$ begin
       if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
     exception when duplicate_object or unique_violation then null; end $$`,
  );
  await command(client, `grant usage on schema public to ${appRole}`);
  // Both in one transaction: a server that runs already is never without its rights.
  await command(
    client,
    `grant select, insert, update, delete on all tables in schema public to ${appRole};
     revoke update, delete on journal, journal_text from ${appRole}`,
  );
  return appRole;
}
