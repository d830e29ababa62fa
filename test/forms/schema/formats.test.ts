import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFormat, formats, isBankCard, isCreditCode, isResidentId } from '#forms/schema/index.ts';

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
  'cn-landline': ['0731-82212345', '010-62212345', '01062212345', '02062212345', '8221234', '0737-4221234-801'],
  'cn-postcode': ['413002', '010010', '100000', '850000', '999077'],
  'cn-bank-card': ['6222020200112233446', '4111111111111111', '5500005555555559', '621700000006'],
  'cn-plate': [
    ...['湘A12345', '京AD1234', '沪C1234挂', '粤BF567学', '湘A1234警', '沪A0023领', '粤ZAB12港', '粤Z1234澳', '湘H1234试', '湘H1234超'],
    ...['湘AD12345', '湘AF12345', '湘AKA1234', '湘A12345D', '京A12345F', '使224578', '224578使', '湘X1234应急', '民航A1234', 'WJ湘1234X'],
  ],
  'case-number': ['HS-20261122-0001', 'A1-20240229-9999', 'HS-20261122-12345'],
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
  'cn-landline': ['13800138000', '400-810-1234', '0731-12212345', '011-62212345', '00731-82212345', '822123', '0731--8221234'],
  'cn-postcode': ['41300', '4130021', '913002', '000000', '180000', '370001', '999076', '５１００００'],
  'cn-bank-card': ['6222020200112233445', '6222 0202 0011 2233 446', '0000000000000000', '62220202001', '62220202001122334465', ''],
  'cn-plate': [
    ...['湘A1234', '湘A123456', '湘AO1234', '湘AI1234', '湘I12345', '台A12345', '湘a12345', '湘A·12345', '湘A 12345', 'A12345'],
    ...['湘AL12345', '湘A1D2345', '湘A12345L', '湘A12345使', '使22457', '粤A1234港', '湘A1234应急', 'WJ湘123', '湘A1234黄', ''],
  ],
  'case-number': [
    'HS-20261122-001',
    'HS-20261122-0000',
    'HS-20261322-0001',
    'HS-20260229-0001',
    'hs-20261122-0001',
    'HS-20261122-00012',
    '',
  ],
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

  it('should have exactly one check character for any identity number', () => {
    // given
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    const body = fc.tuple(fc.integer({ min: 110_000, max: 659_999 }), day, fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(body, ([region, born, order]) => {
        const text = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
        // when
        const valid = [...'0123456789X'].filter(check => isResidentId(text + check));
        // then
        expect(valid).toHaveLength(1);
      }),
    );
  });

  it('should have exactly one check digit for any bank card, and notice any single wrong digit', () => {
    // given
    const body = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 10, maxLength: 17 }),
    );
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), ([first, rest], at, shift) => {
        const text = `${first}${rest}`;
        // when
        const valid = [...'0123456789'].filter(check => isBankCard(text + check));
        const place = 1 + (at % (text.length - 1));
        const wrong = (Number(text[place]) + shift) % 10;
        // then
        expect(valid).toHaveLength(1);
        expect(isBankCard(text.slice(0, place) + wrong + text.slice(place + 1) + valid[0])).toBe(false);
      }),
    );
  });

  it('should notice any single wrong character of a credit code', () => {
    // given
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const code = '91350100M000100Y43';
    // when
    const wrong = [...code].flatMap((own, place) =>
      [...alphabet].filter(other => other !== own).map(other => code.slice(0, place) + other + code.slice(place + 1)),
    );
    // then
    expect(wrong.length).toBe(18 * 30);
    expect(wrong.filter(isCreditCode)).toEqual([]);
  });

  it.each(cases(good).filter(([name]) => ['cn-id', 'cn-uscc', 'cn-bank-card'].includes(name)))(
    'should refuse %s %s with its last character one further',
    (name, value) => {
      // given
      const order = name === 'cn-uscc' ? '0123456789ABCDEFGHJKLMNPQRTUWXY' : name === 'cn-id' ? '0123456789X' : '0123456789';
      // when
      const next = order[(order.indexOf(value.at(-1)!) + 1) % order.length]!;
      // then
      expect(findFormat(name)!.test(value.slice(0, -1) + next)).toBe(false);
    },
  );

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
