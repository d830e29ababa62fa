import type { Text } from '#engine/problem.ts';
import { useRead } from '../../../ui/read.ts';

/** A list a field may take its codes from (字典). */
export interface ListChoice {
  readonly id: string;
  readonly title: Text;
  readonly levels: number;
}

/** Code lists of the centre, those with a kind of field of their own left out: divisions, people, units. */
const ownKind: readonly string[] = ['division', 'people', 'units'];
const none: readonly ListChoice[] = [];

/** The code lists a field may choose from, and all of them for their levels. */
export function useCodeLists(): {
  readonly lists: readonly ListChoice[];
  readonly all: readonly ListChoice[];
  readonly hasFailed: boolean;
} {
  const read = useRead('listCodeLists', {});
  const all = read.data?.rows.map(({ id, title, levels }) => ({ id, title, levels: levels.length })) ?? none;
  return { lists: all.filter(({ id }) => !ownKind.includes(id)), all, hasFailed: read.isError };
}
