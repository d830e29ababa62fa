import { describe, expect, it } from 'vitest';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { compileRelease } from '#processes/compile.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { heshan } from './heshan.ts';
import { vectors } from '../support/vectors.ts';

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

describe('the promised pack past its limit', () => {
  it.each(vectors)(
    'should warn and issue cards on the very days: received %s, %i working days',
    (received, limit, due, warning, yellow, red) => {
      // given
      const overdue = packs.find(({ head }) => head.id === 'promised')!.scenarios.overdue!;
      const service = { ...items.find(({ id }) => id === overdue.item)!, promisedLimit: limit, statutoryLimit: 60, stageLimits: {} };
      const scenario = {
        ...overdue,
        start: `${received}T10:00`,
        steps: [overdue.steps[0]!, { at: `${red}T23:59` }],
        expect: {
          due: { promised: due },
          cards: [
            { level: 'warning', on: warning },
            { level: 'yellow', on: yellow },
            { level: 'red', on: red },
          ] as const,
        },
      };
      // when
      const { differences } = runScenario({
        scenario,
        releases: releasesFor('promised'),
        service,
        organisation: heshan,
        calendar: officialCalendar(),
      });
      // then
      expect(differences.map(({ zh }) => zh)).toEqual([]);
    },
  );
});

describe('supplement rounds without a limit', () => {
  /** supplementMax null (HS): a second notice is allowed. */
  const open = runnable.map(release => ({ ...release, settings: { ...release.settings, supplementMax: null } }));

  it.each([
    ['staffOmission', '2026-03-12', 'the first receipt when the staff had left something out'],
    ['applicantIncomplete', '2026-03-17', 'the last receipt otherwise'],
  ])('should count from the right receipt: %s -> due %s, %s', (cause, promised) => {
    // given
    const { scenario } = scenarios.find(({ id }) => id === 'supplement-then-grant')!;
    const [check, notice] = scenario.steps as [(typeof scenario.steps)[0], Extract<(typeof scenario.steps)[0], { complete: string }>];
    const again = { complete: 'notice', data: { ...notice.data, cause } };
    const steps = [
      ...[check, notice, { at: '2026-03-05T10:00' }, { supplement: ['layout-plan'] }],
      ...[{ complete: 'recheck', data: { result: 'incomplete', note: '仍缺一项。' } }, again, { at: '2026-03-10T10:00' }],
      ...[{ supplement: ['safety-rules'] }, { complete: 'recheck', data: { result: 'complete' } }],
    ];
    // when
    const { differences } = runScenario({
      scenario: { ...scenario, steps, expect: { status: 'accepted', due: { promised } } },
      releases: open.toSorted((a, b) => Number(b.pack === 'promised') - Number(a.pack === 'promised')),
      service: items.find(({ id }) => id === scenario.item)!,
      organisation: heshan,
      calendar: officialCalendar(),
    });
    // then
    expect(differences.map(({ zh }) => zh)).toEqual([]);
  });
});

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
