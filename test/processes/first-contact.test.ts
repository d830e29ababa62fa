import { describe, expect, it } from 'vitest';
import { runScenario } from '#engine/simulation/index.ts';
import { createStageSet } from '#engine/simulation/stage-set.ts';
import { compileRelease } from '#processes/compile.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { shipped } from './shipped.ts';

const pack = shipped['first-contact']!;
const service = pack.items.find(({ id }) => id === 'first-contact')!;
const { releases } = await createReleases([pack], { author: 'test', publishedAt: 0 });
const { release } = await compileRelease(releases[0]!.content, releases[0]!.release);
/** Besides the service desk, a department with a handler of its own. */
const organisation = createStageSet([release!], [service, { unit: 'human-resources' }]);

/** The golden case of a hand-over, up to some steps, with another department where one is named. */
function handedOver(steps: number, unit = 'human-resources') {
  const scenario = pack.scenarios.transferred!;
  const [direct, ...others] = scenario.steps as [(typeof scenario.steps)[0], ...(typeof scenario.steps)[0][]];
  const first = { ...direct, data: { result: 'transfer', unit } };
  return runScenario({
    scenario: { ...scenario, steps: [first, ...others].slice(0, steps), expect: {} },
    releases: [release!],
    service,
    organisation,
    calendar: officialCalendar(),
  });
}

describe('a first contact that is handed over (首问转交)', () => {
  it('should go to the handler of the department, and stay with the officer who registered it', () => {
    // given, when
    const { state, differences } = handedOver(1);
    // then
    expect(differences).toEqual([]);
    const tasks = Object.values(state!.tasks).map(({ element, candidates }) => [element, candidates]);
    expect(tasks).toEqual([
      ['answer', ['handler@human-resources']],
      ['track', [`person:${state!.openedBy}`]],
    ]);
  });

  it('should go to the administrator where the department has no handler here', () => {
    // given, when
    const { state } = handedOver(1, 'station');
    // then
    expect(Object.values(state!.tasks).find(({ element }) => element === 'answer')?.candidates).toEqual(['administrator']);
  });

  it('should stay open until the officer has followed it up', () => {
    // given, when
    const { state } = handedOver(3);
    // then
    expect(Object.values(state!.tasks).map(({ element }) => element)).toEqual(['track']);
    expect(state!.phase).toBe('running');
  });
});
