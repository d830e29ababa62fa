import { describe, expect, it } from 'vitest';
import {
  copyField,
  fieldAt,
  fieldsOf,
  layoutOf,
  moveField,
  placeOf,
  readingOrderOf,
  removeField,
  renameField,
  rulesReading,
  withField,
} from '#designer/form/model/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import { stall } from './forms.ts';

const schemaOf = (path: readonly string[], file = stall) => fieldAt(file, path)?.schema ?? {};
const pathsOf = (file = stall): string[] => fieldsOf(file).map(({ path }) => path.join('.'));

describe('fields of a form', () => {
  it('should find a field of the form, of a group and of the rows of a table, with its settings', () => {
    expect(fieldAt(stall, ['kind'])).toMatchObject({ required: true, ui: { 'ui:widget': 'radio' } });
    expect(fieldAt(stall, ['contact', 'phone'])).toMatchObject({ required: false, ui: { 'ui:widget': 'cn-mobile' } });
    expect(fieldAt(stall, ['wares', 'ware'])).toMatchObject({ required: true, ui: { 'ui:placeholder': '品名' } });
    expect(fieldAt(stall, ['wares', 'toString'])).toBeUndefined();
  });

  it('should list the fields in reading order', () => {
    expect(pathsOf()).toEqual(
      'stallName kind licence contact contact.person contact.phone wares wares.ware wares.price wares.count wares.amount total remark'.split(
        ' ',
      ),
    );
  });

  it('should change one field and leave the others the same objects', () => {
    const next = withField(stall, ['wares', 'price'], field => ({ ...field, schema: { ...field.schema, minimum: 0 }, required: false }));
    expect(schemaOf(['wares', 'price'], next).minimum).toBe(0);
    expect(fieldAt(next, ['wares', 'price'])?.required).toBe(false);
    expect(schemaOf(['contact'], next)).toBe(schemaOf(['contact']));
    expect(schemaOf(['wares', 'count'], next)).toBe(schemaOf(['wares', 'count']));
    expect(withField(stall, ['nothing'], field => field)).toBe(stall);
  });

  it('should write settings only where there are some', () => {
    const bare = withField(stall, ['kind'], field => ({ ...field, ui: {} }));
    expect(Object.hasOwn(bare.ui, 'kind')).toBe(false);
    const same = withField(stall, ['stallName'], field => ({ ...field, ui: {} }));
    expect(same).toBe(stall);
  });
});

describe('removing a field', () => {
  it('should take its settings, its place, its requirements, and the condition that spoke of it along', () => {
    const next = removeField(stall, ['kind']);
    expect(next.schema.required).toEqual(['stallName']);
    expect(next.schema).not.toHaveProperty('allOf');
    expect(next.ui).not.toHaveProperty('kind');
    expect(readingOrderOf(layoutOf(next))).not.toContain('kind');
    expect(checkForm(next)).toEqual([]);
  });

  it('should take away the rules that read it and leave the others', () => {
    expect(rulesReading(stall, ['kind']).map(({ owner, keyword }) => [owner, keyword])).toEqual([
      [['licence'], 'x-visible'],
      [['licence'], 'x-required'],
    ]);
    const next = removeField(stall, ['kind']);
    expect(schemaOf(['licence'], next)).not.toHaveProperty('x-visible');
    expect(schemaOf(['wares', 'amount'], next)['x-value']).toBe('price * count');
  });

  it('should lose only the field from a consequence', () => {
    const next = removeField(stall, ['licence']);
    expect(JSON.stringify(next.schema.allOf)).toContain('"then":{"required":["contact"]}');
    expect(next.schema.dependentRequired).toEqual({ remark: ['stallName'] });
  });

  it('should see a column read by way of the rows', () => {
    const next = removeField(stall, ['wares', 'amount']);
    expect(schemaOf(['total'], next)).not.toHaveProperty('x-value');
    expect(schemaOf(['remark'], next)['x-visible']).toBe(schemaOf(['remark'])['x-visible']);
    expect(checkForm(next)).toEqual([]);
  });
});

