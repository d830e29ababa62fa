import { describe, expect, it } from 'vitest';
import { recent } from '#engine/recent.ts';
import { createExpressions } from '#engine/expressions/index.ts';

describe('recent', () => {
  it('should work out a text once while it is among the last', () => {
    const asked: string[] = [];
    const length = recent(text => asked.push(text) && text.length, 2);

    const answers = ['a', 'bb', 'a', 'bb'].map(length);

    expect(answers).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bb']);
  });

  it('should forget the oldest first', () => {
    const asked: string[] = [];
    const length = recent(text => asked.push(text) && text.length, 2);

    for (const text of ['a', 'bb', 'ccc', 'bb', 'a']) length(text);

    expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
  });

  it('should remember that nothing was found, but not what was thrown', () => {
    let asked = 0;
    const find = recent(text => {
      asked += 1;
      if (text === 'bad') throw new Error('unreadable');
      return undefined;
    }, 2);

    find('none');
    find('none');
    expect(asked).toBe(1);
    for (const _ of [1, 2]) expect(() => find('bad')).toThrow('unreadable');
    expect(asked).toBe(3);
  });
});

describe('evaluators of one text', () => {
  it('should each keep their own way with what is not answered', () => {
    const text = 'amount * 3';
    const scope = { vars: { amount: null }, roots: {}, now: 0 };

    const strict = createExpressions().evaluate(text, scope);
    const lenient = createExpressions({ unanswered: 'null' }).evaluate(text, scope);

    expect(strict.ok).toBe(false);
    expect(lenient).toEqual({ ok: true, value: null });
  });

  it('should not tell one of the failure of another', () => {
    const failed = createExpressions().evaluate('amount > 3', { vars: {}, roots: {}, now: 0 });
    const passed = createExpressions().evaluate('amount > 3', { vars: { amount: 4 }, roots: {}, now: 0 });

    expect(failed.ok).toBe(false);
    expect(passed).toEqual({ ok: true, value: true });
  });
});
