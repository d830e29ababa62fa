import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addField,
  addPage,
  addSection,
  blankForm,
  copyField,
  fieldsOf,
  holderAt,
  layoutOf,
  moveField,
  movePage,
  moveSection,
  namesIn,
  type Place,
  readingOrderOf,
  removeField,
  removePage,
  removeSection,
  renameField,
  rulesOf,
  sectionsOf,
} from '#designer/form/model/index.ts';
import { fieldKinds } from '#forms/fields/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import type { FormFile } from '#processes/types.ts';
import { forms, stall } from './forms.ts';

interface Step {
  readonly act: number;
  readonly a: number;
  readonly b: number;
}
type Act = (file: FormFile, step: Step) => FormFile;

const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length > 0 ? list[n % list.length] : undefined);
const pathAt = (file: FormFile, n: number): readonly string[] => pick(fieldsOf(file), n)?.path ?? [];
const names = 'alpha beta gamma phone price row applicant total 2x wares'.split(' ');

/** Any section, group or table of the form, and any place in it. */
function placeAt(file: FormFile, n: number): Place {
  const sections: Place[] = sectionsOf(layoutOf(file)).map(({ id }) => ({ section: id, index: n % 5 }));
  const holders: Place[] = fieldsOf(file).flatMap(({ path }) => (holderAt(file, path) ? [{ inside: path, index: n % 5 }] : []));
  return pick([...sections, ...holders], n)!;
}

const acts: readonly Act[] = [
  (file, { a, b }) => addField(file, pick(fieldKinds, a)!.id, placeAt(file, b), 'stall').file,
  (file, { a, b }) => addField(file, pick(fieldKinds, a)!.id, placeAt(file, b)).file,
  (file, { a, b }) => moveField(file, pathAt(file, a), placeAt(file, b)).file,
  (file, { a, b }) => moveField(file, pathAt(file, a), placeAt(file, b)).file,
  (file, { a, b }) => renameField(file, pathAt(file, a), pick(names, b)!).file,
  (file, { a }) => copyField(file, pathAt(file, a)).file,
  (file, { a }) => removeField(file, pathAt(file, a)),
  (file, { a }) => addPage(file, a % 3).file,
  (file, { a, b }) => addSection(file, pick(layoutOf(file).pages, a)!.id, b % 3).file,
  (file, { a }) => removePage(file, pick(layoutOf(file).pages, a)!.id),
  (file, { a }) => removeSection(file, pick(sectionsOf(layoutOf(file)), a)!.id),
  (file, { a, b }) => movePage(file, pick(layoutOf(file).pages, a)!.id, b % 3),
  (file, { a, b }) => moveSection(file, pick(sectionsOf(layoutOf(file)), a)!.id, { page: pick(layoutOf(file).pages, b)!.id, index: b % 3 }),
];

const step: fc.Arbitrary<Step> = fc.record({ act: fc.nat(acts.length - 1), a: fc.nat(500), b: fc.nat(500) });
const begin: fc.Arbitrary<FormFile> = fc.oneof(
  fc.constant(stall),
  fc.constant(blankForm({ zh: '新表单', en: 'New form' })),
  fc.constantFrom(...forms),
);
const xIdsOf = (file: FormFile): readonly unknown[] => fieldsOf(file).map(({ field }) => field.schema['x-id']);
const errorsOf = (file: FormFile) => checkForm(file).filter(({ severity }) => severity === 'error');

describe('operations of the builder', () => {
  it('should begin with forms that pass, so that what follows proves something', () => {
    for (const form of [...forms, blankForm({ zh: '新表单', en: 'New form' })]) expect(errorsOf(form)).toEqual([]);
  });

  it('should keep every form passing, its fields placed once and its x-ids unique, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(begin, fc.array(step, { minLength: 1, maxLength: 14 }), (start, steps) => {
        const bytes = JSON.stringify(start);
        const end = steps.reduce((file, one) => acts[one.act]!(file, one), start);
        expect(errorsOf(end)).toEqual([]);
        const order = readingOrderOf(layoutOf(end));
        expect(new Set(order).size).toBe(order.length);
        expect(namesIn(holderAt(end, [])!)).toEqual(order);
        if (end !== start) expect(Object.keys(end.schema.properties as object).join()).toBe(order.join());
        const ids = xIdsOf(end);
        expect(new Set(ids).size).toBe(ids.length);
        expect(JSON.stringify(start)).toBe(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('should bring back the same form when a field is moved away and back, or renamed and named back', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.constantFrom(...names), (n, name) => {
        const path = pathAt(stall, n);
        const there = renameField(stall, path, name);
        const back = renameField(there.file, there.path, path.at(-1)!);
        expect(JSON.stringify(back.file)).toBe(JSON.stringify(stall));
      }),
      { numRuns: 60 },
    );
  });

  it('should never change an x-id but of what is new', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.constantFrom(...names), (n, to, name) => {
        const renamed = renameField(stall, pathAt(stall, n), name).file;
        const moved = moveField(renamed, pathAt(renamed, n), placeAt(renamed, to)).file;
        expect(xIdsOf(moved).toSorted()).toEqual(xIdsOf(stall).toSorted());
        expect(rulesOf(moved)).toHaveLength(rulesOf(stall).length);
      }),
      { numRuns: 100 },
    );
  });
});
