import { describe, expect, it } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { goldenOf } from '#processes/golden.ts';
import { createReleases } from '#processes/publish.ts';
import { readOneScenario } from '#processes/read.ts';
import { playOn, type Tried } from '#processes/simulate.ts';
import type { Scenario } from '#processes/types.ts';
import { officialCalendar } from '#server/calendars/official.ts';

const { packs } = shippedPacks();
const { releases } = await createReleases(packs, { author: 'test', publishedAt: 0 });
const calendar = officialCalendar();
const triedOf = (id: string): Tried => {
  const pack = packs.find(({ head }) => head.id === id)!;
  const own = releases.find(({ manifest }) => manifest.pack === id)!;
  return { ...own, called: releases.filter(one => one !== own), golden: goldenOf(pack, packs) };
};
const promised = triedOf('promised');
const scenarios = Object.values(promised.golden.scenarios);

describe('playing a case on a pack', () => {
  it('should come to what every golden case expects, and expect the same when that is taken over', async () => {
    for (const scenario of scenarios) {
      // when
      const played = await playOn(promised, scenario, calendar);
      const again = await playOn(promised, { ...scenario, expect: played!.expectation as Scenario['expect'] }, calendar);
      // then
      expect({ title: scenario.title.zh, differences: played!.differences, wrong: played!.steps.flat() }).toEqual({
        title: scenario.title.zh,
        differences: [],
        wrong: [],
      });
      expect(again!.differences).toEqual([]);
    }
  });

  it('should say at each step what is open, for whom, with which form, and where the process has been', async () => {
    // given
    const [whole] = scenarios;
    // when
    const begun = await playOn(promised, { ...whole!, steps: [], expect: {} }, calendar);
    // then
    expect(begun).toMatchObject({ phase: 'running', path: ['start'], moment: whole!.start, opening: [], awaitsSupplement: false });
    expect(begun!.tasks).toMatchObject([{ element: 'check', form: 'check', pack: 'promised', of: null }]);
    expect(begun!.tasks[0]!.candidates.length).toBeGreaterThan(0);
    expect(begun!.walked.elements).toContain('start');
    expect(begun!.nextDue).toMatch(/^2026-/);
  });

  it('should tell a step that cannot be taken, and go on to show where the case stands', async () => {
    const [whole] = scenarios;
    const played = await playOn(promised, { ...whole!, steps: [{ complete: 'approve', data: {} }], expect: {} }, calendar);
    expect(played!.steps[0]!.map(({ zh }) => zh).join()).toContain('应有待办「approve」');
    expect(played!.tasks[0]!.element).toBe('check');
  });

  it('should give nothing for an item there is not', async () => {
    expect(await playOn(promised, { ...scenarios[0]!, item: 'none' }, calendar)).toBeNull();
  });
});

describe('reading a case as it was sent', () => {
  it('should read what the files of a pack read', () => {
    expect(readOneScenario(scenarios[0])).toEqual({ scenario: scenarios[0], problems: [] });
  });

  it('should refuse what is none, with the place', () => {
    for (const wrong of [
      null,
      7,
      [],
      {},
      { ...scenarios[0], start: 'today' },
      JSON.parse('{"__proto__": {"x": 1}}'),
      'x'.repeat(600_000),
    ]) {
      const { scenario, problems } = readOneScenario(wrong);
      expect(scenario).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});
