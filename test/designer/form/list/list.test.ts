import { describe, expect, it } from 'vitest';
import type { Definition } from '#engine/bpmn/definition.ts';
import { checkForm } from '#forms/schema/check.ts';
import { copyForm } from '#designer/form/list/copy.ts';
import { copyId, formIdFault } from '#designer/form/list/ids.ts';
import { dataName, isFree, readsData, rightOn, stepsUsing } from '#designer/form/list/uses.ts';
import { sampleForm } from '../files.ts';

describe('ids of forms', () => {
  it.each(['check', 'sitecheck', 'a12b'])('should take %s', id => expect(formIdFault(id, ['other'])).toBeNull());
  it.each(['', 'Check', '1check', 'site-check', 'a-', 'a_b', '现场', 'a/b', '../x', 'constructor', 'application', 'other', 'x'.repeat(61)])(
    'should not take %j',
    id => expect(formIdFault(id, ['other'])?.zh).toBeTruthy(),
  );
  it('should not take an id that FEEL reads as another form', () => {
    expect(dataName('site-check')).toBe('siteCheck');
    expect(formIdFault('ab2', ['a-b2', 'ab2'])).not.toBeNull();
  });
  it('should find a free id for a copy', () => {
    expect(copyId('check', ['check', 'check2'])).toBe('check3');
    expect(copyId('check2', ['check', 'check2'])).toBe('check3');
    expect(copyId('food-business', ['food-business'])).toBe('foodbusiness2');
  });
});

describe('a copy of a form', () => {
  it('should pass the check, with x-ids of its own and its rules as they were', () => {
    const copy = copyForm(sampleForm(), { from: 'test', to: 'test-2' }, { zh: '副本', en: 'Copy' });
    expect(checkForm(copy).filter(({ severity }) => severity === 'error')).toEqual([]);
    const xIds = [...JSON.stringify(copy).matchAll(/"x-id":"([^"]+)"/g)].map(match => match[1]!);
    expect(xIds.every(id => id.startsWith('f_test2_'))).toBe(true);
    expect(new Set(xIds).size).toBe(xIds.length);
    expect(copy.title.zh).toBe('副本');
    expect((copy.schema.properties as { total: object }).total).toMatchObject({ 'x-value': 'sum(goods.price)' });
  });
});

describe('who uses a form', () => {
  const definition = {
    elements: {
      a: { id: 'a', name: '审核', form: 'review', fields: { write: ['f_1'], required: ['f_1'], hide: ['f_3'] } },
      b: { id: 'b', form: 'review' },
      c: { id: 'c', name: '批准', form: 'approve' },
    },
  } as unknown as Definition;

  it('should name the steps', () => {
    expect(stepsUsing(definition, 'review').map(({ name }) => name)).toEqual(['审核', 'b']);
    expect(stepsUsing(null, 'review')).toEqual([]);
    expect(isFree({ steps: stepsUsing(definition, 'none'), items: [], isRead: true })).toBe(true);
    expect(isFree({ steps: stepsUsing(definition, 'approve'), items: [], isRead: false })).toBe(false);
  });

  it('should tell what a step may do with a field', () => {
    const [{ rights } = {}] = stepsUsing(definition, 'review');
    expect(rightOn(rights, 'f_1')).toEqual({ access: 'write', isRequired: true });
    expect(rightOn(rights, 'f_2')).toEqual({ access: 'read', isRequired: false });
    expect(rightOn(rights, 'f_3')).toEqual({ access: 'hide', isRequired: false });
    expect(rightOn(undefined, 'f_2')).toEqual({ access: 'write', isRequired: false });
  });

  it('should find texts that read its answers, and no others', () => {
    expect(readsData(['= data.siteCheck.result = "x"'], 'site-check')).toBe(true);
    expect(readsData(['data.siteCheckMore', 'mydata.siteCheck'], 'site-check')).toBe(false);
  });
});
