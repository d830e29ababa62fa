import { describe, expect, it } from 'vitest';
import { fieldKinds, findKind, kindOf } from '#forms/fields/index.ts';
import { checkForm } from '#forms/schema/check.ts';
import type { Field } from '#forms/fields/types.ts';
import { convertField, kindsFor } from '#designer/form/panel/convert.ts';

const made = (id: string): Field => findKind(id)!.create({ xId: 'f_test_one', title: { zh: '一', en: 'One' } });
const formWith = (field: Field) => ({
  title: { zh: '表', en: 'Form' },
  schema: {
    type: 'object',
    properties: { one: field.schema },
    additionalProperties: false,
    ...(field.required ? { required: ['one'] } : {}),
  },
  ui: { one: field.ui },
});
const errorsOf = (field: Field) => checkForm(formWith(field)).filter(({ severity }) => severity === 'error');

describe('turning a field into another kind', () => {
  it.each(fieldKinds.map(kind => kind.id))('should give a field of the kind asked for that passes the check, from %s', id => {
    const field = made(id);
    const kind = kindOf(field);
    for (const to of kindsFor(field, kind)) {
      const turned = convertField(field, kind, to);
      expect(kindOf(turned).id).toBe(to.id);
      expect(errorsOf(turned)).toEqual([]);
      expect(turned.schema['x-id']).toBe('f_test_one');
      expect(turned.schema.title).toBe('一');
    }
  });

  it('should offer what takes the same answers, and nothing else', () => {
    const ids = (id: string) => kindsFor(made(id), findKind(id)!).map(kind => kind.id);
    expect(ids('integer')).toEqual(expect.arrayContaining(['integer', 'number']));
    expect(ids('number')).not.toContain('integer');
    expect(ids('integer')).not.toContain('money');
    expect(ids('radio')).toEqual(expect.arrayContaining(['radio', 'select', 'text']));
    expect(ids('text')).not.toContain('radio');
    expect(ids('table')).toEqual(['table', 'cards']);
    expect(ids('date')).not.toContain('yes-no');
  });

  it('should keep words, rules, options and bounds both kinds know', () => {
    const radio = made('radio');
    const field = { ...radio, required: true, schema: { ...radio.schema, description: '说明', 'x-visible': 'two = 1' } };
    const select = convertField(field, findKind('radio')!, findKind('select')!);
    expect(select).toMatchObject({ required: true, schema: { description: '说明', 'x-visible': 'two = 1', oneOf: radio.schema.oneOf } });
    const integer = made('integer');
    const bounded = { ...integer, schema: { ...integer.schema, minimum: 3, maximum: 9 } };
    expect(convertField(bounded, findKind('integer')!, findKind('number')!).schema).toMatchObject({
      type: 'number',
      minimum: 3,
      maximum: 9,
    });
  });
});
