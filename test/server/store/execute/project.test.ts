import { describe, expect, it } from 'vitest';
import { compareRows, type ProjectedRow } from '#server/store/execute/project.ts';

const key = ['tenant', 'id'] as const;
const row = (id: string, status: string, table = 'task'): ProjectedRow => ({ table, key, row: { tenant: 'heshan', id, status } });
const ids = (rows: readonly ProjectedRow[]) => rows.map(one => `${one.table} ${one.row.id}`);

describe('compareRows', () => {
  it.each([
    ['few', 4],
    ['many', 30],
  ])('should tell what goes, what comes and what changes among %s rows', (_name, count) => {
    // given
    const same = Array.from({ length: count }, (_, n) => row(`same${n}`, 'open'));
    const before = [...same, row('changed', 'open'), row('gone', 'open'), row('moved', 'open', 'timer')];
    const after = [row('new', 'open'), ...same, row('changed', 'done'), row('moved', 'open')];

    // when
    const { removed, written } = compareRows(before, after);

    // then
    expect(ids(removed)).toEqual(['task gone', 'timer moved']);
    expect(ids(written)).toEqual(['task new', 'task changed', 'task moved']);
  });

  it('should write everything where nothing was, and remove everything where nothing is', () => {
    expect(compareRows([], [row('a', 'open')])).toEqual({ removed: [], written: [row('a', 'open')] });
    expect(compareRows([row('a', 'open')], [])).toEqual({ removed: [row('a', 'open')], written: [] });
  });

  it('should leave columns to others that are theirs', () => {
    expect(compareRows([row('a', 'open')], [row('a', 'done')], ['status'])).toEqual({ removed: [], written: [] });
  });
});