describe('moving a field', () => {
  it('should reorder within a section, counting the others', () => {
    const { file, path } = moveField(stall, ['stallName'], { section: 'section1', index: 2 });
    expect(path).toEqual(['stallName']);
    expect(readingOrderOf(layoutOf(file)).slice(0, 3)).toEqual(['kind', 'licence', 'stallName']);
    expect(Object.keys(file.schema.properties as object).slice(0, 3)).toEqual(['kind', 'licence', 'stallName']);
  });

  it('should reorder within a table that has an order of its own', () => {
    const { file } = moveField(stall, ['wares', 'amount'], { inside: ['wares'], index: 0 });
    expect((file.ui.wares as { items: unknown }).items).toMatchObject({ 'ui:order': ['amount', 'ware', 'price', 'count'] });
    expect(pathsOf(file).slice(7, 9)).toEqual(['wares.amount', 'wares.ware']);
  });

  it('should move a field of a group out, with its settings, and its readers follow', () => {
    const { file, path } = moveField(stall, ['contact', 'person'], { section: 'section2', index: 0 });
    expect(path).toEqual(['person']);
    expect(fieldAt(file, ['person'])?.required).toBe(true);
    expect(schemaOf(['contact', 'phone'], file)['x-required']).toBe('person != null');
    expect(checkForm(file)).toEqual([]);
  });

  it('should move a column out of a table and name it anew where the name is taken', () => {
    const named = moveField(stall, ['wares', 'ware'], { section: 'section3', index: 0 });
    expect(named.path).toEqual(['ware']);
    const back = moveField(renameField(named.file, ['stallName'], 'count').file, ['count'], { inside: ['wares'], index: 1 });
    expect(back.path).toEqual(['wares', 'count2']);
    expect(checkForm(back.file)).toEqual([]);
    const priced = moveField(named.file, ['wares', 'price'], { section: 'section3', index: 0 });
    expect(schemaOf(['wares', 'amount'], priced.file)['x-value']).toBe('price * count');
    expect(schemaOf(['total'], priced.file)['x-value']).toBe('sum(for row in wares[price > 0] return row.amount) + sum(wares.amount)');
  });

  it('should refuse a place where a rule would read itself', () => {
    expect(moveField(stall, ['remark'], { inside: ['wares'], index: 0 })).toEqual({ file: stall, path: ['remark'] });
  });

  it('should refuse a place inside the field itself, a place that is not there, and a table in a table', () => {
    for (const place of [
      { inside: ['wares'], index: 0 },
      { section: 'nowhere', index: 0 },
      { inside: ['kind'], index: 0 },
    ])
      expect(moveField(stall, ['wares'], place).file).toBe(stall);
    expect(moveField(stall, ['contact'], { inside: ['wares'], index: 0 })).toEqual({ file: stall, path: ['contact'] });
    expect(moveField(stall, ['wares'], { inside: ['contact'], index: 0 }).path).toEqual(['contact', 'wares']);
  });

  it('should tell where a field stands', () => {
    expect(placeOf(stall, ['licence'])).toEqual({ section: 'section1', index: 2 });
    expect(placeOf(stall, ['wares', 'count'])).toEqual({ inside: ['wares'], index: 2 });
    expect(placeOf(stall, [])).toBeUndefined();
  });
});

describe('copying a field', () => {
  it('should stand after the original with a name, a title and an x-id of its own', () => {
    const { file, path } = copyField(stall, ['stallName']);
    expect(path).toEqual(['stallName2']);
    expect(readingOrderOf(layoutOf(file)).slice(0, 2)).toEqual(['stallName', 'stallName2']);
    expect(fieldAt(file, path)).toMatchObject({ required: true, schema: { 'x-id': 'f_stall_stall_name2', title: '摊位名称 2' } });
  });

  it('should let the rules inside a copied group read the copy', () => {
    const { file, path } = copyField(stall, ['contact']);
    expect(schemaOf([...path, 'phone'], file)['x-required']).toBe('contact2.person != null');
    expect(schemaOf(['contact', 'phone'], file)['x-required']).toBe('contact.person != null');
    expect(checkForm(file)).toEqual([]);
  });
});
