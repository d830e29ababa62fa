import { describe, expect, it } from 'vitest';
import { addedBelow, changed, noChanges, toBody, withMark, withTitle } from '#designer/codes/changes.ts';

const text = (zh: string) => ({ zh, en: zh });
const entry = { code: 'a', title: text('甲'), level: 1, hasChildren: false, from: null };

describe('changes of a list before they are saved', () => {
  it('should gather titles, new entries, and marks into one body', () => {
    let changes = withTitle(noChanges, { code: 'a', title: text('甲甲'), isNew: false });
    changes = withTitle(changes, { code: 'n', title: text('新'), parent: 'a', isNew: true });
    changes = withMark(changes, 'b', true, false);
    changes = withMark(changes, 'c', false, true);

    expect(toBody(changes)).toEqual({
      entries: [
        { code: 'a', title: text('甲甲') },
        { code: 'n', title: text('新'), parent: 'a' },
      ],
      retired: ['b'],
      restored: ['c'],
    });
    expect(addedBelow(changes, 'a', 2)).toMatchObject([{ code: 'n', level: 2, parent: 'a', hasChildren: false }]);
    expect(changed(entry, changes.get('a')).title).toEqual(text('甲甲'));
  });

  it('should take a mark back, and let a new entry go when it is retired', () => {
    let changes = withTitle(noChanges, { code: 'n', title: text('新'), isNew: true });
    changes = withMark(withMark(changes, 'a', true, false), 'a', false, false);
    changes = withMark(changes, 'n', true, false);

    expect(changes.size).toBe(0);
  });

  it('should keep a title when its mark is taken back, and a new entry new when it is renamed', () => {
    let changes = withMark(withTitle(noChanges, { code: 'a', title: text('甲甲'), isNew: false }), 'a', true, false);
    changes = withMark(changes, 'a', false, false);
    changes = withTitle(withTitle(changes, { code: 'n', title: text('新'), parent: 'a', isNew: true }), {
      code: 'n',
      title: text('新新'),
      isNew: false,
    });

    expect(changes.get('a')).toEqual({ code: 'a', isNew: false, title: text('甲甲') });
    expect(changes.get('n')).toEqual({ code: 'n', isNew: true, parent: 'a', title: text('新新') });
  });

  it('should show an entry retired and back as the changes say', () => {
    expect(changed(entry, { code: 'a', isNew: false, retired: true }).retired).toBe(true);
    expect(changed({ ...entry, retired: true }, { code: 'a', isNew: false, retired: false }).retired).toBeUndefined();
  });
});
