import type { Calendar } from '#engine/calendar/types.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { createStageSet, type GoldenReport, type Played, playScenario, simulatePack } from '#engine/simulation/index.ts';
import { compileRelease } from './compile.ts';
import { goldenOf } from './golden.ts';
import { intakeTypeOf } from './intake-type.ts';
import type { GoldenCases } from './overlay/types.ts';
import { createReleases } from './publish.ts';
import type { Pack, ReleaseContent, Scenario } from './types.ts';

/** A release to try, the releases it calls (at any depth), and its golden cases. */
export interface Tried {
  readonly content: string;
  readonly release: ReleaseContent;
  readonly called: readonly { readonly content: string; readonly release: ReleaseContent }[];
  readonly golden: GoldenCases;
}

/** Run the golden cases of a release (试运行发布版). `report` is null when a part cannot be run; `problems` says which. */
export async function simulateRelease(
  { content, release, called, golden }: Tried,
  calendar: Calendar,
): Promise<{ readonly report: GoldenReport | null; readonly problems: readonly Problem[] }> {
  const { releases, problems } = await compiledOf({ content, release, called });
  if (!releases) return { report: null, problems };
  const { scenarios, items } = golden;
  const intakeType = intakeTypeOf(release.pack.head.kind);
  return { report: simulatePack({ releases, scenarios, items, calendar, intakeType }), problems: [] };
}

/** A release and those it calls, compiled; null when one of them cannot be. */
async function compiledOf({ content, release, called }: Omit<Tried, 'golden'>): Promise<{
  readonly releases: readonly [ReleaseDefinition, ...ReleaseDefinition[]] | null;
  readonly problems: readonly Problem[];
}> {
  const compiled = await Promise.all([{ content, release }, ...called].map(one => compileRelease(one.content, one.release)));
  const [own, ...others] = compiled.map(one => one.release);
  if (!own || others.includes(null)) return { releases: null, problems: compiled.flatMap(({ problems }) => problems) };
  return { releases: [own, ...(others as ReleaseDefinition[])], problems: [] };
}

/** Play one case, a golden one or one being made (试办), on a release; null when it cannot be run or names no item there is. */
export async function playOn(tried: Tried, scenario: Scenario, calendar: Calendar): Promise<Played | null> {
  const { releases } = await compiledOf(tried);
  const service = tried.golden.items.find(({ id }) => id === scenario.item);
  if (!releases || !service) return null;
  const organisation = createStageSet(releases, tried.golden.items);
  return playScenario({ scenario, releases, service, organisation, calendar, intakeType: intakeTypeOf(tried.release.pack.head.kind) });
}

/**
 * Check packs and run the golden cases of those wanted (试运行模板包), in the order of the packs. A pack with errors, or that calls one, is not run:
 * its problems come back instead. `onDone` hears of each report as it is made.
 */
export async function simulatePacks(
  packs: readonly Pack[],
  options: { readonly only?: readonly string[]; readonly calendar: Calendar; readonly onDone?: (report: GoldenReport) => void },
): Promise<{ readonly reports: readonly GoldenReport[]; readonly problems: readonly Problem[] }> {
  const { releases, problems } = await createReleases(packs, { author: 'simulation', publishedAt: 0 });
  const found: Problem[] = problems.filter(({ severity }) => severity === 'error');
  const reports: GoldenReport[] = [];
  for (const pack of packs) {
    const { id } = pack.head;
    if (options.only && !options.only.includes(id)) continue;
    const own = releases.find(({ manifest }) => manifest.pack === id);
    if (!own) {
      found.push(notRun(id));
      continue;
    }
    const called = releases.filter(one => one !== own);
    const { report, problems: broken } = await simulateRelease({ ...own, called, golden: goldenOf(pack, packs) }, options.calendar);
    found.push(...broken);
    if (!report) continue;
    reports.push(report);
    options.onDone?.(report);
  }
  return { reports, problems: found };
}

function notRun(id: string): Problem {
  return problem(
    'pack-not-run',
    {
      zh: `模板包「${id}」有错误，或它调用的模板包有错误，未能试运行。请先改正上面的问题。`,
      en: `The pack "${id}", or one it calls, has errors and was not run; mend the problems above first.`,
    },
    { file: 'pack.json' },
  );
}
