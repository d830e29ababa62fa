import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, spotsFor } from '#designer/form/canvas/spots.ts';
import {
  addField,
  addPage,
  addSection,
  copyField,
  fieldsOf,
  layoutOf,
  moveField,
  nameFault,
  removeField,
  removePage,
  removeSection,
  renameField,
  rulesReading,
  sectionsOf,
  selectionOf,
} from '#designer/form/model/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import type { FormFile } from '#processes/types.ts';
import { stall } from './stall.ts';

const junk = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string(),
  fc.constant([]),
  fc.constant({}),
  fc.constant([null, 1, 'kind']),
  fc.boolean(),
);

/** Every place of a JSON value, as the steps that lead there. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}
const places = placesOf({ schema: stall.schema, ui: stall.ui }).filter(path => path.length > 0);

/** The form with something else at a place, as a person could write it in the JSON view. */
function spoiled(path: readonly string[], value: unknown): FormFile {
  const copy = structuredClone(stall) as unknown as Record<string, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[path.at(-1)!] = value;
  return copy as unknown as FormFile;
}

/** What was found once. */
const examples: [readonly string[], unknown, number][] = [
  [['schema'], null, 0],
  [['schema', 'properties', 'wares', 'items', 'properties', 'ware'], {}, 7],
];

describe('operations on a form that is wrong', () => {
  it('should never throw, and never lose a field but the one that is removed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), junk, fc.nat(30), (path, value, n) => {
        const file = spoiled(path, value);
        const fields = fieldsOf(file);
        const one = fields[n % Math.max(1, fields.length)]?.path ?? ['nothing'];
        const [section] = sectionsOf(layoutOf(file));
        expect(section).toBeDefined();
        const made = [
          moveField(file, one, { section: section!.id, index: 0 }).file,
          renameField(file, one, 'another').file,
          addPage(file).file,
          addSection(file, layoutOf(file).pages[0]!.id).file,
          removePage(file, layoutOf(file).pages[0]!.id),
          removeSection(file, section!.id),
        ];
        for (const next of made) expect(fieldsOf(next)).toHaveLength(fields.length);
        for (const next of [
          addField(file, 'text', { section: section!.id, index: 0 }).file,
          copyField(file, one).file,
          removeField(file, one),
        ])
          expect(Array.isArray(fieldsOf(next))).toBe(true);
        for (const problem of checkForm(file)) expect(selectionOf(file, problem)).toBeDefined();
        expect(nameFault(file, one, 'another')).toBeNull();
        rulesReading(file, one);
        spotsFor(file, { kind: 'new', kindId: 'text' });
        rowsOf(file, layoutOf(file).pages[0]!.id);
      }),
      { numRuns: Number(process.env.RUNS ?? 150), examples },
    );
  });
});
