import { describe, expect, it } from 'vitest';
import { pickedCodes } from '#forms/render/widgets/picked-codes.ts';

const levels = new Map([
  ['430000', 1],
  ['430903', 3],
]);
const levelOf = (path: readonly string[]): number => levels.get(path.at(-1)!) ?? path.length;

describe('pickedCodes', () => {
  it('should keep what was chosen before while its level is not loaded yet', () => {
    // given: 430922 was chosen before, and its entry is still on its way
    const paths = [['430922'], ['430000', '430900', '430903']];
    // when
    const codes = pickedCodes(paths, { chosen: ['430922'], level: 3, levelOf });
    // then
    expect(codes).toEqual(['430922', '430903']);
  });

  it('should not take what is not deep enough', () => {
    expect(pickedCodes([['430000']], { chosen: [], level: 3, levelOf })).toEqual([]);
  });
});
