import { describe, expect, it } from 'vitest';
import { replaceQuoted } from '#engine/cases/numbers.ts';

const drawn = new Map([['HS-{seq4}', 'HS-0007']]);

describe('numbers in the events of an entry', () => {
  it('should stand wherever their series is quoted, at any depth and in the order of the keys', () => {
    // given
    const event = {
      type: 'document-issued',
      number: 'HS-{seq4}',
      private: { values: { title: '第 HS-{seq4} 号，HS-{seq4}', list: ['HS-{seq4}', 3, null, { deep: 'HS-{seq4}' }], other: 'OT-{seq2}' } },
    };
    // when
    const filled = replaceQuoted(event, drawn);
    // then
    expect(JSON.stringify(filled)).toBe(JSON.stringify(event).replaceAll('HS-{seq4}', 'HS-0007'));
  });

  it('should leave what was given as it was', () => {
    // given
    const event = { number: 'HS-{seq4}', list: ['HS-{seq4}'] };
    // when
    replaceQuoted(event, drawn);
    // then
    expect(event).toEqual({ number: 'HS-{seq4}', list: ['HS-{seq4}'] });
  });

  it.each([[{ type: 'flow-taken', flow: 'f1', at: 3, none: null, list: [{ deep: 'f2' }] }], [['a', 1]], ['text'], [7], [null], [true]])(
    'should hand back %j, which quotes none, as it is',
    value => {
      expect(replaceQuoted(value, drawn)).toBe(value);
    },
  );
});
