import { compile } from 'json-schema-to-typescript';
import { describe, expect, it } from 'vitest';
import { plainSchema } from '#processes/generate/plain.ts';

const form = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

/** The TypeScript of a form with one field. */
async function typed(field: object, more: object = {}): Promise<string> {
  const text = await compile(plainSchema(form({ field }, more)), 'A', { bannerComment: '', additionalProperties: false });
  return text
    .replaceAll(/\s+/g, ' ')
    .replace('export interface A {', '')
    .replace(/\}\s*$/, '')
    .trim();
}

describe('plainSchema', () => {
  it.each([
    ['a text', { type: 'string', maxLength: 10, pattern: '^a' }, 'field?: string;'],
    ['a number', { type: 'integer', minimum: 1 }, 'field?: number;'],
    ['yes or no', { type: 'boolean' }, 'field?: boolean;'],
    ['money', { type: 'integer', 'x-money': true, minimum: 0 }, 'field?: Fen;'],
    ['a code', { type: 'string', 'x-codes': 'id-type' }, 'field?: Code<"id-type">;'],
    [
      'choices',
      {
        type: 'string',
        oneOf: [
          { const: 'a', title: '甲' },
          { const: 'b', title: '乙' },
        ],
      },
      'field?: "a" | "b";',
    ],
    ['an enum', { enum: ['a', 2, null] }, 'field?: "a" | 2 | null;'],
    ['one value', { const: true }, 'field?: true;'],
    ['several choices', { type: 'array', items: { type: 'string', enum: ['a'] }, minItems: 1, maxItems: 3 }, 'field?: "a"[];'],
    ['codes', { type: 'array', items: { type: 'string', 'x-codes': 'units' } }, 'field?: Code<"units">[];'],
    [
      'a table',
      { type: 'array', items: form({ name: { type: 'string' }, sum: { type: 'integer', 'x-money': true } }, { required: ['name'] }) },
      'field?: { name: string; sum?: Fen; }[];',
    ],
    ['a group', form({ name: { type: 'string' } }, { required: ['name'] }), 'field?: { name: string; };'],
  ])('should type %s', async (_name, field, expected) => {
    expect(await typed(field)).toBe(expected);
  });

  it.each([
    ['what is required', {}, 'field: string;'],
    ['what a rule may hide', { 'x-visible': 'other' }, 'field?: string;'],
    ['what the server computes', { 'x-value': 'other' }, 'field?: string;'],
  ])('should know whether %s is always there', async (_name, more, expected) => {
    expect(await typed({ type: 'string', ...more }, { required: ['field'] })).toBe(expected);
  });

  it('should write references out, and let what stands beside them win', async () => {
    // given
    const $defs = { party: { type: 'object', title: '当事人', properties: { name: { type: 'string' } }, required: ['name'] } };
    // when, then
    expect(await typed({ $ref: '#/$defs/party', title: '甲方' }, { $defs })).toBe('/** * 甲方 */ field?: { name: string; };');
  });

  it('should leave conditions out, but not the fields they bring', async () => {
    // given
    const brought = { required: ['field'], properties: { more: { type: 'integer', title: '另填' } } };
    const allOf = [{ if: { properties: { field: { const: 'a' } } }, ...Object.fromEntries([['then', brought]]) }];
    // when, then
    expect(await typed({ type: 'string' }, { allOf })).toBe('/** * 另填 */ more?: number; field?: string;');
  });

  it('should say title and description in a comment that ends where it should', async () => {
    expect(await typed({ type: 'string', title: '名称', description: '不要写 */ 或代码' })).toBe(
      '/** * 名称 * 不要写 * / 或代码 */ field?: string;',
    );
  });
});
