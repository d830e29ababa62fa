import { describe, expect, it } from 'vitest';
import { fieldAt, layoutOf, nameFault, readingOrderOf, renameField, withField } from '#designer/form/model/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import type { FormFile } from '#processes/types.ts';
import { stall } from './forms.ts';

const ruleOf = (file: FormFile, path: readonly string[], keyword: string) => fieldAt(file, path)?.schema[keyword];
const withRule = (path: readonly string[], keyword: string, text: string): FormFile =>
  withField(stall, path, field => ({ ...field, schema: { ...field.schema, [keyword]: text } }));

describe('renaming a field', () => {
  it('should follow into required, dependent fields, conditions, layout and settings', () => {
    const { file, path } = renameField(stall, ['kind'], 'trade');
    expect(path).toEqual(['trade']);
    expect(file.schema.required).toEqual(['stallName', 'trade']);
    expect(file.schema.allOf).toMatchObject([{ if: { properties: { trade: { const: 'food' } }, required: ['trade'] } }]);
    expect(readingOrderOf(layoutOf(file))).toContain('trade');
    expect(Object.keys(file.schema.properties as object)[1]).toBe('trade');
    expect(fieldAt(file, path)).toMatchObject({ schema: { 'x-id': 'f_stall_kind' }, ui: { 'ui:widget': 'radio' } });
    const again = renameField(file, ['licence'], 'permit');
    expect(again.file.schema.dependentRequired).toEqual({ permit: ['remark'], remark: ['stallName'] });
    expect(checkForm(again.file)).toEqual([]);
  });

  it('should follow into rules as names, never into texts or other names', () => {
    const file = withRule(['remark'], 'x-required', '= kind = "kind" and stallName != "kind of kind" // kind');
    const next = renameField(file, ['kind'], 'trade').file;
    expect(ruleOf(next, ['remark'], 'x-required')).toBe('= trade = "kind" and stallName != "kind of kind" // kind');
    expect(ruleOf(next, ['licence'], 'x-required')).toBe('= trade = "food"');
  });

  it('should follow columns through filters, loops, projections and rows', () => {
    const next = renameField(renameField(stall, ['wares', 'price'], 'unitPrice').file, ['wares', 'amount'], 'sum1').file;
    expect(ruleOf(next, ['wares', 'sum1'], 'x-value')).toBe('unitPrice * count');
    expect(ruleOf(next, ['total'], 'x-value')).toBe('sum(for row in wares[unitPrice > 0] return row.sum1) + sum(wares.sum1)');
    expect(next.schema.properties).toMatchObject({ wares: { items: { required: ['ware', 'unitPrice'] } } });
    expect((next.ui.wares as { items: unknown }).items).toMatchObject({ 'ui:order': ['ware', 'unitPrice', 'count', 'sum1'] });
  });

  it('should follow the table itself and members of groups', () => {
    const next = renameField(renameField(stall, ['wares'], 'goods').file, ['contact', 'person'], 'name').file;
    expect(ruleOf(next, ['remark'], 'x-visible')).toBe('some ware in goods satisfies ware.count > 100 or total > 5');
    expect(ruleOf(next, ['contact', 'phone'], 'x-required')).toBe('contact.name != null');
    expect(ruleOf(next, ['contact', 'name'], 'x-default')).toBe('applicant.name');
  });

  it('should leave a column alone when a field at the top of the same name is renamed', () => {
    const both = withRule(['stallName'], 'x-visible', 'count(wares) > 0 and licence != null');
    const file = renameField(both, ['licence'], 'price').file;
    expect(ruleOf(file, ['wares', 'amount'], 'x-value')).toBe('price * count');
    expect(ruleOf(file, ['stallName'], 'x-visible')).toBe('count(wares) > 0 and price != null');
  });

  it.each([
    [['kind'], 'Kind', '小驼峰'],
    [['kind'], 'constructor', '小驼峰'],
    [['kind'], 'licence', '已有'],
    [['stallName'], 'applicant', '另有所指'],
    [['wares', 'price'], 'total', null],
    [['kind'], 'kind', null],
  ] as const)('should say why %s cannot be called %s', (path, name, reason) => {
    const fault = nameFault(stall, path, name);
    if (reason === null) expect(fault).toBeNull();
    else expect(fault?.zh).toContain(reason);
    if (reason !== null) expect(renameField(stall, path, name)).toEqual({ file: stall, path });
  });

  it('should refuse a name that a loop of a rule would catch', () => {
    const file = withRule(['total'], 'x-value', 'sum(for row in wares return row.price * remark)');
    expect(nameFault(file, ['remark'], 'row')?.zh).toContain('另有所指');
    expect(nameFault(file, ['remark'], 'factor')).toBeNull();
  });

  it('should take a name that a rule already waits for', () => {
    const file = withRule(['licence'], 'x-visible', 'trade = "food"');
    expect(nameFault(file, ['kind'], 'trade')).toBeNull();
  });
});
