import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shippedPacks } from '../disk.ts';
import { generatedFiles } from './files.ts';

/** Folder of the generated types. */
export const generatedFolder: string = fileURLToPath(new URL('../../forms/generated/', import.meta.url));

/** Writes the types of all forms of the shipped packs (生成表单类型); files that belong to no pack any more go. Gives the names of what changed. */
export async function writeGenerated(folder = generatedFolder): Promise<readonly string[]> {
  const files = await generatedFiles(shippedPacks().packs);
  mkdirSync(folder, { recursive: true });
  const stale = readdirSync(folder).filter(name => !files.has(name));
  for (const name of stale) rmSync(join(folder, name), { recursive: true });
  const changed = [...files].filter(([name, text]) => readText(join(folder, name)) !== text);
  for (const [name, text] of changed) writeFileSync(join(folder, name), text);
  return [...changed.map(([name]) => name), ...stale];
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const changed = await writeGenerated();
  process.stdout.write(changed.length === 0 ? 'forms/generated 没有变化 / nothing changed\n' : `forms/generated: ${changed.join(' ')}\n`);
}
