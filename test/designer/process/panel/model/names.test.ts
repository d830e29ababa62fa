import { describe, expect, it } from 'vitest';
import { judgeFeel, listNames, namesInProcess, peopleFields, type Sight } from '#designer/process/panel/model/names.ts';
import type { FormFile } from '#processes/types.ts';

const form = (title: string, properties: Readonly<Record<string, object>>): FormFile => ({
  title: { zh: title, en: title },
  schema: { type: 'object', properties },
  ui: {},
});
const text = (title: string, more: object = {}) => ({ type: 'string', title, 'x-id': `f_${title}`, ...more });

const forms = {
  review: form('审核', {
    result: text('结论', { oneOf: [{ const: 'return', title: '退回' }] }),
    helper: text('协办人', { 'x-codes': 'people' }),
    sites: { type: 'array', title: '场所', 'x-id': 'f_sites', items: { type: 'object', properties: { place: text('地点') } } },
  }),
  food: form('食品经营', { shop: text('店名'), unit: text('主管部门', { 'x-codes': 'units' }) }),
  fire: form('消防', { shop: text('场所名称'), floors: { type: 'integer', title: '层数', 'x-id': 'f_floors' } }),
};
const settings = { schema: { type: 'object', properties: { jointLead: text('牵头') } }, values: {} };
const sight: Sight = { parts: { forms, settings }, stepForms: ['review', 'gone'], variables: ['supplementOutcome'] };

describe('names of the process', () => {
  it('should be fields of step forms, of every application form once, variables, settings and what is known', () => {
    // when
    const names = namesInProcess(sight);
    const titles = Object.fromEntries(names.map(({ name, title }) => [name, title.zh]));

    // then
    expect(titles).toMatchObject({
      'data.review.result': '审核 · 结论',
      'data.application.floors': '申请表 · 层数',
      'data.application.unit': '申请表 · 主管部门',
      supplementOutcome: '变量 supplementOutcome',
      'settings.jointLead': '设置 · 牵头',
      'applicant.kind': '申请人类型',
    });
    expect(names.filter(({ name }) => name === 'data.application.shop')).toHaveLength(1);
    expect(names.find(({ name }) => name === 'data.review.result')?.choices).toHaveLength(1);
    expect(listNames(names).map(({ name }) => name)).toEqual(['data.review.sites', 'case.acts']);
  });

  it('should find fields that hold people or units', () => {
    expect(peopleFields(sight)).toEqual([
      { path: 'review.helper', title: { zh: '审核 · 协办人', en: '审核 · 协办人' }, holds: 'people' },
      { path: 'application.unit', title: { zh: '申请表 · 主管部门', en: 'Application · 主管部门' }, holds: 'units' },
    ]);
  });

  it('should judge grammar and fields that are not there', () => {
    expect(judgeFeel('', { forms })).toBeNull();
    expect(judgeFeel('= data.review.result = "return"', { forms })).toBeNull();
    expect(judgeFeel('data.review.agree > 1', { forms })).toBeNull();
    expect(judgeFeel('data.other.result = 1', { forms })).toBeNull();
    expect(judgeFeel('data.review.result = ', { forms })?.zh).toContain('表达式');
    expect(judgeFeel('data.review.resul = "return"', { forms })?.zh).toBe('表单“审核”没有字段“resul”，可用的有：result、helper、sites。');
  });
});
