import { describe, expect, it } from 'vitest';
import { readPack } from '#processes/read.ts';
import { filesOfPack } from '#processes/whole.ts';
import { shipped } from './shipped.ts';

describe('filesOfPack', () => {
  it.each(Object.keys(shipped))('should be read as the same pack again: %s', id => {
    // when
    const { pack, problems } = readPack(filesOfPack(shipped[id]!));
    // then
    expect(problems).toEqual([]);
    expect(pack).toEqual(shipped[id]);
  });
});
