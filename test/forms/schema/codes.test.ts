import { describe, expect, it } from 'vitest';
import { codesIn, listsIn, pathOfCode, titleOfCode } from '#forms/schema/codes.ts';
import type { CodeBook, CodeEntry } from '#forms/schema/types.ts';

const entries: CodeEntry[] = [
  { code: '430000', title: { zh: '湖南省', en: 'Hunan' }, level: 1 },
  { code: '430900', title: { zh: '益阳市', en: 'Yiyang' }, level: 2, parent: '430000' },
];
const book: CodeBook = { find: (list, code) => (list === 'division' ? (entries.find(one => one.code === code) ?? null) : null) };

const schema = {
  type: 'object',
  $defs: { place: { type: 'string', 'x-codes': 'division', 'x-codes-level': 3 } },
  properties: {
    home: { $ref: '#/$defs/place' },
    trades: { type: 'array', items: { type: 'string', 'x-codes': 'industry' } },
    members: { type: 'array', items: { type: 'object', properties: { nation: { type: 'string', 'x-codes': 'ethnic-group' } } } },
    kind: { type: 'string' },
  },
  if: { properties: { kind: { const: 'firm' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { seat: { type: 'string', 'x-codes': 'division' } } },
};

describe('codes in answers', () => {
  it('should find the codes in fields, lists, tables, branches and behind references', () => {
    const named = codesIn(schema, { home: '430903', trades: ['A01', 'B'], members: [{ nation: '01' }, {}], seat: '430902', kind: 'firm' });

    expect(Object.fromEntries([...named].map(([list, codes]) => [list, [...codes].sort()]))).toEqual({
      division: ['430902', '430903'],
      industry: ['A01', 'B'],
      'ethnic-group': ['01'],
    });
  });

  it('should pass over answers of another kind and prototype names', () => {
    expect([...codesIn(schema, { home: 7, trades: 'A', members: { nation: '01' }, constructor: 'x' })]).toEqual([]);
    expect([...codesIn(schema, null)]).toEqual([]);
  });

  it('should end on a schema that refers to itself', () => {
    const circle = { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } }, properties: { x: { $ref: '#/$defs/a' } } };

    expect([...codesIn(circle, { x: '1' })]).toEqual([]);
  });

  it('should name the lists of a form with the places that use them', () => {
    expect(Object.fromEntries(listsIn(schema))).toEqual({
      division: ['/$defs/place', '/then/properties/seat'],
      industry: ['/properties/trades/items'],
      'ethnic-group': ['/properties/members/items/properties/nation'],
    });
  });

  it('should leave out what stands above in another list', () => {
    const people: CodeBook = {
      find: (_, code) => (code === 'wang' ? { code, title: { zh: '王芳', en: 'Wang' }, level: 1, parent: 'health' } : null),
    };

    expect(pathOfCode(people, 'people', 'wang').map(({ zh }) => zh)).toEqual(['王芳']);
  });

  it('should give titles from the top down, and the code itself where nobody knows it', () => {
    expect(pathOfCode(book, 'division', '430900').map(({ zh }) => zh)).toEqual(['湖南省', '益阳市']);
    expect(titleOfCode(book, 'division', '990000')).toEqual({ zh: '990000', en: '990000' });
  });
});
