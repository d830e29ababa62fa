import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Organisation } from '#engine/cases/context.ts';
import { createSession, contextOf, runScenario, type ScenarioRun } from '#engine/simulation/index.ts';
import { createStageSet } from '#engine/simulation/stage-set.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { item, release } from '../cases/legal.ts';
import { playSteps, step } from '../execution/assignment/played.ts';
import { model } from '../execution/model.ts';

const xml = model(
  `<startEvent id="s"/>${step('first', 'rule="choice" of="starter" role="handler"')}${step('second', 'rule="choice" of="previous" role="approver"')}
   ${step('third', 'rule="role" role="handler" distribute="rotation"')}<endEvent id="e"/>`,
  ...['s>first', 'first>second', 'second>third', 'third>e'],
);

async function run(scenario: Omit<ScenarioRun['scenario'], 'title' | 'answers' | 'start'>, organisation?: Organisation) {
  const own = await release(xml, { clocks: [], cards: null });
  const service = { ...item(), unit: 'market' };
  return runScenario({
    scenario: { ...scenario, title: { zh: '测试', en: 'Test' }, answers: {}, start: '2026-03-02T09:00' },
    ...{ releases: [own], service, calendar: officialCalendar() },
    organisation: organisation ?? createStageSet([own], [service, { ...service, unit: 'health' }]),
  });
}

describe('choosing people in a golden case', () => {
  it('should choose the first person of the role where the case says nothing', async () => {
    // when
    const { differences, state } = await run({
      steps: [
        { complete: 'first', expectCandidates: ['person:handler.health'] },
        { complete: 'second', expectCandidates: ['person:unit-leader.health'] },
        { complete: 'third', expectCandidates: ['person:handler.health'] },
      ],
      expect: { phase: 'closed' },
    });
    // then
    expect([differences, state?.phase]).toEqual([[], 'closed']);
  });

  it('should choose whom the case says, by account or by principal', async () => {
    // when
    const { differences } = await run({
      choices: { first: ['handler@market'] },
      steps: [
        { complete: 'first', choices: { second: ['unit-leader.market'] }, expectCandidates: ['person:handler.market'] },
        { complete: 'second', expectCandidates: ['person:unit-leader.market'] },
      ],
      expect: { phase: 'running' },
    });
    // then
    expect(differences).toEqual([]);
  });

  it('should tell of a choice that is refused', async () => {
    // when
    const { differences } = await run({ steps: [{ complete: 'first', choices: { second: ['handler.market'] } }], expect: {} });
    // then
    expect(differences.map(({ zh }) => zh)).toEqual([
      '第 1 步：「second」的办理人应从角色 approver 中指定，但「handler.market」不在其中。',
    ]);
  });
});

describe('what a session knows of load and turns', () => {
  it('should count the open tasks of other cases and of its own, and the turns it has given', async () => {
    // given
    const one = await playSteps([step('a', 'rule="role" role="clerk" distribute="rotation"')], {
      load: { feng: 2 },
      turns: { 'test/b': 'li' },
    });
    // when
    const { load, turns } = contextOf(one.session());
    // then
    expect([load, turns]).toEqual([{ feng: 3 }, { 'test/b': 'li', 'test/a': 'feng' }]);
  });

  it('should know nothing where nothing is given', async () => {
    // given
    const own = await release(xml);
    const session = createSession({
      ...{
        releases: [own],
        organisation: createStageSet([own], [item()]),
        calendar: officialCalendar(),
        now: readLocal('2026-03-02T09:00')!,
      },
    });
    // then
    expect(contextOf(session)).toMatchObject({ load: {}, turns: {} });
  });
});
