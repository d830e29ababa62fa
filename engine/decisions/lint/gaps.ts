import { limits } from '../../limits.ts';
import type { Cell } from '../cells.ts';
import type { Table } from '../model.ts';
import { hasBit } from './bits.ts';
import type { Grid } from './rules.ts';
import type { Sample } from './samples.ts';

/**
 * Find values no rule matches (缺口), where every column can only have values from a closed list: truths, or the allowed values spelt out.
 * Null: there are none, the table has a default or a hit policy that gives a list, or it cannot be said for certain.
 */
export function findGap({ table, samples, matching }: Grid): Sample[] | null {
  if (table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'OUTPUT ORDER' || table.hitPolicy === 'COLLECT') return null;
  if (table.outputs.every(({ fallback }) => fallback !== null) || !table.inputs.every(isClosed)) return null;
  const choices = samples.map(values => values.flatMap((value, at) => (value === null ? [] : [at])));
  const combinations = choices.reduce((product, { length }) => product * length, 1);
  if (combinations > limits.dmnCombinations) return null;
  for (let number = 0; number < combinations; number += 1) {
    const chosen = choose(choices, number);
    if (!matching.some(columns => columns.every((bits, column) => hasBit(bits, chosen[column]!))))
      return chosen.map((at, column) => samples[column]![at]!);
  }
  return null;
}

/** One combination of choices by its number. */
function choose(choices: readonly (readonly number[])[], number: number): number[] {
  let rest = number;
  return choices.map(list => {
    const at = list[rest % list.length]!;
    rest = Math.floor(rest / list.length);
    return at;
  });
}

function isClosed({ type }: Table['inputs'][number]): boolean {
  return type.base === 'boolean' || (type.allowed !== null && isList(type.allowed));
}

function isList({ negated, tests }: Cell): boolean {
  return !negated && tests !== null && tests.every(({ kind }) => kind === 'value');
}
