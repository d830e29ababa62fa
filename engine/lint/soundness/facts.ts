import type { Definition, FlowElement, Mapping } from '../../bpmn/definition.ts';
import { createExpressions } from '../../expressions/compile.ts';
import { feelRoots } from '../../expressions/check.ts';
import { pathsOf } from '../../expressions/names.ts';
import { variablesOfElement } from '../variables.ts';
import { once } from './once.ts';
import { askedIn, constantsOf, isSimple } from './comparisons.ts';

/** What is known of the data on the way: of each followed path (数据路径) the places, in `values`, of the values it may still have. */
export type Facts = Readonly<Record<string, readonly number[]>>;

/** The data conditions read, by a few values that stand for all others (代表值). */
export interface Data {
  /** Values that stand for every value of a path, as far as the conditions of this process can tell them apart. */
  readonly values: (path: string) => readonly unknown[];
  /** Read by two deciding elements or more: what was found at one must hold at the other. */
  readonly isFollowed: (path: string) => boolean;
  /** Paths a FEEL text reads, dotted. */
  readonly reads: (text: string) => readonly string[];
  /** true: a text of simple comparisons, which the values that stand for all tell apart. */
  readonly isSimple: (text: string) => boolean;
  /** The truth of a text of simple comparisons where its paths have these values; undefined where it is neither true nor false. */
  readonly truth: (text: string, given: ReadonlyMap<string, unknown>) => boolean | undefined;
  /** true: an element may change what is followed. */
  readonly rewrites: (element: FlowElement) => boolean;
  /** What stays known once an element has done its work. */
  readonly after: (element: FlowElement, facts: Facts) => Facts;
}

/** Create the data of a process. Texts are compiled and evaluated when first asked for. */
export function createData(definition: Definition): Data {
  const conditions = Object.values(definition.flows).flatMap(({ source, condition }) =>
    condition ? [{ source, text: condition.text }] : [],
  );
  const expressions = createExpressions();
  const reads = once<readonly string[]>(text => [...new Set(pathsOf(text).map(path => path.join('.')))]);
  const readers = readersOf(conditions, reads);
  const written = writesOf(definition);
  const valuesOf = once(path => standing(path, { conditions, reads, written }));
  const isFollowed = (path: string) => (readers.get(path)?.size ?? 0) > 1;
  return {
    values: valuesOf,
    reads,
    isFollowed,
    isSimple: once(isSimple),
    truth: createTruths(expressions, reads),
    rewrites: element => [...readers.keys()].some(path => isFollowed(path) && isRewritten(path, element, written.get(element.id) ?? [])),
    after: (element, facts) => forget(facts, { element, written: written.get(element.id) ?? [], valuesOf, isFollowed }),
  };
}

interface Condition {
  readonly source: string;
  readonly text: string;
}

function readersOf(conditions: readonly Condition[], reads: (text: string) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  for (const { source, text } of conditions) {
    for (const path of reads(text)) readers.set(path, (readers.get(path) ?? new Set()).add(source));
  }
  return readers;
}

/** A variable an element sets; `value` where it is always the same. */
interface Written {
  readonly name: string;
  readonly value?: unknown;
}

function writesOf({ elements }: Definition): ReadonlyMap<string, readonly Written[]> {
  const expressions = createExpressions();
  return new Map(
    Object.values(elements).map(element => {
      const sources = new Map(sourcesOf(element).map(({ source, target }) => [target, source]));
      const names = variablesOfElement(element);
      return [
        element.id,
        names.map(name => {
          const text = sources.get(name)?.text;
          const constant =
            text !== undefined && literal.test(text) ? expressions.evaluate(text, { vars: {}, roots: {}, now: 0 }) : undefined;
          return constant?.ok ? { name, value: constant.value } : { name };
        }),
      ] as const;
    }),
  );
}

function sourcesOf(element: FlowElement): Mapping[] {
  const { out, in: inner, action, script, resultVariable } = element;
  const set = action?.type === 'set-data' ? Object.entries(action.properties).map(([target, source]) => ({ target, source })) : [];
  const scripted = script && resultVariable !== undefined ? [{ target: resultVariable, source: script }] : [];
  return [...inner, ...out, ...(action?.out ?? []), ...set, ...scripted];
}

const literal = /^\s*(?:"[^"\\]*"|-?\d+(?:\.\d+)?|true|false|null)\s*$/;

interface Standing {
  readonly conditions: readonly Condition[];
  readonly reads: (text: string) => readonly string[];
  readonly written: ReadonlyMap<string, readonly Written[]>;
}

/** The values compared with a path, those beside them, and those that are set; a path that is asked alone is true or false as well. */
function standing(path: string, { conditions, reads, written }: Standing): readonly unknown[] {
  const texts = conditions.flatMap(({ text }) => (reads(text).includes(path) ? [text] : []));
  const asked = texts.map(text => askedIn(text, path));
  const set = [...written.values()].flat().flatMap(({ name, value }) => (name === path && value !== undefined ? [value] : []));
  const values = [...texts.flatMap(constantsOf), ...set];
  const isOrdered = asked.some(({ ordered }) => ordered);
  const beside = [...numbersBeside(values), ...textsBeside(values, isOrdered), ...values.filter(value => typeof value !== 'number')];
  const all = [...new Set(beside)];
  const isTruth = asked.some(({ alone }) => alone) || all.some(value => typeof value === 'boolean') || all.every(value => value === null);
  return isTruth ? [...new Set([...all, true, false])] : all;
}

