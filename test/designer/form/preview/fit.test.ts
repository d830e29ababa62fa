import { describe, expect, it } from 'vitest';
import { fitAnswers } from '#designer/form/preview/fit.ts';
import { hiddenTitles } from '#designer/form/preview/steps.ts';
import { sampleForm } from '../files.ts';

const { schema } = sampleForm();

describe('example answers of a form that changes', () => {
  it('should be the same object while everything fits', () => {
    const answers = { shopName: '甲', rent: 100, goods: [{ ware: '米', price: 200 }] };
    expect(fitAnswers(schema, answers)).toBe(answers);
  });

  it('should leave out what is gone, renamed or of another kind, in rows too', () => {
    const answers = { shopName: 5, old: 'x', rent: 100, goods: [{ ware: '米', price: '200', weight: 3 }, 'no row'] };
    expect(fitAnswers(schema, answers)).toEqual({ rent: 100, goods: [{ ware: '米' }] });
  });

  it('should keep answers of fields that a branch adds', () => {
    const branched = {
      type: 'object',
      properties: { a: { type: 'string' } },
      allOf: [{ else: { properties: { b: { type: 'string' } } } }],
    };
    const answers = { a: 'x', b: 'y' };
    expect(fitAnswers(branched, answers)).toBe(answers);
  });
});

describe('a step that does not see a field', () => {
  it('should name the field', () => {
    expect(hiddenTitles(schema, { hide: ['f_test_rent'] })).toEqual(['月租金']);
    expect(hiddenTitles(schema, null)).toEqual([]);
  });
});
