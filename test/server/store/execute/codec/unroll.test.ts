import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type RowCodec, unroll } from '#server/store/execute/codec/unroll.ts';

const times = { write: (value: unknown) => [value], read: (json: unknown) => (json as unknown[])[0] };
const table: readonly Field[] = [
  { key: 'id', optional: false, codec: undefined },
  { key: 'parts', optional: false, codec: times },
  { key: 'note', optional: true, codec: undefined },
  { key: 'later', optional: false, codec: undefined },
  { key: 'last', optional: true, codec: times },
];
const refused: RowCodec = {
  write: () => 'loop',
  read: () => ({ by: 'loop' }),
};
const { write, read } = unroll(table, ['apart'], refused);

describe('unroll', () => {
  it('should write each field at its place, null where one inside is absent, and read the same back', () => {
    fc.assert(
      fc.property(
        fc.record(
          { id: fc.string(), parts: fc.integer(), later: fc.boolean(), note: fc.string(), last: fc.string() },
          { requiredKeys: ['id', 'parts', 'later'] },
        ),
        value => {
          const row = write(value) as unknown[];
          expect(row).toEqual([value.id, [value.parts], value.note ?? null, value.later, ...('last' in value ? [[value.last]] : [])]);
          expect(read(row)).toEqual(value);
        },
      ),
    );
  });

  it('should pass over what stands elsewhere', () => {
    expect(write({ id: 'a', parts: 1, later: true, apart: 'x' })).toEqual(['a', [1], null, true]);
  });

  it('should tell of what stands elsewhere', () => {
    // given
    let found = 0;
    const told = unroll(table, ['apart'], { ...refused, found: () => (found += 1) });
    // when
    for (const id of ['a', 'b']) told.write({ id, parts: 1, later: true });
    told.write({ id: 'c', parts: 1, later: true, apart: 'x' });
    // then
    expect(found).toBe(1);
  });

  it.each([
    ['a field that is missing', { id: 'a', later: true }],
    ['a field nobody knows', { id: 'a', parts: 1, later: true, origin: '益阳' }],
  ])('should leave a value with %s to the loop', (_what, value) => {
    expect(write(value)).toBe('loop');
  });

  it('should leave a text that is too short to the loop', () => {
    expect(read(['a'])).toEqual({ by: 'loop' });
  });

  it('should take nothing but names into its code', () => {
    expect(() => unroll([{ key: 'a;b', optional: false, codec: undefined }], [], refused)).toThrow('a;b');
  });
});
