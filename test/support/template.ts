import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const variable = 'BANJIAN_TEST_TEMPLATES';

/** Set-up of a whole run of tests (全局准备): a folder for database files that are made once and copied by every test file; the answer takes it away. */
export default function openTemplates(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-templates-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Puts the database called `name` at `to` (数据库模板): whoever asks first in a run makes it, closed when `make` resolves, everybody else gets a copy. Two who ask
 * at the same moment each make one. Outside such a run it is made at `to`.
 */
export async function copyTemplate(name: string, to: string, make: (file: string) => Promise<void>): Promise<void> {
  const folder = process.env[variable];
  if (folder === undefined) return make(to);
  const made = join(folder, `${name}.db`);
  if (!existsSync(made)) {
    const own = mkdtempSync(join(folder, 'own-'));
    const file = join(own, 'made.db');
    await make(file);
    if (existsSync(`${file}-wal`)) throw new Error(`Expected ${name} to be closed once it is made, but its log is still there.`);
    renameSync(file, made);
    rmSync(own, { recursive: true, force: true });
  }
  copyFileSync(made, to);
}

/** The same for a folder, which is not to be changed: where it stands. undefined outside such a run. */
export async function findTemplate(name: string, make: (folder: string) => Promise<void>): Promise<string | undefined> {
  const folder = process.env[variable];
  if (folder === undefined) return undefined;
  const made = join(folder, name);
  if (existsSync(made)) return made;
  const own = mkdtempSync(join(folder, 'own-'));
  const making = join(own, 'made');
  await make(making);
  try {
    renameSync(making, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
  }
  rmSync(own, { recursive: true, force: true });
  return made;
}
