import { describe, expect, it } from 'vitest';
import { coverageOf, simulatePack, type GoldenRun } from '#engine/simulation/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { item, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';

const form = (id: string) =>
  `<userTask id="${id}" name="${id}" bj:form="${id}" bj:stage="handle"><extensionElements><bj:assignment rule="role" role="window-staff"/></extensionElements></userTask>`;
const xml = model(
  `<startEvent id="start"/>${form('check')}<exclusiveGateway id="gw" default="gw_refused"/>
   <endEvent id="granted" name="准予" bj:act="grant"/><endEvent id="refused" name="不予" bj:act="refuse"/>`,
  'start>check',
  'check>gw',
  'gw>granted: data.check.result = "grant"',
  'gw>refused',
);

const scenario = (result: string, status = '') => ({
  title: { zh: result, en: result },
  start: '2026-03-02T09:00',
  item: item().id,
  answers: {},
  steps: [{ complete: 'check', data: { result } }],
  expect: { phase: 'closed', ...(status ? { status } : {}) } as const,
});

async function runOf(scenarios: GoldenRun['scenarios']): Promise<GoldenRun> {
  return { releases: [await release(xml)], scenarios, items: [item()], calendar: officialCalendar(), intakeType: 'promised' };
}

describe('golden cases of a pack', () => {
  it('should name the end, the refusal and the flow that none of them reaches', async () => {
    // when
    const { ok, coverage } = simulatePack(await runOf({ granted: scenario('grant') }));
    // then
    expect(ok).toBe(true);
    expect(coverage.ends).toEqual({ total: 2, covered: 1, missing: [{ element: 'refused', name: '不予' }] });
    expect(coverage.refusals).toEqual({ total: 1, covered: 0, missing: [{ element: 'refused', name: '不予' }] });
    expect(coverage.flows.missing).toEqual([{ element: 'gw_refused', name: 'gw → 不予' }]);
  });

  it('should cover everything together', async () => {
    // when
    const { coverage } = simulatePack(await runOf({ granted: scenario('grant'), refused: scenario('refuse') }));
    // then
    expect([coverage.ends.missing, coverage.refusals.missing, coverage.flows.missing]).toEqual([[], [], []]);
  });

  it('should be red where one comes out otherwise, or names an item that is not there', async () => {
    // given
    const nowhere = { ...scenario('grant'), item: 'nowhere' };
    // when
    const { ok, cases } = simulatePack(await runOf({ wrong: scenario('grant', 'archived'), nowhere }));
    // then
    expect(ok).toBe(false);
    expect(cases.map(({ id, ok: green }) => [id, green])).toEqual([
      ['nowhere', false],
      ['wrong', false],
    ]);
  });

  it('should not be green without any', async () => {
    expect(simulatePack(await runOf({})).ok).toBe(false);
  });

  it('should not count the steps of another release', async () => {
    // given
    const run = await runOf({ granted: scenario('grant') });
    // when
    const { flows } = coverageOf(run.releases[0].process, 'another', []);
    // then
    expect(flows.covered).toBe(0);
  });
});