/** Each number, one between it and the next, one below all and one above: nothing that is compared with them tells more apart. */
function numbersBeside(values: readonly unknown[]): readonly number[] {
  const sorted = sortedNumbers(values);
  const [least] = sorted;
  if (least === undefined) return [];
  const above = (value: number, at: number) => (at + 1 < sorted.length ? (value + sorted[at + 1]!) / 2 : value + stepAt(value));
  return [least - stepAt(least), ...sorted.flatMap((value, at) => [value, above(value, at)])];
}

/** Enough to make another number of a very large one. */
function stepAt(value: number): number {
  return Math.max(1, Math.abs(value));
}

function sortedNumbers(values: readonly unknown[]): readonly number[] {
  return [...new Set(values.filter(value => typeof value === 'number'))].sort((a, b) => a - b);
}

/** A text that is none of those compared; where more and less are asked for, one below all and one right above each. */
function textsBeside(values: readonly unknown[], isOrdered: boolean): readonly string[] {
  const texts = values.filter(value => typeof value === 'string');
  if (texts.length === 0) return [];
  return isOrdered ? ['', ...texts.map(text => `${text}\u0000`)] : ['\u0000'];
}

/** What was found of one text: its own paths, the numbers it compares them with, and its truths by where the values lie between these. */
interface Truths {
  readonly paths: readonly string[];
  readonly numbers: readonly number[];
  readonly known: Map<string, boolean | undefined>;
}

/** Evaluates a text once for all values it cannot tell apart: a process compares a path with many numbers, one text with few. */
function createTruths(expressions: ReturnType<typeof createExpressions>, reads: (text: string) => readonly string[]): Data['truth'] {
  const truthsOf = once<Truths>(text => ({ paths: reads(text), numbers: sortedNumbers(constantsOf(text)), known: new Map() }));
  return (text, given) => {
    const { paths, numbers, known } = truthsOf(text);
    const key = paths.map(path => placeAmong(numbers, given.get(path))).join(' ');
    if (!known.has(key)) known.set(key, evaluate(expressions, text, new Map(paths.map(path => [path, given.get(path)]))));
    return known.get(key);
  };
}

/** Odd: the number itself; even: between two of them; any other value as it is. */
function placeAmong(numbers: readonly number[], value: unknown): number | string {
  if (typeof value !== 'number') return JSON.stringify(value) ?? '';
  const at = numbers.findIndex(one => one >= value);
  if (at < 0) return numbers.length * 2;
  return numbers[at] === value ? at * 2 + 1 : at * 2;
}

function evaluate(
  expressions: ReturnType<typeof createExpressions>,
  text: string,
  given: ReadonlyMap<string, unknown>,
): boolean | undefined {
  const top: Record<string, unknown> = {};
  for (const [path, value] of given) put(top, path.split('.'), value);
  const roots = Object.fromEntries(Object.entries(top).filter(([name]) => feelRoots.includes(name)));
  const vars = Object.fromEntries(Object.entries(top).filter(([name]) => !feelRoots.includes(name)));
  const result = expressions.evaluate(text, { vars, roots, now: 0 });
  return result.ok && typeof result.value === 'boolean' ? result.value : undefined;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const last = path.at(-1) ?? '';
  let at = into;
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(at, name) ? at[name] : undefined;
    const next: Record<string, unknown> = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
    at[name] = next;
    at = next;
  }
  at[last] = value;
}

interface Writing {
  readonly element: FlowElement;
  readonly written: readonly Written[];
  readonly valuesOf: (path: string) => readonly unknown[];
  readonly isFollowed: (path: string) => boolean;
}

/** What a form asks may be answered anew, what is set is as it was set, and what a task came to is of the last task. */
function forget(facts: Facts, { element, written, valuesOf, isFollowed }: Writing): Facts {
  const paths = Object.keys(facts);
  if (paths.length === 0 && written.length === 0) return facts;
  const kept = Object.fromEntries(Object.entries(facts).filter(([path]) => !isRewritten(path, element, written)));
  for (const { name, value } of written) {
    if (value === undefined || !isFollowed(name)) continue;
    const at = valuesOf(name).findIndex(one => JSON.stringify(one) === JSON.stringify(value));
    if (at >= 0) kept[name] = [at];
  }
  return kept;
}

/** Plain models set variables with the answers of a task: without a form of its own it may change any of them. */
function isRewritten(path: string, { kind, form }: FlowElement, written: readonly Written[]): boolean {
  const [root = '', inner] = path.split('.');
  if (kind === 'userTask')
    return root === 'task' || root === 'trail' || (root === 'data' ? inner === form : form === undefined && !feelRoots.includes(root));
  return root === 'case' || written.some(({ name }) => name === root);
}
