import { describe, expect, it } from 'vitest';
import { readCode, readNumber } from '#workbench/public/home/proof.ts';

describe('what a visitor types', () => {
  it.each(['ABCD2345EFGH', 'abcd2345efgh', ' ABCD-2345-EFGH ', 'ＡＢＣＤ２３４５ＥＦＧＨ', 'ABCD 2345 EFGH'])(
    'should be a query code: %s',
    text => {
      expect(readCode(text)).toEqual({ queryCode: 'ABCD2345EFGH' });
    },
  );

  it.each(['', 'ABCD2345EFG', 'ABCD2345EFGHJ', 'ABCD2345EFG1', 'ABCD2345EFG0', '办件号'])('should be no query code: %s', text => {
    expect(readCode(text)).toBeNull();
  });

  it('should be a number with the last four, or say which of both is wrong', () => {
    expect(readNumber(' hs-20261123-0001 ', '013x')).toEqual({ number: 'HS-20261123-0001', lastFour: '013X' });
    expect(readNumber('', '01')).toEqual({ wrong: ['number', 'lastFour'] });
    expect(readNumber('HS-20261123-0001', '01-3')).toEqual({ wrong: ['lastFour'] });
  });
});
