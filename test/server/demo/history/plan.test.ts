import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateAnswers } from '#forms/schema/validate.ts';
import { cast } from '#server/demo/history/cast.ts';
import { courses } from '#server/demo/history/courses/index.ts';
import { planHistory } from '#server/demo/history/plan.ts';
import { readWorld, type World } from '#server/demo/history/world.ts';
import { demoCentres, seedDemo } from '#server/demo/index.ts';
import { openStore } from '#server/store/index.ts';
import { at } from '../../../support/centre.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'banjian-plan-'));
beforeAll(async () => {
  const store = await openStore({ url: join(folder, 'plan.db'), demo: true });
  await seedDemo(store);
  world = await readWorld(store);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const until = at('2026-11-22', '18:00');

describe('the plan of a history', () => {
  it('should be the same for the same moment and another for another', () => {
    expect(planHistory(world, { until })).toEqual(planHistory(world, { until }));
    expect(planHistory(world, { until: at('2026-11-20', '18:00') })).not.toEqual(planHistory(world, { until }));
  });

  it('should be one timeline of about 300 cases in five months that ends before the moment', () => {
    const plan = planHistory(world, { until });
    const cases = plan.filter(({ registration }) => registration);
    expect(cases.length).toBeGreaterThan(280);
    expect(cases.length).toBeLessThan(350);
    expect(plan.map(({ at: moment }) => moment)).toEqual(plan.map(({ at: moment }) => moment).toSorted((a, b) => a - b));
    expect(plan.at(-1)!.at).toBeLessThanOrEqual(until);
    expect(plan[0]!.at).toBeGreaterThan(at('2026-06-20'));
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
  });

  it('should register a case before anything is done to it', () => {
    const seen = new Set<string>();
    for (const { key, registration } of planHistory(world, { until })) {
      expect(seen.has(key)).toBe(registration === undefined);
      seen.add(key);
    }
  });

  it('should have cases of every centre and every part of the cast', () => {
    const plan = planHistory(world, { until });
    expect([...new Set(plan.map(({ tenant }) => tenant))].toSorted()).toEqual(demoCentres.map(({ id }) => id).toSorted());
    const parts = new Set(plan.map(({ key }) => Number.parseInt(key, 10)));
    expect(cast.map((_, index) => index).filter(index => !parts.has(index))).toEqual([]);
  });

  it('should name only courses there are, and use each of them', () => {
    for (const { kind, course } of cast) expect(Object.keys(courses[kind] ?? {})).toContain(course);
    for (const [kind, of] of Object.entries(courses))
      for (const course of Object.keys(of)) expect(cast.some(part => part.kind === kind && part.course === course)).toBe(true);
  });

  it('should fill in application forms as their schema asks', () => {
    const found = planHistory(world, { until }).flatMap(({ tenant, registration }) => {
      if (!registration) return [];
      const offer = world.offers.get(tenant)!.find(({ item }) => item.id === registration.item)!;
      const { errors } = validateAnswers(offer.schema as never, registration.answers);
      return errors.map(({ pointer }) => `${registration.item}${pointer}`);
    });
    expect(found).toEqual([]);
  });

  it.each([
    at('2026-11-23', '00:20'),
    at('2026-11-23', '08:40'),
    at('2026-11-23', '11:59'),
    at('2026-11-23', '17:10'),
    at('2026-11-21', '10:00'),
    at('2026-10-08', '09:00'),
  ])('should have the open work of the last days whole at any hour (%d)', moment => {
    const plan = planHistory(world, { until: moment });
    cast.forEach((part, number) => {
      if (!part.lately) return;
      const done = Array.from({ length: part.cases }, (_, index) => plan.filter(({ key }) => key === `${number}.${index}`).length);
      expect({ part, done }).toEqual({ part, done: done.map(() => 1 + (part.steps ?? done[0]! - 1)) });
    });
  });

  it('should plan in any year, also one whose calendar is not published', () => {
    const plan = planHistory(world, { until: at('2028-03-01', '10:00') });
    expect(plan.filter(({ registration }) => registration).length).toBeGreaterThan(280);
  });
});
