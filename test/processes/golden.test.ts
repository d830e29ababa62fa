import { describe, expect, it } from 'vitest';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { createStageSet } from '#engine/simulation/stage-set.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { compileRelease } from '#processes/compile.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import { simulatePacks } from '#processes/simulate.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { vectors } from '../support/vectors.ts';

const { packs } = shippedPacks();
const items = packs.flatMap(pack => pack.items);
const { releases } = await createReleases(packs, { author: 'test', publishedAt: 0 });
const compiled = await Promise.all(releases.map(({ content, release }) => compileRelease(content, release)));
const runnable = compiled.map(({ release }) => release!);
const organisation = createStageSet(runnable, items);
const calendar = officialCalendar();

/** The releases with the pack's own first: the case is opened with it. */
function releasesFor(pack: string): ReleaseDefinition[] {
  return runnable.toSorted((a, b) => Number(b.pack === pack) - Number(a.pack === pack));
}

const scenarios = packs.flatMap(pack => Object.entries(pack.scenarios).map(([id, scenario]) => ({ pack, id, scenario })));
const scenarioOf = (pack: string, id: string) => packs.find(({ head }) => head.id === pack)!.scenarios[id]!;

describe('the promised pack past its limit', () => {
  it.each(vectors)(
    'should warn and issue cards on the very days: received %s, %i working days',
    (received, limit, due, warning, yellow, red) => {
      // given
      const overdue = scenarioOf('promised', 'overdue');
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
      const { differences } = runScenario({ scenario, releases: releasesFor('promised'), service, organisation, calendar });
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
    const scenario = scenarioOf('promised', 'supplement-then-grant');
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
      organisation,
      calendar,
    });
    // then
    expect(differences.map(({ zh }) => zh)).toEqual([]);
  });
});

const { reports, problems } = await simulatePacks(packs, { calendar });
const outcomes = reports.flatMap(({ pack, cases }) => cases.map(outcome => ({ pack, id: outcome.id, outcome })));

/** Forms of the packs by task: which form a step of a golden case fills. */
const formOfTask = (pack: string, task: string): string | undefined =>
  releasesFor(pack)
    .map(({ process }) => process.elements[task]?.form)
    .find(form => form !== undefined);
const schemaOf = (pack: string, form: string) =>
  [packs.find(({ head }) => head.id === pack)!, ...packs].map(({ forms }) => forms[form]?.schema).find(schema => schema !== undefined);

describe('golden cases', () => {
  it('should be at least two for each shipped pack, all of which can be run', () => {
    expect(problems).toEqual([]);
    expect(reports.map(({ pack }) => pack)).toEqual(packs.map(({ head }) => head.id));
    for (const { cases } of reports) expect(cases.length).toBeGreaterThanOrEqual(2);
  });

  it.each(outcomes)('should come out as written: $pack $id', ({ outcome }) => {
    expect(outcome.differences.map(({ zh }) => zh)).toEqual([]);
  });

  it.each(reports)('should reach every end event and every refusal path of $pack, and take every flow', ({ coverage }) => {
    expect({ ends: coverage.ends.missing, refusals: coverage.refusals.missing, flows: coverage.flows.missing }).toEqual({
      ends: [],
      refusals: [],
      flows: [],
    });
  });

  it.each(scenarios)('should hold only answers the forms accept: $pack.head.id $id', ({ pack, scenario }) => {
    // given
    const service = items.find(({ id }) => id === scenario.item)!;
    const filled = scenario.steps.flatMap(step => {
      const form = 'complete' in step ? formOfTask(pack.head.id, step.complete) : undefined;
      return 'complete' in step && form !== undefined ? [{ form, data: step.data ?? {} }] : [];
    });
    // when
    const applied = { form: service.form, data: scenario.answers };
    const errors = [applied, ...filled].flatMap(({ form, data }) =>
      createValidator(schemaOf(form === service.form ? service.pack : pack.head.id, form)!)(data).errors.map(
        error => `${form}${error.pointer}: ${error.message.zh}`,
      ),
    );
    // then
    expect(errors).toEqual([]);
  });

  it('should tell the difference when an expectation is wrong', () => {
    // given
    const scenario = scenarioOf('promised', 'grant-straight');
    const wrong = { ...scenario, expect: { ...scenario.expect, due: { promised: '2026-03-10' } } };
    // when
    const service = items.find(({ id }) => id === scenario.item)!;
    const { differences } = runScenario({ scenario: wrong, releases: releasesFor('promised'), service, organisation, calendar });
    // then
    expect(differences).toHaveLength(1);
  });
});
