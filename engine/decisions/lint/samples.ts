import { addDays } from '../../calendar/dates.ts';
import type { Cell } from '../cells.ts';
import { isDate, type LiteralValue, plainOf } from '../literals.ts';
import { matchesLiterally } from '../match.ts';
import type { InputColumn } from '../model.ts';
import { hasType } from '../value-types.ts';

/** A plain value an input may have. */
export type Sample = string | number | boolean | null;

/**
 * Values that stand for all values of a column (代表值): whatever its cells can tell apart, two of the samples tell apart. Numbers: every bound,
 * one between each two and one beyond each end; dates alike by days; texts: every one written and one that is not. Null when cells have to be evaluated.
 */
export function samplesOf({ type }: InputColumn, cells: readonly Cell[]): Sample[] | null {
  const all = type.allowed ? [...cells, type.allowed] : [...cells];
  if (type.list || all.some(cell => matchesLiterally(cell, null) === undefined)) return null;
  const literals = all.flatMap(literalsOf);
  const beside = [...numbersAround(literals), ...datesAround(literals), ...textsAround(all, literals), true, false, null];
  const samples = [...literals.map(plainOf), ...beside];
  return [...new Set<Sample>(samples)].filter(sample => isPossible(sample, type));
}

function isPossible(sample: Sample, type: InputColumn['type']): boolean {
  return hasType(sample, type) && (type.allowed === null || matchesLiterally(type.allowed, sample) === true);
}

function literalsOf({ tests }: Cell): LiteralValue[] {
  return (tests ?? []).flatMap(test => {
    if (test.kind === 'range') return [test.from, test.to].flatMap(bound => (bound ? [bound.value] : []));
    return 'value' in test ? [test.value] : [];
  });
}

function numbersAround(literals: readonly LiteralValue[]): number[] {
  const bounds = [...new Set(literals.filter(value => typeof value === 'number'))].sort((a, b) => a - b);
  const between = bounds.slice(1).map((bound, index) => middle(bounds[index]!, bound));
  return [...bounds, ...between, (bounds[0] ?? 0) - 1, (bounds.at(-1) ?? 0) + 1];
}

/** A whole number where there is one, so that examples look like what people enter. */
function middle(a: number, b: number): number {
  const whole = Math.floor(a) + 1;
  return whole < b ? whole : (a + b) / 2;
}

function datesAround(literals: readonly LiteralValue[]): string[] {
  return literals.filter(isDate).flatMap(({ date }) => [addDays(date, -1), date, addDays(date, 1)]);
}

/** Between two texts that bound a range there is always another: the lower one with something behind it. */
function textsAround(cells: readonly Cell[], literals: readonly LiteralValue[]): string[] {
  const texts = literals.filter(value => typeof value === 'string');
  const ranges = cells.some(({ tests }) => tests?.some(({ kind }) => kind === 'range'));
  return [freshText(texts), ...(ranges ? ['', ...texts.map(text => `${text} `)] : [])];
}

/** A text no cell writes. */
function freshText(texts: readonly string[]): string {
  let fresh = '其他';
  while (texts.includes(fresh)) fresh += '…';
  return fresh;
}

/** How a sample is written in a sentence. */
export function sampleText(sample: Sample): string {
  return sample === null ? 'null' : JSON.stringify(sample);
}
