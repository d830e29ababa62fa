import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Problem, problem } from '#engine/problem.ts';
import { fileLimits } from './files.ts';
import { readPack } from './read.ts';
import type { Pack, PackFiles } from './types.ts';

/** Folder of the packs that come with Banjian (随附模板包). */
export const shippedFolder: string = fileURLToPath(new URL('./packs/', import.meta.url));

/** Read a pack from a folder (从目录读取模板包). Files whose name starts with a dot are left out. Node only. */
export function readPackFolder(folder: string): { readonly pack: Pack | null; readonly problems: Problem[] } {
  const files = readFiles(folder);
  return files ? readPack(files) : { pack: null, problems: [noFolder(folder)] };
}

/** The shipped packs in order of their ids. Problems are those of all of them; a pack that cannot be read is left out. */
export function shippedPacks(): { readonly packs: readonly Pack[]; readonly problems: readonly Problem[] } {
  const read = readdirSync(shippedFolder)
    .sort()
    .map(name => readPackFolder(join(shippedFolder, name)));
  return { packs: read.map(({ pack }) => pack).filter(pack => pack !== null), problems: read.flatMap(({ problems }) => problems) };
}

/** Text of every file below a folder by its path with forward slashes; null when there is no such folder. Stops a little past the file limit. */
export function readFiles(folder: string): PackFiles | null {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return null;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(name => !name.split('/').some(part => part.startsWith('.')))
    .sort()
    .slice(0, fileLimits.files + 1);
  return Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

function noFolder(folder: string): Problem {
  return problem('missing-folder', {
    zh: `找不到目录「${folder}」，请检查路径。`,
    en: `Expected a pack folder at "${folder}", but there is none; check the path.`,
  });
}
