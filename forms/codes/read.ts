import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeEntry } from '../schema/types.ts';

/** Text of a shipped file of `lists/`. Read when it is first asked for, never at start. */
export const readShipped = (name: string): string => readFileSync(join(import.meta.dirname, 'lists', name), 'utf8');

/** Entries of a shipped table (字典文件): one a line, `code, parent, title, English title` between tabs, the upper ones first. */
export function readTable(text: string): CodeEntry[] {
  const levels = new Map<string, number>();
  return linesOf(text).map(line => {
    const [code = '', parent = '', zh = '', en = zh] = line.split('\t');
    const level = (levels.get(parent) ?? 0) + 1;
    levels.set(code, level);
    return { code, title: { zh, en }, level, ...(parent === '' ? {} : { parent }) };
  });
}

/** Lines of a shipped file without the empty one at its end. */
export const linesOf = (text: string): string[] => text.split('\n').filter(line => line !== '');
