import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldGroups, fieldKinds, findKind, kindOf } from '#forms/fields/index.ts';
import { allowedWidgets, checkForm, formats, isValues, type Values } from '#forms/schema/index.ts';

const ids = { xId: 'f_sample_field', title: { zh: '样例', en: 'Sample' } };
const formWith = (schema: Values, ui: Values, required: boolean) => ({
  title: { zh: '表', en: 'Form' },
  schema: { type: 'object', properties: { field: schema }, required: required ? ['field'] : [], additionalProperties: false },
  ui: { field: ui },
});
const claimants = (field: { schema: Values; ui: Values }) => fieldKinds.filter(kind => kind.fits(field)).map(kind => kind.id);

/** Every field of a form with its settings, at every level. */
function fieldsIn(schema: Values, ui: Values): { schema: Values; ui: Values; name: string }[] {
  const entries = isValues(schema.items) ? schema.items : undefined;
  const inner = entries && isValues(ui.items) ? ui.items : ui;
  const properties = (entries ?? schema).properties;
  return Object.entries(isValues(properties) ? properties : {}).flatMap(([name, field]) => {
    const own = isValues(inner[name]) ? inner[name] : {};
    return [{ schema: field as Values, ui: own, name }, ...fieldsIn(field as Values, own)];
  });
}

describe('fieldKinds', () => {
  it('should have an id, a title and a sentence of help each, in a group of the palette', () => {
    // given
    const groups = fieldGroups.map(({ id }) => id);
    // when
    const kinds = fieldKinds;
    // then
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    for (const { id, title, help, group } of kinds) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title.zh).toMatch(/^[\p{Script=Han}]{2,10}$/u);
      expect(help.zh).toMatch(/。$/);
      expect(help.en).toMatch(/\.$/);
      expect(groups).toContain(group);
      expect(findKind(id)?.title).toBe(title);
    }
  });

  it('should stand in a file of its own each', () => {
    // given
    const files = readdirSync(new URL('../../../forms/fields/', import.meta.url));
    // when
    const kinds = files.filter(name => !['index.ts', 'shape.ts', 'types.ts'].includes(name));
    // then
    expect(kinds.toSorted()).toEqual(fieldKinds.map(({ id }) => `${id}.ts`).toSorted());
  });

  it.each(fieldKinds.map(kind => [kind.id, kind] as const))('should begin a good field of %s and know it again', (id, kind) => {
    // given, when
    const field = kind.create(ids);
    // then
    expect(checkForm(formWith(field.schema, field.ui, field.required))).toEqual([]);
    expect(field.schema['x-id']).toBe(ids.xId);
    expect(field.schema.title).toBe('样例');
    expect(claimants(field)).toEqual([id]);
    expect(kindOf(field)).toBe(kind);
  });

  it('should have a kind for every format of the language', () => {
    // given
    const names = Object.keys(formats);
    // when
    const kinds = names.map(format => kindOf({ schema: { type: 'string', format }, ui: {} }).id);
    // then
    expect(kinds).not.toContain('text');
    expect(new Set(kinds).size).toBe(names.length);
  });

  it('should claim every field of the shipped packs exactly once', () => {
    // given
    const folder = new URL('../../../processes/packs/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.form.json'));
    const forms = files.map(name => JSON.parse(readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8')));
    // when
    const fields = forms.flatMap(form => fieldsIn(form.schema, form.ui ?? {}));
    // then
    expect(fields.length).toBeGreaterThan(200);
    expect(fields.filter(field => claimants(field).length !== 1).map(({ name }) => name)).toEqual([]);
  });

  it('should claim every field the language allows exactly once', () => {
    // given
    const option = fc.record({ const: fc.constantFrom('a', 'b', 1, true), title: fc.constant('甲') }, { requiredKeys: ['const'] });
    const leaf = fc.record(
      {
        type: fc.constantFrom('string', 'number', 'integer', 'boolean'),
        format: fc.constantFrom(...Object.keys(formats)),
        enum: fc.constantFrom(['a', 'b'], [1, 2]),
        const: fc.constantFrom(true, 'a', 3),
        oneOf: fc.array(option, { minLength: 1, maxLength: 3 }),
        anyOf: fc.constantFrom([{ type: 'string' }, { type: 'number' }], [{ const: 'a' }]),
        'x-money': fc.constant(true),
        'x-codes': fc.constantFrom('division', 'people', 'units', 'industry', 'own-list'),
        'x-value': fc.constant('= 1'),
        $ref: fc.constant('#/$defs/person'),
      },
      { requiredKeys: [] },
    );
    const group = fc.record({ type: fc.constant('object'), properties: fc.constant({}) }, { requiredKeys: ['type'] });
    const list = fc.record({ type: fc.constant('array'), items: fc.oneof(leaf, group) });
    const ui = fc.record(
      {
        'ui:widget': fc.constantFrom(...allowedWidgets),
        'ui:options': fc.record({ widget: fc.constantFrom(...allowedWidgets) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(leaf, leaf, group, list), ui, (schema, settings) => {
        // when
        const found = claimants({ schema, ui: settings });
        // then
        expect(found).toHaveLength(1);
      }),
      { numRuns: 3_000, examples: [[{ type: 'number', 'x-money': true }, {}]] },
    );
  });
});
