import { describe, expect, it } from 'vitest';
import { validateAnswers } from '#forms/schema/validate.ts';
import { answersFor } from '../support/answers.ts';
import { demoCentre } from '#server/demo/index.ts';
import { shipped } from './shipped.ts';

const items = Object.values(shipped).flatMap(pack => pack.items);

/** The shipped service items (事项) as the demo centre publishes them. */
describe('shipped items', () => {
  it('should have an id and a code of their own', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
  });

  it('should each be decided by a unit of the district or of a township', () => {
    const known = [...demoCentre.units.map(({ id }) => id), 'social-affairs', 'economic', 'station'];
    const unknown = items.flatMap(({ id, unit, branches = [] }) =>
      [unit, ...branches.map(branch => branch.unit)].filter(one => !known.includes(one)).map(one => `${id}: ${one}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(shipped.promised!.items.map(({ form }) => form))('should have a form %s that takes what people write', form => {
    const { schema } = shipped.promised!.forms[form]!;
    expect(validateAnswers(schema, answersFor(form)).errors).toEqual([]);
  });
});
