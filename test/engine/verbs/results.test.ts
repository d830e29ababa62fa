import { describe, expect, it } from 'vitest';
import { cannotRefuse, isAgreeing, isRefusing, resultOfItself } from '#engine/verbs/results.ts';

const here = (form: string | undefined, schema: unknown) =>
  ({ element: form === undefined ? {} : { form }, release: { forms: { review: schema } } }) as unknown as Parameters<
    typeof resultOfItself
  >[0];
const titled = (...values: string[]) => ({ properties: { result: { oneOf: values.map(value => ({ const: value, title: value })) } } });

describe('resultOfItself', () => {
  it.each<[string, unknown, string | undefined, string, string]>([
    ['its options', titled('grant', 'refuse'), 'review', 'grant', 'refuse'],
    ['options of other words', titled('return', 'pass'), 'review', 'pass', 'return'],
    [
      'any of some options',
      { properties: { result: { anyOf: [{ const: 'approve' }, { const: 'disagree' }] } } },
      'review',
      'approve',
      'disagree',
    ],
    ['a list of values', { properties: { result: { enum: ['pass', 'reject'] } } }, 'review', 'pass', 'reject'],
    ['options nobody knows', titled('blue', 'green'), 'review', 'agree', 'refuse'],
    ['a form without a result', { properties: {} }, 'review', 'agree', 'refuse'],
    ['a form that is no schema', null, 'review', 'agree', 'refuse'],
    ['a form of another name', titled('pass'), 'other', 'agree', 'refuse'],
    ['no form', titled('pass'), undefined, 'agree', 'refuse'],
  ])('should answer by %s', (_, schema, form, agree, refuse) => {
    expect([resultOfItself(here(form, schema), 'agree'), resultOfItself(here(form, schema), 'refuse')]).toEqual([agree, refuse]);
  });
});

describe('isAgreeing', () => {
  it('should know who says yes', () => {
    expect(['agree', 'pass', 'grant', 'approve', 'refuse', 'complete', '', null].map(isAgreeing)).toEqual([
      ...[true, true, true, true, false, false, false, false],
    ]);
  });
});

describe('isRefusing', () => {
  it('should know who says no', () => {
    expect(['refuse', 'disagree', 'reject', 'decline', 'return', 'agree', 'supplement', '', null].map(isRefusing)).toEqual([
      ...[true, true, true, true, true, false, false, false, false],
    ]);
  });
});

describe('cannotRefuse', () => {
  const options = (...values: string[]) => ({ properties: { result: { enum: values } } });

  it.each([
    ['a form that offers no word for no', 'review', options('pass', 'supplement'), true],
    ['a form that offers one', 'review', options('pass', 'return'), false],
    ['a form without results', 'review', { properties: {} }, false],
    ['a step without a form', undefined, {}, false],
  ])('should look at %s', (_, form, schema, expected) => {
    expect(cannotRefuse(here(form, schema))).toBe(expected);
  });
});
