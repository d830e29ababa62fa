import { readFiles, shippedFolder, shippedPacks } from '#processes/disk.ts';
import type { Pack, PackFiles } from '#processes/types.ts';

/** The shipped packs by id. */
export const shipped: Readonly<Record<string, Pack>> = Object.fromEntries(shippedPacks().packs.map(pack => [pack.head.id, pack]));

/** Files of a shipped pack. */
export function filesOf(pack: string): PackFiles {
  return readFiles(`${shippedFolder}${pack}`)!;
}

/** Files with one JSON file changed: `change` works on the parsed value. */
export function withJson(files: PackFiles, name: string, change: (value: Record<string, unknown>) => void): PackFiles {
  const value = JSON.parse(files[name]!) as Record<string, unknown>;
  change(value);
  return { ...files, [name]: JSON.stringify(value) };
}

/** Files with a text of the BPMN replaced; the text must be there. */
export function withBpmn(files: PackFiles, from: string | RegExp, to: string): PackFiles {
  const bpmn = files['process.bpmn']!.replace(from, to);
  if (bpmn === files['process.bpmn']) throw new Error(`Expected the process to contain ${from}.`);
  return { ...files, 'process.bpmn': bpmn };
}
