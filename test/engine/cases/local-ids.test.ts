import { describe, expect, it } from 'vitest';
import { idAt } from '#engine/cases/local-ids.ts';

describe('the id of what an event makes', () => {
  it.each([
    [1, 0, '1.0'],
    [1, 63, '1.63'],
    [1, 64, '1.64'],
    [2, 0, '2.0'],
    [255, 63, '255.63'],
    [256, 0, '256.0'],
    [100_000, 1_999, '100000.1999'],
  ])('should name the position of entry %i, event %i', (seq, index, id) => {
    // given
    const first = idAt(seq, index);
    // when
    const again = idAt(seq, index);
    // then
    expect([first, again]).toEqual([id, id]);
  });
});
