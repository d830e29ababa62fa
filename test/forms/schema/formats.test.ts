import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFormat, formats, isCreditCode, isResidentId } from '#forms/schema/index.ts';

const good = {
  'cn-id': ['11010519491231002X', '440524188001010014'],
  'cn-uscc': ['91350100M000100Y43', '914403001922038216', '91110000802100433B', '12100000400000624D'],
  'cn-mobile': ['13800138000', '19912345678'],
  'cn-phone': [
    '13800138000',
    '0731-82212345',
    '010-62212345',
    '01062212345',
    '82212345',
    '0731-82212345-801',
    '400-810-1234',
    '4008101234',
  ],
  'cn-postcode': ['413002', '010010'],
  date: ['2026-02-13', '2028-02-29', '1949-10-01'],
  'date-time': ['2026-02-13T09:30:00+08:00', '2026-02-13T01:30:00Z', '2026-02-13T01:30:00.123Z'],
  email: ['a@example.cn', 'first.last+tag@sub.example.com'],
  uri: ['https://example.cn/a?b=c#d', 'http://localhost:8080/x'],
} as const;

const bad = {
  'cn-id': [
    '110105194912310021',
    '11010519491231002x',
    '11010519491331002X',
    '11010520260230002X',
    '1101051949123100',
    '',
    '01010519491231002X',
  ],
  'cn-uscc': ['91350100M000100Y44', '91350100M000100Y4', '91350100I000100Y43', '91350100m000100y43', ''],
  'cn-mobile': ['12800138000', '1380013800', '138001380001', '+8613800138000', '１３８００１３８０００'],
  'cn-phone': ['123', '0731-', '0731 82212345', '0731-82212345-', 'abc'],
  'cn-postcode': ['41300', '4130021', '913002'],
  date: ['2026-02-30', '2026-2-13', '20260213', '2026-02-13T00:00:00Z'],
  'date-time': ['2026-02-13', '2026-02-30T01:00:00Z', '2026-02-13T24:00:00Z', '2026-02-13T01:00:00'],
  email: ['a@b', 'a b@example.cn', '@example.cn', 'a@', 'a@@example.cn', 'a@-example.cn', '.a@example.cn'],
  uri: ['javascript:alert(1)', 'example.cn', 'ftp://example.cn', 'https://', 'data:text/html,x', 'https://a b'],
} as const;

const cases = <T extends Record<string, readonly string[]>>(table: T) =>
  Object.entries(table).flatMap(([name, values]) => values.map(value => [name, value] as const));

describe('formats', () => {
  it.each(cases(good))('should take as %s: %s', (name, value) => {
    // given
    const format = findFormat(name)!;
    // when, then
    expect(format.test(value)).toBe(true);
  });

  it.each(cases(bad))('should refuse as %s: %s', (name, value) => {
    // given
    const format = findFormat(name)!;
    // when, then
    expect(format.test(value)).toBe(false);
  });

  it('should know no format by an inherited name', () => {
    // given, when
    const found = ['constructor', 'toString', 'ipv4', 3].map(findFormat);
    // then
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
    expect(Object.keys(formats)).toEqual(Object.keys(good));
  });

  it('should notice any single wrong digit of an identity number', () => {
    fc.assert(
      // given
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const text = '11010519491231002X';
        const wrong = (Number(text[place]) + shift) % 10;
        // when
        const changed = text.slice(0, place) + wrong + text.slice(place + 1);
        // then
        expect(isResidentId(changed)).toBe(false);
      }),
    );
  });

  it('should have exactly one check character for any credit code', () => {
    // given
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const body = fc.tuple(
      fc.constantFrom(...alphabet),
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }),
    );
    fc.assert(
      fc.property(body, ([kind, region, organ]) => {
        // when
        const valid = alphabet.filter(check => isCreditCode(`9${kind}${region}${organ}${check}`));
        // then
        expect(valid).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
