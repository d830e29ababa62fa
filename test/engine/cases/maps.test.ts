import { describe, expect, it } from 'vitest';
import { copyMap, isEmpty, remove } from '#engine/cases/maps.ts';

const mapOf = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, n) => [`1.${n}`, n]));

describe('a map of a case', () => {
  it.each([0, 1, 2, 40])('should tell whether it holds anything: %i entries', size => {
    // given
    const map = mapOf(size);
    // when
    const told = isEmpty(map);
    // then
    expect(told).toBe(size === 0);
  });

  it.each([0, 1, 8, 9, 300])('should be copied with its entries in their order: %i entries', size => {
    // given
    const map = mapOf(size);
    // when
    const copy = copyMap(map);
    copy['2.0'] = 7;
    // then
    expect([Object.entries(map), Object.entries(copy)]).toEqual([
      Object.entries(mapOf(size)),
      [...Object.entries(mapOf(size)), ['2.0', 7]],
    ]);
  });

  it.each([1, 9, 300])('should lose entries of its copy alone: %i entries', size => {
    // given
    const map = mapOf(size);
    // when
    const left = remove(copyMap(map), '1.0');
    // then
    expect([map, Object.keys(left)]).toEqual([mapOf(size), Object.keys(mapOf(size)).slice(1)]);
  });
});

describe('a map of a case without one of its entries', () => {
  it.each([1, 2, 8, 9, 10, 500])('should hold the others in their order: %i entries', size => {
    for (const id of new Set(['1.0', `1.${size >> 1}`, `1.${size - 1}`])) {
      // given
      const map = mapOf(size);
      // when
      const left = remove(map, id);
      // then
      expect(Object.entries(left)).toEqual(Object.entries(mapOf(size)).filter(([key]) => key !== id));
    }
  });

  it('should lose one entry after the other until none is left, and take new ones', () => {
    // given
    let map = mapOf(40);
    // when
    for (const id of Object.keys(map)) map = remove(map, id);
    const empty = { ...map };
    map['2.0'] = 7;
    const refilled = { ...map };
    // then
    expect([empty, refilled, remove(map, '2.0')]).toEqual([{}, { '2.0': 7 }, {}]);
  });

  it('should be the same map where nothing goes by that id', () => {
    expect(remove(mapOf(3), '9.9')).toEqual(mapOf(3));
  });
});
