import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { createStageSet } from '#engine/simulation/stage-set.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { compileRelease } from '#processes/compile.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { branchAccounts, branchesOf } from '#server/cases/branches.ts';
import type { Reading } from '#server/cases/reading.ts';
import { shipped } from '../../processes/shipped.ts';

const joint = shipped.joint!;
let releases: ReleaseDefinition[];

beforeAll(async () => {
  const { releases: made } = await createReleases(Object.values(shipped), { author: 'test', publishedAt: 0 });
  const compiled = await Promise.all(made.map(({ content, release }) => compileRelease(content, release)));
  releases = compiled.map(({ release }) => release!).toSorted((a, b) => Number(b.pack === 'joint') - Number(a.pack === 'joint'));
});

/** The branches of a golden case as they stand after its first steps; all of them when no number is given. */
function branchesAfter(name: string, steps?: number) {
  const scenario = joint.scenarios[name]!;
  const service = joint.items.find(({ id }) => id === scenario.item)!;
  const organisation = createStageSet(releases, joint.items);
  const played = { ...scenario, steps: scenario.steps.slice(0, steps), expect: {} };
  const { state, entries, differences } = runScenario({ scenario: played, releases, service, organisation, calendar: officialCalendar() });
  expect(differences).toEqual([]);
  const reading = { state: state!, organisation, unmasked: true } as unknown as Reading;
  const names = (account: string) => ({ account, name: account });
  return { shown: branchesOf(reading, entries, names), state: state!, accounts: branchAccounts(reading, entries) };
}

describe('branchesOf', () => {
  it('should tell before acceptance that no department has begun', () => {
    // when
    const { shown } = branchesAfter('all-agree', 0);
    // then
    expect(shown.map(({ id, state, task, clock }) => [id, state, task, clock])).toEqual([
      ['food', 'coming', null, null],
      ['fire', 'coming', null, null],
      ['sign', 'coming', null, null],
    ]);
  });

  it('should tell of each what it said, who said it, and by which clock', () => {
    // when
    const { shown, state, accounts } = branchesAfter('one-refuses-one-late', 4);
    // then
    expect(shown.map(one => one.state)).toEqual(['agree', 'disagree', 'waiting']);
    expect(shown.map(({ reason }) => reason)).toEqual([null, '疏散楼梯被占用，第二安全出口未设置。', null]);
    expect(shown.map(({ clock }) => state.clocks[clock!]!.status)).toEqual(['stopped', 'stopped', 'running']);
    expect(shown.map(({ holder }) => holder?.account ?? null)).toEqual([accounts[0], accounts[1], null]);
    expect(shown.map(({ at }) => at === null)).toEqual([false, false, true]);
  });

  it('should tell who counts as agreeing because the promise went by', () => {
    // when
    const { shown } = branchesAfter('late-deemed-consent');
    // then
    expect(shown.map(({ state, holder }) => [state, holder === null])).toEqual([
      ['agree', false],
      ['agree', false],
      ['deemed', true],
    ]);
  });

  it('should tell branches of one unit apart', () => {
    // when
    const { shown } = branchesAfter('inside-one-department', 3);
    // then
    expect(shown.map(({ id, unit, state }) => [id, unit, state])).toEqual([
      ['food', 'market-supervision', 'waiting'],
      ['equipment', 'market-supervision', 'agree'],
    ]);
  });
});
