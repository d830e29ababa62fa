import { describe, expect, it } from 'vitest';
import { changesBetween, type LimitDraft, ontoBase, shownOver, type StoredLimits, withTyped } from '#designer/clocks/itemDraft.ts';

const stored: StoredLimits = { version: 1, statutoryLimit: 20, promisedLimit: 10, stageLimits: { accept: 2, review: 3 } };
const theirs: StoredLimits = { version: 2, statutoryLimit: 15, promisedLimit: 8, stageLimits: { accept: 1, review: 3 } };
const typed = (...each: Parameters<typeof withTyped>[2][]): LimitDraft | null =>
  each.reduce<LimitDraft | null>((draft, one) => withTyped(draft, stored, one), null);

describe('limits being typed', () => {
  it('should keep what was typed over what is stored, and nothing once it is typed back', () => {
    expect(shownOver(typed({ promisedLimit: 9 }, { stageLimits: { accept: 2, review: 4 } }), stored)).toEqual({
      statutoryLimit: 20,
      promisedLimit: 9,
      stageLimits: { accept: 2, review: 4 },
    });
    expect(typed({ promisedLimit: 9 }, { promisedLimit: 10 })).toBeNull();
    expect(typed({ stageLimits: { accept: 2 } }, { stageLimits: { accept: 2, review: 3 } })).toBeNull();
    expect(shownOver(typed({ stageLimits: { accept: 2 } }), stored).stageLimits).toEqual({ accept: 2 });
  });

  it('should keep only what was typed over what somebody else stored', () => {
    const kept = ontoBase(typed({ promisedLimit: 8 }, { stageLimits: { accept: 2, review: 4 } })!, theirs);
    expect(kept).toEqual({ base: theirs, stageLimits: { review: 4 } });
    expect(shownOver(kept, theirs)).toEqual({ statutoryLimit: 15, promisedLimit: 8, stageLimits: { accept: 1, review: 4 } });
    expect(ontoBase(typed({ promisedLimit: 8 })!, theirs)).toBeNull();
  });

  it('should name each limit somebody else changed', () => {
    expect(changesBetween(stored, theirs)).toEqual([
      { what: 'statutoryLimit', was: 20, is: 15 },
      { what: 'promisedLimit', was: 10, is: 8 },
      { what: 'accept', was: 2, is: 1 },
    ]);
  });
});
