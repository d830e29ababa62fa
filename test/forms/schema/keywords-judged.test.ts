import { describe, expect, it } from 'vitest';
import { keywords } from '#forms/schema/keywords.ts';
import type { Values } from '#forms/schema/types.ts';
import { createValidator } from '#forms/schema/validate.ts';

/** One keyword: the field that has it, answers at its edge that fit, and those that do not, with the sentence. */
interface Case {
  readonly field: Values;
  readonly fits: readonly unknown[];
  readonly breaks: readonly (readonly [answer: unknown, sentence: string, at?: string])[];
  /** Keywords beside the field. */
  readonly more?: Values;
}

const string = { type: 'string' };
const shopping = { type: 'array', items: string };
const choose = '「项」请从列出的选项中选择。';

const cases: Readonly<Record<string, Case>> = {
  type: {
    field: { type: 'integer' },
    fits: [0, -3, 5.0],
    breaks: [
      [1.5, '「项」应为整数。'],
      ['5', '「项」应为整数。'],
      [Number.NaN, '「项」应为整数。'],
    ],
  },
  minLength: { field: { ...string, minLength: 2 }, fits: ['两字', '𠮷𠮷'], breaks: [['𠮷', '「项」至少填写 2 个字。']] },
  maxLength: { field: { ...string, maxLength: 2 }, fits: ['', '两字', '𠮷𠮷'], breaks: [['三个字', '「项」最多填写 2 个字，请缩短。']] },
  pattern: { field: { ...string, pattern: '^\\p{Script=Han}{2}$' }, fits: ['两字'], breaks: [['ab', '「项」格式不正确，请按要求填写。']] },
  format: {
    field: { ...string, format: 'cn-mobile' },
    fits: ['13873700311'],
    breaks: [['12873700311', '「项」格式不正确，应为 11 位手机号码。']],
  },
  minimum: { field: { type: 'number', minimum: 1 }, fits: [1, 1.01], breaks: [[0.99, '「项」不能小于 1。']] },
  maximum: { field: { type: 'number', maximum: 1 }, fits: [1, -5], breaks: [[1.01, '「项」不能大于 1。']] },
  exclusiveMinimum: { field: { type: 'number', exclusiveMinimum: 1 }, fits: [1.01], breaks: [[1, '「项」应大于 1。']] },
  exclusiveMaximum: { field: { type: 'number', exclusiveMaximum: 1 }, fits: [0.99], breaks: [[1, '「项」应小于 1。']] },
  multipleOf: { field: { type: 'number', multipleOf: 0.01 }, fits: [19.99, 0], breaks: [[0.001, '「项」应为 0.01 的整数倍。']] },
  enum: {
    field: { enum: ['甲', 2, true] },
    fits: ['甲', 2, true],
    breaks: [
      ['乙', choose],
      ['2', choose],
    ],
  },
  const: { field: { type: 'boolean', const: true }, fits: [true], breaks: [[false, '请勾选「项」。']] },
  items: {
    field: { type: 'array', items: { type: 'integer' } },
    fits: [[], [1]],
    breaks: [[[1, 'x'], '「项（第 2 项）」应为整数。', '/field/1']],
  },
  minItems: { field: { ...shopping, minItems: 1 }, fits: [['a']], breaks: [[[], '「项」至少需要 1 项。']] },
  maxItems: { field: { ...shopping, maxItems: 1 }, fits: [[], ['a']], breaks: [[['a', 'b'], '「项」最多 1 项，请删去多余的。']] },
  uniqueItems: {
    field: { type: 'array', uniqueItems: true, items: { type: 'object', properties: { a: { ...string, title: '甲' } } } },
    fits: [[{ a: '1' }, { a: '2' }]],
    breaks: [[[{ a: '1' }, { a: '1' }], '「项」有重复的项，请删去重复。']],
  },
  properties: {
    field: { type: 'object', properties: { a: { ...string, title: '甲' } } },
    fits: [{}, { a: 'x' }],
    breaks: [
      [{ a: 1 }, '「甲」应为文字。', '/field/a'],
      [{ b: 1 }, '表单没有「b」这一项，请删除。', '/field/b'],
    ],
  },
  required: {
    field: { type: 'object', required: ['a'], properties: { a: { ...string, title: '甲' } } },
    fits: [{ a: 'x' }],
    breaks: [
      [{}, '请填写「甲」。', '/field/a'],
      [{ a: '' }, '请填写「甲」。', '/field/a'],
      [{ a: null }, '请填写「甲」。', '/field/a'],
    ],
  },
  dependentRequired: {
    field: {
      type: 'object',
      dependentRequired: { a: ['b'] },
      properties: { a: { ...string, title: '甲' }, b: { ...string, title: '乙' } },
    },
    fits: [{}, { b: 'x' }, { a: 'x', b: 'x' }],
    breaks: [[{ a: 'x' }, '请填写「乙」。', '/field/b']],
  },
  additionalProperties: {
    field: { type: 'object', additionalProperties: false, properties: { a: { ...string, title: '甲' } } },
    fits: [{ a: 'x' }],
    breaks: [[{ c: 1 }, '表单没有「c」这一项，请删除。', '/field/c']],
  },
  unevaluatedProperties: {
    field: { type: 'object', unevaluatedProperties: false, allOf: [{ properties: { a: { ...string, title: '甲' } } }] },
    fits: [{ a: 'x' }],
    breaks: [[{ c: 1 }, '表单没有「c」这一项，请删除。', '/field/c']],
  },
  allOf: {
    field: { ...string, allOf: [{ minLength: 2 }, { maxLength: 3 }] },
    fits: ['ab'],
    breaks: [
      ['a', '「项」至少填写 2 个字。'],
      ['abcd', '「项」最多填写 3 个字，请缩短。'],
    ],
  },
  anyOf: { field: { type: 'number', anyOf: [{ minimum: 10 }, { maximum: 0 }] }, fits: [10, 0], breaks: [[5, choose]] },
  oneOf: {
    field: {
      ...string,
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
      ],
    },
    fits: ['a', 'b'],
    breaks: [['甲', choose]],
  },
  not: { field: { ...string, not: { const: '无' } }, fits: ['有'], breaks: [['无', '「项」的内容不被允许，请修改。']] },
  $ref: {
    field: { $ref: '#/$defs/short' },
    fits: ['ab'],
    breaks: [['abc', '「项」最多填写 2 个字，请缩短。']],
    more: { $defs: { short: { ...string, maxLength: 2 } } },
  },
  if: {
    field: string,
    fits: ['a', 'b'],
    breaks: [
      ['必', '请填写「因」。', '/why'],
      ['短', '请填写「因」。', '/why'],
    ],
    more: {
      allOf: [
        {
          if: { properties: { field: { enum: ['必', '短'] } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { required: ['why'], properties: { why: { ...string, title: '因' } } },
          else: {},
        },
      ],
    },
  },
};

describe.each(Object.entries(cases))('the keyword %s', (_, { field, fits, breaks, more }) => {
  const judge = createValidator({ type: 'object', properties: { field: { title: '项', ...field } }, ...more });

  it.each(fits.map(answer => [answer]))('should take %j', answer => {
    expect(judge({ field: answer }).errors).toEqual([]);
  });

  it.each(breaks.map(([answer, sentence, at = '/field']) => [answer, sentence, at]))('should refuse %j: %s', (answer, sentence, at) => {
    expect(judge({ field: answer }).errors.map(({ pointer, message }) => [pointer, message.zh])).toEqual([[at, sentence]]);
  });

  it('should let an answer be missing', () => {
    // a condition on what is missing holds
    expect(judge({}).errors.map(({ pointer }) => pointer)).toEqual(more?.allOf ? ['/why'] : []);
  });
});

it('should be every keyword that can refuse an answer', () => {
  const saying = ['$schema', '$defs', '$comment', 'title', 'description', 'default', 'readOnly', 'deprecated', 'then', 'else'];
  expect(
    Object.keys(keywords)
      .filter(keyword => !saying.includes(keyword))
      .toSorted(),
  ).toEqual(Object.keys(cases).toSorted());
});
