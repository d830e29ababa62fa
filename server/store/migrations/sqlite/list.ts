import { Tables } from './0001-tables.ts';
import { Subscriptions } from './0002-subscription.ts';

/** Migrations of the SQLite database, in order. One that has been shipped is never changed. */
export const sqliteMigrations = [
  { name: '0001-tables', class: Tables },
  { name: '0002-subscription', class: Subscriptions },
];
