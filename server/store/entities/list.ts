import * as cases from './cases.ts';
import * as organisation from './organisation.ts';
import * as release from './release.ts';
import * as shell from './shell.ts';
import * as time from './time.ts';
import * as work from './work.ts';

/** Every entity of the store, one set for both databases. */
export const entities = [cases, organisation, release, shell, time, work].flatMap(group => Object.values(group));

/** Tables whose rows belong to no tenant: seen through `store.shared` only. */
export const sharedTables = [
  'account',
  'session',
  'release_content',
  'calendar',
  'calendar_version',
  'calendar_parent',
  'database_mark',
  'retention',
  'demo_clock',
  'demo_history',
] as const;

/** Tenant tables outside the journal that `store.shared` may also reach: drafts, notices, read audit. */
export const personalTables = ['form_draft', 'notice', 'read_audit', 'pack_draft', 'pack_draft_author', 'pack_draft_version'] as const;

/** Tables whose rows belong to a tenant: filtered by scope on both databases. */
export const tenantTables: readonly string[] = entities
  .map(entity => entity.meta.tableName)
  .filter(table => !(sharedTables as readonly string[]).includes(table));
