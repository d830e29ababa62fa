import { describe, expect, it } from 'vitest';
import { onFirstClick, sendOnFirstClick } from '#workbench/shared/clicks.ts';

describe('onFirstClick', () => {
  it('should act once for a double click, and for the key that counts no clicks', () => {
    let times = 0;
    const click = onFirstClick(() => {
      times += 1;
    });
    for (const detail of [1, 2]) click({ detail });
    expect(times).toBe(1);
    click({ detail: 0 });
    expect(times).toBe(2);
  });
});

describe('sendOnFirstClick', () => {
  it('should keep the second click of a double click from sending a form', () => {
    const stopped: number[] = [];
    for (const detail of [0, 1, 2]) sendOnFirstClick({ detail, preventDefault: () => void stopped.push(detail) });
    expect(stopped).toEqual([2]);
  });
});
