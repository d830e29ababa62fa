import { describe, expect, it } from 'vitest';
import { idAt, isLater } from '#engine/cases/local-ids.ts';

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

describe('which of two ids was made later', () => {
  it.each([
    ['1.9', '1.10'],
    ['1.999', '2.0'],
    ['9.0', '10.0'],
    ['99.64', '100.1'],
  ])('should put %s before %s', (earlier, later) => {
    // when
    const forth = isLater(later, earlier);
    const back = isLater(earlier, later);
    // then
    expect([forth, back]).toEqual([true, false]);
  });

  it('should not put an id after itself', () => {
    // when
    const later = isLater('12.34', '12.34');
    // then
    expect(later).toBe(false);
  });
});
