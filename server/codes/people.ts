import type { Organisation } from '#engine/cases/context.ts';
import type { Text } from '#engine/problem.ts';
import { type CodeList, CodeTable } from '#forms/codes/list.ts';
import type { CodeEntry } from '#forms/schema/types.ts';

/** Active accounts of a centre (人员): the name, and above it the unit, a code of `units`. Nothing else of a person. */
export function peopleOf({ posts, version }: Organisation): CodeList {
  const people = new Map<string, CodeEntry>();
  for (const { account, name, unit } of posts) {
    const known = people.get(account);
    if (known?.parent !== undefined) continue;
    people.set(account, { code: account, title: { zh: name, en: name }, level: 1, ...(unit === null ? {} : { parent: unit }) });
  }
  const all = [...people.values()];
  return {
    ...flatList('people', { zh: '人员', en: 'People' }, all, version),
    /** Everybody, or those of a unit: a list of people has one level. */
    children: unit => (unit === undefined ? all : all.filter(({ parent }) => parent === unit)),
  };
}

/** Units of a centre (机构). */
export function unitsOf({ units, version }: Organisation): CodeList {
  const all = units.map(({ id, title }) => ({ code: id, title, level: 1 }));
  return flatList('units', { zh: '机构', en: 'Units' }, all, version);
}

function flatList(id: string, title: Text, all: readonly CodeEntry[], version: number): CodeList {
  const table = new CodeTable(all);
  return {
    id,
    title,
    levels: [title],
    version: String(version),
    size: all.length,
    find: code => table.find(code),
    children: parent => (parent === undefined ? all : []),
    hasChildren: () => false,
    entries: () => all,
  };
}
