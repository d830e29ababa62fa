import { describe, expect, it } from 'vitest';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { compileRelease } from '#processes/compile.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { heshan } from './heshan.ts';

const { packs } = shippedPacks();
const items = packs.flatMap(pack => pack.items);
const forms = Object.assign({}, ...packs.map(pack => pack.forms)) as (typeof packs)[number]['forms'];
const { releases } = await createReleases(packs, { author: 'test', publishedAt: 0 });
const compiled = await Promise.all(releases.map(({ content, release }) => compileRelease(content, release)));
const runnable = compiled.map(({ release }) => release!);

/** The releases with the pack's own first: the case is opened with it. */
function releasesFor(pack: string): ReleaseDefinition[] {
  return runnable.toSorted((a, b) => Number(b.pack === pack) - Number(a.pack === pack));
}

const scenarios = packs.flatMap(pack => Object.entries(pack.scenarios).map(([id, scenario]) => ({ pack, id, scenario })));

describe('golden cases', () => {
  it('should be at least two for each shipped pack', () => {
    for (const { scenarios } of packs) expect(Object.keys(scenarios).length).toBeGreaterThanOrEqual(2);
  });

  it.each(scenarios)('should come out as written: $pack.head.id $id', ({ pack, scenario }) => {
    // given
    const service = items.find(({ id }) => id === scenario.item)!;
    // when
    const result = runScenario({
      scenario,
      releases: releasesFor(pack.head.id),
      service,
      organisation: heshan,
      calendar: officialCalendar(),
    });
    // then
    expect(result.differences.map(({ zh }) => zh)).toEqual([]);
  });

  it.each(scenarios)('should hold only answers the forms accept: $pack.head.id $id', ({ scenario }) => {
    // given
    const service = items.find(({ id }) => id === scenario.item)!;
    const filled = scenario.steps.flatMap(step =>
      'complete' in step ? [{ form: step.complete === 'approveExtension' ? 'extension' : step.complete, data: step.data ?? {} }] : [],
    );
    // when
    const errors = [{ form: service.form, data: scenario.answers }, ...filled].flatMap(({ form, data }) =>
      createValidator(forms[form]!.schema)(data).errors.map(error => `${form}${error.pointer}: ${error.message.zh}`),
    );
    // then
    expect(errors).toEqual([]);
  });

  it('should tell the difference when an expectation is wrong', () => {
    // given
    const { scenario } = scenarios.find(({ id }) => id === 'grant-straight')!;
    const wrong = { ...scenario, expect: { ...scenario.expect, due: { promised: '2026-03-10' } } };
    // when
    const service = items.find(({ id }) => id === scenario.item)!;
    const { differences } = runScenario({
      scenario: wrong,
      releases: releasesFor('promised'),
      service,
      organisation: heshan,
      calendar: officialCalendar(),
    });
    // then
    expect(differences).toHaveLength(1);
  });
});
