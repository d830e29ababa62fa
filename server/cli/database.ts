import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuse } from './output.ts';

/** The `--database` option of commands that open one. */
export const databaseOption = [
  '--database <url>',
  '数据库：SQLite 文件路径或 postgres:// 地址 / SQLite file path or postgres:// URL (default: DATABASE_URL or data/banjian.db)',
] as const;

/** Root folder of the project. */
const root = join(import.meta.dirname, '..', '..');

/** Address of the database: the option, else DATABASE_URL, else the embedded file under data/; undefined after saying that it is of another kind. */
export function databaseUrl(option?: string): string | undefined {
  const url = option || process.env.DATABASE_URL || join(root, 'data', 'banjian.db');
  const scheme = /^([a-z][a-z0-9+.-]+):\//i.exec(url)?.[1];
  if (isServer(url) ? URL.canParse(url) && new URL(url).pathname.length > 1 : scheme === undefined) return url;
  refuse({
    zh: `数据库地址应为 SQLite 文件路径，或 postgres://用户:密码@主机:5432/库名，实际为「${hidePassword(url)}」。请检查 --database 或 DATABASE_URL。`,
    en: `Expected the path of an SQLite file or postgres://user:password@host:5432/name, but it was "${hidePassword(url)}". Check --database or DATABASE_URL.`,
  });
  return undefined;
}

/** The address without the password in it (隐去密码). */
export function hidePassword(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):.*@/, '$1:***@');
}

/** Whether the address names a server instead of a file. */
function isServer(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** Whether a database at this address would be made by opening it; makes the folder it goes to. */
export function prepareDatabase(url: string): { readonly isNew: boolean } {
  if (isServer(url)) return { isNew: false };
  mkdirSync(dirname(url), { recursive: true });
  return { isNew: !existsSync(url) };
}

/** Address of a database that must be there already, or undefined after saying that it is not. */
export function existingDatabase(option?: string): string | undefined {
  const url = databaseUrl(option);
  if (url === undefined || isServer(url) || existsSync(url)) return url;
  refuse({
    zh: `没有数据库文件 ${url}，请检查 --database 的路径。`,
    en: `Expected the database file ${url}, but there is none; check the path of --database.`,
  });
  return undefined;
}

/** Folder of the built browser apps. */
export const distDir = join(root, 'dist');
