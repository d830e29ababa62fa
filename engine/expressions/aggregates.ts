import { FeelFunction } from 'feelin';

/**
 * FEEL's functions over numbers for rules of forms (汇总函数), where a cell may be unanswered yet: what is null is left out. The sum of nothing is 0,
 * the least, greatest and mean of nothing are null.
 */
export const aggregates: Readonly<Record<string, FeelFunction>> = {
  sum: over(numbers => numbers.reduce((total, one) => total + one, 0)),
  mean: over(numbers => (numbers.length === 0 ? null : numbers.reduce((total, one) => total + one, 0) / numbers.length)),
  min: over(numbers => (numbers.length === 0 ? null : numbers.reduce((least, one) => Math.min(least, one)))),
  max: over(numbers => (numbers.length === 0 ? null : numbers.reduce((most, one) => Math.max(most, one)))),
};

/** Takes one list or several values as FEEL does; null for whatever is no number. */
function over(count: (numbers: readonly number[]) => number | null): FeelFunction {
  const call = (...given: readonly unknown[]): number | null => {
    const list = given.length === 1 && Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given;
    const answered = list.filter(one => one !== null && one !== undefined);
    return answered.every(one => typeof one === 'number') ? count(answered as readonly number[]) : null;
  };
  return new FeelFunction(call, ['...list']);
}
