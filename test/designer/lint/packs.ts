import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPack } from '#processes/read.ts';
import type { Pack, PackFiles } from '#processes/types.ts';

/** Shipped packs, read where the page's own kind of URL is in force (浏览器测试环境里的随附模板包). */
const folder = join(import.meta.dirname, '../../../processes/packs');

export function filesOf(pack: string): PackFiles {
  const names = readdirSync(join(folder, pack), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    names.map(({ name, parentPath }) => {
      const path = join(parentPath, name);
      return [path.slice(join(folder, pack).length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

export const shipped: Readonly<Record<string, Pack>> = Object.fromEntries(
  readdirSync(folder).flatMap(name => {
    const { pack } = readPack(filesOf(name));
    return pack ? [[pack.head.id, pack]] : [];
  }),
);

/** Files with a text of the BPMN replaced; the text must be there. */
export function withBpmn(files: PackFiles, from: string | RegExp, to: string): PackFiles {
  const bpmn = files['process.bpmn']!.replace(from, to);
  if (bpmn === files['process.bpmn']) throw new Error(`Expected the process to contain ${from}, but it does not.`);
  return { ...files, 'process.bpmn': bpmn };
}

/** Files with one JSON file changed: `change` works on the parsed value. */
export function withJson(files: PackFiles, name: string, change: (value: Record<string, unknown>) => void): PackFiles {
  const value = JSON.parse(files[name]!) as Record<string, unknown>;
  change(value);
  return { ...files, [name]: JSON.stringify(value) };
}
