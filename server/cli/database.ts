import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The `--database` option of commands that open one. */
export const databaseOption = [
  '--database <url>',
  '数据库：SQLite 文件路径或 postgres:// 地址 / SQLite file path or postgres:// URL (default: DATABASE_URL or data/banjian.db)',
] as const;

/** Root folder of the project. */
const root = join(import.meta.dirname, '..', '..');

/** Address of the database: the option, else DATABASE_URL, else the embedded file under data/. */
export function databaseUrl(option?: string): string {
  const url = option ?? process.env['DATABASE_URL'];
  if (url) return url;
  mkdirSync(join(root, 'data'), { recursive: true });
  return join(root, 'data', 'banjian.db');
}

/** Folder of the built browser apps. */
export const distDir = join(root, 'dist');
