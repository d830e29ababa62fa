import { describe, expect, it } from 'vitest';
import { placeOf, tokensOf } from '#designer/process/player/tokens.ts';

const step = (...tokens: string[]) => ({ element: null, text: { zh: '', en: '' }, tokens });

describe('tokensOf', () => {
  it('should let a token keep its key while it moves, and leave those that stay where they are', () => {
    // when
    const told = tokensOf([step(), step('a'), step('f1', 'f2'), step('f2', 'b'), step('b', 'b'), step()]);
    // then
    expect(told.map(tokens => tokens.map(({ key, at }) => `${key}@${at}`))).toEqual([
      [],
      ['0@a'],
      ['0@f1', '1@f2'],
      ['1@f2', '0@b'],
      ['0@b', '1@b'],
      [],
    ]);
  });
});

describe('placeOf', () => {
  it('should stand before the end of a line, and beside each other on one shape', () => {
    const line = {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
      waypoints: [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ],
    };
    expect(placeOf(line, 0)).toEqual({ x: 82, y: 0 });
    const task = { x: 10, y: 10, width: 100, height: 80 };
    expect(placeOf(task, 1).x - placeOf(task, 0).x).toBe(18);
  });
});
