import { describe, expect, it } from 'vitest';
import { evolveEntry } from '#engine/cases/fold.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { runScenario } from '#engine/simulation/index.ts';
import { createStageSet } from '#engine/simulation/stage-set.ts';
import { compileRelease } from '#processes/compile.ts';
import { shippedPacks } from '#processes/disk.ts';
import { intakeTypeOf } from '#processes/intake-type.ts';
import { createReleases } from '#processes/publish.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { scopesOf } from '#server/cases/scopes.ts';
import { timelineOf } from '#server/public/timeline.ts';
import type { Releases } from '#server/public/way.ts';

const { packs } = shippedPacks();
const items = packs.flatMap(pack => pack.items);
const { releases: published } = await createReleases(packs, { author: 'test', publishedAt: 0 });
const compiled = await Promise.all(published.map(({ content, release }) => compileRelease(content, release)));
const runnable = compiled.map(({ release }) => release!);
const releases: Releases = new Map(runnable.map(release => [release.content, release]));
const organisation = createStageSet(runnable, items);
const calendar = officialCalendar();

const cases = packs
  .filter(({ head }) => items.some(({ pack }) => pack === head.id))
  .flatMap(pack => Object.keys(pack.scenarios).map(id => [pack.head.id, id] as const));

/** What people read after each command of a golden case. */
function readings(packId: string, id: string): { readonly state: CaseState; readonly steps: ReturnType<typeof timelineOf> }[] {
  const pack = packs.find(({ head }) => head.id === packId)!;
  const scenario = pack.scenarios[id]!;
  const service = items.find(item => item.id === scenario.item)!;
  const ordered = runnable.toSorted((a, b) => Number(b.pack === packId) - Number(a.pack === packId));
  const intakeType = intakeTypeOf(pack.head.kind);
  const { entries } = runScenario({ scenario, releases: ordered, service, organisation, calendar, intakeType });
  let state: CaseState | null = null;
  return entries.map((entry, index) => {
    state = evolveEntry(state, entry);
    const told: readonly Entry[] = entries.slice(0, index + 1);
    return { state, steps: timelineOf({ state, releases, entries: told, scopes: scopesOf(told) }) };
  });
}

const show = (steps: ReturnType<typeof timelineOf>) =>
  steps.map(({ title, state }) => `${{ done: '√', now: '▶', next: '·' }[state]}${title.zh}`).join(' ');

describe('the steps of a case as the applicant reads them', () => {
  it.each(cases)('should make sense all along the golden case %s/%s', (pack, id) => {
    for (const { state, steps } of readings(pack, id)) {
      const words = show(steps);
      // every running case is somewhere, unless a fault has stopped it; a closed one is through
      if (state.phase === 'closed') expect(words).not.toMatch(/[▶·]/);
      else if (Object.keys(state.incidents).length === 0) expect(words).toContain('▶');
      // names for people, in both languages, no ids
      for (const { title } of steps) {
        expect(title.zh).toMatch(/^[^A-Za-z]+$/);
        expect(title.en).not.toBe('');
      }
      // what was done stands before what is going on, that before what comes, and nothing that comes stands twice
      expect(steps.map(({ state: at }) => ['done', 'now', 'next'].indexOf(at))).toEqual(
        steps.map(({ state: at }) => ['done', 'now', 'next'].indexOf(at)).toSorted(),
      );
      const open = steps.filter(({ state: at }) => at !== 'done').map(({ title }) => title.zh);
      expect(new Set(open).size).toBe(open.length);
      expect(steps[0]?.title.zh).toBe('收件');
    }
  });

  it.each([
    ['escalated', 'granted-urged', '√收件 √形式审查 √受理 √初审 √上报上级机关 ▶等待上级批复 ·作出决定 ·送达结果 ·办结'],
    // what the office thinks before it has decided is its own
    ['escalated', 'declined', '√收件 √形式审查 ▶审查办理 ·受理 ·初审 ·上报上级机关 ·等待上级批复 ·作出决定 ·送达结果 ·办结'],
    ['escalated', 'declined', '√收件 √形式审查 √不予受理 ▶送达结果 ·办结'],
    ['promised', 'special-procedure', '√收件 √形式审查 √受理 √进入特别程序 ▶承办 ▶特别程序进行中 ·审核 ·批准 ·作出决定 ·送达结果 ·办结'],
    ['promised', 'return-from-review', '√收件 √形式审查 √受理 ▶承办 ·审核 ·批准 ·作出决定 ·送达结果 ·办结'],
  ])('should read like this in the golden case %s/%s: %s', (pack, id, words) => {
    expect(readings(pack, id).map(({ steps }) => show(steps))).toContain(words);
  });

  it('should say how many units of a joint case have given their opinion', () => {
    const notes = readings('joint', 'all-agree').flatMap(({ steps }) => steps.flatMap(({ note }) => (note ? [note.zh] : [])));
    expect(notes.filter((note, index) => notes[index - 1] !== note)).toEqual([
      '3 个部门中 0 个已提出意见',
      '3 个部门中 1 个已提出意见',
      '3 个部门中 2 个已提出意见',
    ]);
  });
});
