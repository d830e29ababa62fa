import { describe, expect, it } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { caseStatuses, changed, cursorOf, nextPage, previousPage, readCaseSearch } from '#workbench/cases/search.ts';

describe('the address of the case list', () => {
  it('should keep every filter that is understood and leave out the rest', () => {
    const all = {
      ...{ q: '食品', centre: 'heshan', type: 'joint', status: 'accepted', phase: 'closed', stage: 'handle', card: 'red' },
      ...{ unit: 'health', item: 'food', from: '2026-10-01', to: '2026-10-31' },
    };
    expect(readCaseSearch(all)).toEqual(all);
    expect(
      readCaseSearch({
        q: 20261012,
        type: 'party',
        phase: 'x',
        card: 'blue',
        from: '2026-13-01',
        to: 'soon',
        unit: 'a b',
        page: 3,
        mine: 1,
      }),
    ).toEqual({ q: '20261012' });
  });

  it('should begin anew with the first page when a filter changes, and forget units and items of another centre', () => {
    const search = readCaseSearch({ centre: 'a', unit: 'u', item: 'i', stage: 'handle', page: 2, trail: '1_x' });
    expect(changed(search, { stage: 'review' })).toEqual({ centre: 'a', unit: 'u', item: 'i', stage: 'review' });
    expect(changed(search, { centre: 'b' })).toEqual({ centre: 'b', stage: 'handle' });
    expect(changed(search, { centre: 'b', unit: 'v' })).toEqual({ centre: 'b', unit: 'v', stage: 'handle' });
    expect(changed(search, { centre: undefined })).toEqual({ stage: 'handle' });
    expect(changed(search, { unit: undefined })).toEqual({ centre: 'a', item: 'i', stage: 'handle' });
  });

  it('should go page by page there and back by the cursors in the address', () => {
    const first = readCaseSearch({ stage: 'handle' });
    const second = nextPage(first, '200_b');
    const third = nextPage(second, '100_a');
    expect([cursorOf(first), cursorOf(second), cursorOf(third)]).toEqual([undefined, '200_b', '100_a']);
    expect([third.page, previousPage(third), previousPage(second)]).toEqual([3, second, first]);
    expect(readCaseSearch({ ...third })).toEqual(third);
  });

  it('should stay short over many pages, and lead back to the first where a cursor is no longer known', () => {
    let search = readCaseSearch({});
    for (let n = 0; n < 40; n += 1) search = nextPage(search, `${1_760_000_000_000 - n}_0199dd2f-8f5a-7abc-8def-0123456789ab`);
    expect([search.page, search.trail!.length < 2_000]).toEqual([41, true]);
    expect(readCaseSearch({ ...search })).toEqual(search);
    for (let n = 0; n < 20; n += 1) search = previousPage(search);
    expect(search).toEqual({});
  });
});

describe('the choice of statuses', () => {
  it('should offer every status a shipped pack gives, and no other', () => {
    // given
    const given = new Set(shippedPacks().packs.flatMap(({ statusOf }) => Object.values(statusOf)));
    // then
    expect([...caseStatuses].toSorted()).toEqual([...given].toSorted());
  });
});
