import type { Problem } from '#engine/problem.ts';
import type { OrganisationFacts } from './check/people.ts';
import { checkPack } from './check.ts';
import type { WholeBody } from './overlay/types.ts';
import { readPack } from './read.ts';
import type { Pack } from './types.ts';
import { filesOfPack } from './whole.ts';

/** What a whole draft is checked against (检查所需). */
export interface Around {
  /** Id of the pack the draft is of. */
  readonly id: string;
  readonly others: Readonly<Record<string, Pack>>;
  readonly facts?: OrganisationFacts;
}

/**
 * Check a whole pack as its editor holds it (检查整包草稿): read like files, then as a pack. The server judges by it when a draft is saved or
 * published, and the page by the same on every change. Never throws.
 */
export async function checkWhole(
  { pack: given, golden: { scenarios, items } }: WholeBody,
  { id, others, facts }: Around,
): Promise<{ readonly pack: Pack | null; readonly problems: Problem[] }> {
  const own = items.filter(item => item.pack === id || !Object.hasOwn(others, item.pack));
  const { pack, problems } = readPack(filesOfPack({ ...given, scenarios, items: own }));
  return { pack, problems: [...problems, ...(pack ? await checkPack(pack, withItems(others, items), facts) : [])] };
}

/** Golden cases may run on items of other packs. */
function withItems(others: Around['others'], items: WholeBody['golden']['items']): Around['others'] {
  const known = Object.entries(others).map(([id, pack]) => {
    const more = items.filter(item => item.pack === id && !pack.items.some(one => one.id === item.id));
    return [id, more.length === 0 ? pack : { ...pack, items: [...pack.items, ...more] }] as const;
  });
  return Object.fromEntries(known);
}
