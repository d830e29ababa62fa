import type { Calendar } from '#engine/calendar/types.ts';
import type { Problem } from '#engine/problem.ts';
import { checkPack } from '#processes/check.ts';
import { simulatePacks } from '#processes/simulate.ts';
import type { Pack } from '#processes/types.ts';
import { createRandom } from '../../faults/random.ts';
import { type Operator, operators, type Site } from './operators.ts';

/** One fault that was made, and what was found of it. */
export interface Seeded {
  readonly operator: string;
  readonly pack: string;
  readonly at: string;
  /** Codes of what is found that was not there before; `golden` where only a golden case told; empty: not found. */
  readonly by: readonly string[];
}

/** Faults made by the operators in turns, at places drawn by the seed, none twice. */
export function seedFaults(
  packs: readonly Pack[],
  { seed, count }: { readonly seed: number; readonly count: number },
): { readonly operator: Operator; readonly pack: Pack; readonly site: Site }[] {
  const random = createRandom(seed);
  const open = operators.map(operator => ({ operator, sites: packs.flatMap(pack => operator.sites(pack).map(site => ({ pack, site }))) }));
  const made: { operator: Operator; pack: Pack; site: Site }[] = [];
  while (made.length < count && open.some(({ sites }) => sites.length > 0)) {
    for (const { operator, sites } of open) {
      if (sites.length === 0 || made.length >= count) continue;
      const [found] = sites.splice(random.below(sites.length), 1);
      made.push({ operator, ...found! });
    }
  }
  return made;
}

const keyOf = ({ code, element, pointer, file }: Problem) => [code, element, pointer, file].join(' ');

/** That the new element has no picture, or that a search was not ended, is no finding of the fault. */
const notCounted: ReadonlySet<string> = new Set(['shape-missing', 'soundness-unfinished']);

/** Check one fault as a server would: the checks of the pack first, then its golden cases. */
export async function findFault(
  { operator, pack, site }: { readonly operator: Operator; readonly pack: Pack; readonly site: Site },
  around: { readonly packs: readonly Pack[]; readonly known: ReadonlySet<string>; readonly calendar: Calendar },
): Promise<Seeded> {
  const faulty = site.make();
  const others = Object.fromEntries(around.packs.filter(one => one !== pack).map(one => [one.head.id, one]));
  const problems = (await checkPack(faulty, others)).filter(one => !around.known.has(keyOf(one)) && !notCounted.has(one.code));
  const told = { operator: operator.name, pack: pack.head.id, at: site.at };
  if (problems.length > 0) return { ...told, by: [...new Set(problems.map(({ code }) => code))] };
  const all = around.packs.map(one => (one === pack ? faulty : one));
  const { reports, problems: broken } = await simulatePacks(all, { only: [pack.head.id], calendar: around.calendar });
  return { ...told, by: broken.length > 0 || reports.some(({ ok }) => !ok) ? ['golden'] : [] };
}

/** What is said of the packs as they are: nothing, or the faults would hide among it. */
export async function problemsOf(packs: readonly Pack[]): Promise<readonly Problem[]> {
  const found = await Promise.all(
    packs.map(pack => checkPack(pack, Object.fromEntries(packs.filter(one => one !== pack).map(one => [one.head.id, one])))),
  );
  return found.flat();
}

/** A row for each operator: how many were made, how many found, and by which codes (检出表). */
export function tableOf(faults: readonly Seeded[]): string {
  const names = [...new Set(faults.map(({ operator }) => operator))];
  const rows = names.map(name => {
    const made = faults.filter(({ operator }) => operator === name);
    const counts = new Map<string, number>();
    for (const code of made.flatMap(({ by }) => by.slice(0, 3))) counts.set(code, (counts.get(code) ?? 0) + 1);
    const codes = [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 4)
      .map(([code, times]) => `${code} ${times}`);
    return `${name.padEnd(26)} ${String(made.length).padStart(4)} ${String(made.filter(({ by }) => by.length > 0).length).padStart(5)}  ${codes.join(', ')}`;
  });
  const found = faults.filter(({ by }) => by.length > 0).length;
  return [
    `${'operator'.padEnd(26)} made found  by`,
    ...rows,
    `${'all'.padEnd(26)} ${String(faults.length).padStart(4)} ${String(found).padStart(5)}`,
  ].join('\n');
}
