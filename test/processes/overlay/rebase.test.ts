import { describe, expect, it } from 'vitest';
import { contentOf } from '#processes/hash.ts';
import { fold } from '#processes/overlay/fold.ts';
import { rebase } from '#processes/overlay/rebase.ts';
import type { Operation } from '#processes/overlay/types.ts';
import { partsOf } from './parts.ts';

const base = partsOf('promised');
const mine: Operation[] = [
  { part: 'clocks', path: ['notice', 'length'], value: '= 3' },
  { part: 'texts', path: ['zh', 'accepted'], value: '镇里已受理。' },
  { part: 'process', path: ['check', 'name'], value: '初审' },
];
/** The base as its centre changed it. */
const changed = async (...operations: Operation[]) => (await fold(base, operations)).parts;

describe('rebase', () => {
  it('should keep everything when the parent changed nothing, or something else', async () => {
    // given
    const theirs = await changed(
      { part: 'texts', path: ['zh', 'granted'], value: '准予。' },
      { part: 'process', path: ['review', 'name'], value: '复核' },
    );
    // when, then
    expect(await rebase(mine, base, base)).toEqual({ operations: mine, conflicts: [] });
    expect(await rebase(mine, base, theirs)).toEqual({ operations: mine, conflicts: [] });
  });

  it('should list what the parent changed otherwise, with the three values and where it is', async () => {
    // given
    const theirs = await changed(
      { part: 'clocks', path: ['notice', 'length'], value: '= 4' },
      { part: 'process', path: ['check', 'name'], value: '审查' },
    );
    // when
    const { operations, conflicts } = await rebase(mine, base, theirs);
    // then
    expect(operations).toEqual([mine[1]]);
    expect(conflicts).toMatchObject([
      { operation: mine[0], base: '= 5', theirs: '= 4', ours: '= 3', label: { zh: '时限「一次性告知时限」 · 时长' } },
      { operation: mine[2], base: '形式审查', theirs: '审查', ours: '初审', label: { en: 'User task "形式审查" · name' } },
    ]);
  });

  it('should list what lost its place, and drop what the parent now says itself', async () => {
    // given
    const theirs = await changed({ part: 'clocks', path: ['notice'] }, { part: 'texts', path: ['zh', 'accepted'], value: '镇里已受理。' });
    // when
    const { operations, conflicts } = await rebase(mine, base, theirs);
    // then
    expect(operations).toEqual([mine[2]]);
    expect(conflicts).toMatchObject([{ operation: mine[0], theirs: undefined }]);
  });

  it('should give what folding onto the new parent gives', async () => {
    // given
    const theirs = await changed({ part: 'cards', path: ['red', 'when', 'afterDue'], value: 2 });
    // when
    const { operations } = await rebase(mine, base, theirs);
    const both = await fold(await changed(...mine), [{ part: 'cards', path: ['red', 'when', 'afterDue'], value: 2 }]);
    // then
    expect(contentOf((await fold(theirs, operations)).parts, {})).toBe(contentOf(both.parts, {}));
  });
});
