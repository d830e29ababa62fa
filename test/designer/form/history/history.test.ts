import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginHistory,
  type History,
  historyLength,
  mergeWithin,
  redone,
  resumed,
  undone,
  withSelection,
  withStep,
} from '#designer/form/history/history.ts';
import { removeField, renameField } from '#designer/form/model/index.ts';
import { isSame } from '#designer/draft/address.ts';
import type { FormFile } from '#processes/types.ts';
import { stall } from '../model/forms.ts';

const titled = (n: number): FormFile => ({ ...stall, title: { zh: `第 ${n} 次`, en: `Take ${n}` } });
const at = 1_763_800_000_000;

describe('history of a form', () => {
  it('should bring back the same bytes when every step is undone, and the last when all are redone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }), names => {
        const words = ['kind', 'licence', 'total', 'remark', 'contact', 'wares', 'stallName'];
        const end = names.reduce<History>((history, n, index) => {
          const { file } = history.now;
          const next = index % 2 === 0 ? removeField(file, [words[n]!]) : renameField(file, [words[n]!], `renamed${index}`).file;
          return withStep(history, next, { at: at + index });
        }, beginHistory(stall));
        let back = end;
        for (const _ of names) back = undone(back);
        expect(JSON.stringify(back.now.file)).toBe(JSON.stringify(stall));
        let forth = back;
        for (const _ of names) forth = redone(forth);
        expect(forth.now.file).toBe(end.now.file);
      }),
      { numRuns: 50 },
    );
  });

  it('should make one step of typing, and another after a pause or in another place', () => {
    let history = beginHistory(stall);
    for (const [n, ms, merge] of [
      [1, 0, 'title'],
      [2, 900, 'title'],
      [3, 900 + mergeWithin, 'title'],
      [4, 1_000 + mergeWithin, 'help'],
      [5, 5_000, 'help'],
      [6, 5_100, undefined],
      [7, 5_200, undefined],
    ] as const)
      history = withStep(history, titled(n), { merge, at: at + ms });
    expect(history.past.map(({ file }) => file.title.zh)).toEqual([stall.title.zh, '第 3 次', '第 4 次', '第 5 次', '第 6 次']);
  });

  it('should not join a change to a step that was undone', () => {
    const typed = withStep(beginHistory(stall), titled(1), { merge: 'title', at });
    const again = withStep(undone(typed), titled(2), { merge: 'title', at: at + 10 });
    expect(again.past).toHaveLength(1);
    expect(again.ahead).toEqual([]);
  });

  it('should forget the oldest steps and nothing else', () => {
    let history = beginHistory(stall);
    for (let n = 1; n <= historyLength + 50; n += 1) history = withStep(history, titled(n), { at });
    expect(history.past).toHaveLength(historyLength);
    expect(history.past[0]?.file.title.zh).toBe('第 50 次');
  });

  it('should bring back what was chosen with the step', () => {
    const chosen = withSelection(beginHistory(stall), { kind: 'field', path: ['kind'] });
    const removed = withSelection(withStep(chosen, removeField(stall, ['kind']), { at }), { kind: 'field', path: ['licence'] });
    expect(undone(removed).now.selection).toEqual({ kind: 'field', path: ['kind'] });
    expect(undone(undone(removed))).toEqual(undone(removed));
  });

  it('should go on with the same form read again, and begin anew with another', () => {
    const history = withStep(beginHistory(stall), titled(1), { at });
    expect(resumed(history, structuredClone(titled(1)), isSame)).toBe(history);
    expect(resumed(history, titled(9), isSame)).toEqual(beginHistory(titled(9)));
  });

  it('should take no step for a change that changes nothing', () => {
    const history = beginHistory(stall);
    expect(withStep(history, stall, { at })).toBe(history);
    expect(redone(history)).toBe(history);
  });
});
