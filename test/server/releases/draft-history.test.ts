import { describe, expect, it } from 'vitest';
import { blankPack } from '#processes/blank.ts';
import { changedParts, superfluous } from '#server/releases/draft-history.ts';

const blank = blankPack({ id: 'leave', title: { zh: '请假', en: 'Leave' }, kind: 'other' });
const minute = 60_000;

describe('stored states of a draft', () => {
  it('should keep the latest hundred, and of those before the last of every hour', () => {
    // given: one state a minute for five hours, the newest first
    const rows = Array.from({ length: 300 }, (_, index) => ({ version: 300 - index, savedAt: (299 - index) * minute }));
    // when
    const gone = superfluous(rows);
    // then
    const kept = rows.map(({ version }) => version).filter(version => !gone.includes(version));
    expect(kept.slice(0, 100)).toEqual(rows.slice(0, 100).map(({ version }) => version));
    expect(kept.slice(100)).toEqual([200, 180, 120, 60]);
  });

  it('should stay bounded however long a pack is worked on', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ version: 1_000 - index, savedAt: (1_000 - index) * 60 * minute }));
    expect(rows.length - superfluous(rows).length).toBe(300);
  });

  it('should name the parts that were changed', () => {
    const drawn = { ...blank, pack: { ...blank.pack, bpmn: '<a/>', texts: { zh: { a: '甲' }, en: {} } } };
    expect(changedParts(blank, drawn)).toEqual(['process', 'texts']);
    expect(changedParts(blank, blank)).toEqual([]);
    expect(changedParts(null, blank)).toContain('head');
  });

  it('should name the parts an overlay speaks of', () => {
    const overlay = { kind: 'overlay', base: 'x', operations: [], items: [] } as const;
    const changed = { ...overlay, operations: [{ part: 'texts', path: ['zh', 'a'], value: '甲' }] } as const;
    expect(changedParts(overlay, changed)).toEqual(['texts']);
  });
});
