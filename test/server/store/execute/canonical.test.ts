import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyHash, canonicalText } from '#server/store/execute/canonical.ts';

/** Keys in the other order, at every depth. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('canonicalText', () => {
  it('should give the same text whatever the order of keys, and a text that reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = canonicalText(value);
        expect(canonicalText(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('should write every text as JSON does, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(canonicalText(text)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['"', '\\', '\n', '\u007f', '\u2028', '\ud7ff', '\ud800', '😀', '流程'])
      expect(canonicalText(text)).toBe(JSON.stringify(text));
  });

  it('should leave out what JSON has no word for, and keep its place in a list', () => {
    expect(canonicalText({ b: undefined, a: [undefined, () => 1, 2] })).toBe('{"a":[null,null,2]}');
  });
});

describe('bodyHash', () => {
  it('should tell a body by the fields put in place of its own, and by no others', () => {
    // given
    const body = { type: 'complete-task', actor: { account: 'clerk', name: '小王' }, answers: { a: 1 }, sent: { a: '1' } };
    const sent = { actor: 'clerk', answers: body.sent, sent: undefined };

    // then
    expect(bodyHash(body, sent)).toBe(bodyHash({ answers: { a: '1' }, type: 'complete-task', actor: 'clerk' }));
    expect(bodyHash({ ...body, actor: { account: 'clerk', name: '王' } }, sent)).toBe(bodyHash(body, sent));
    expect(bodyHash({ ...body, type: 'return-task' }, sent)).not.toBe(bodyHash(body, sent));
    expect(bodyHash({ constructor: 1 })).not.toBe(bodyHash({}));
  });
});
