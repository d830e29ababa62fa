import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultLine } from '#workbench/supervise/backtest/json-fault.ts';

describe('faultLine', () => {
  it.each([
    ['', 1],
    ['{', 1],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": 1\n"b": 2\n}', 3],
    ['[\n1,\n2,\n', 3],
    ['{\n"a": [1, 2}\n}', 2],
    ['{\n"a": \'x\'\n}', 2],
    ['{\n"a": 1\n}\n,', 4],
    ['{\n"a": "long\n"}', 2],
  ])('should find the mistake of %j in line %i', (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(faultLine(text)).toBe(line);
  });

  it('should find nothing wrong before the end of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify(value, null, 2);
        expect(faultLine(`${text}\n\n?`)).toBe(text.split('\n').length + 2);
      }),
      { numRuns: 200 },
    );
  });
});
