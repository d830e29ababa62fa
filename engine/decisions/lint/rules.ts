import type { Cell } from '../cells.ts';
import { pathsOf } from '../../expressions/names.ts';
import { limits } from '../../limits.ts';
import { type Problem, problem, type Text } from '../../problem.ts';
import { matchesLiterally } from '../match.ts';
import type { DrawnDecision, Table } from '../model.ts';
import { type Bits, bitsOf, covers, firstInBoth } from './bits.ts';
import { findGap } from './gaps.ts';
import { type Sample, samplesOf, sampleText } from './samples.ts';

/** A table whose columns can be judged: for each the samples, and for each rule and column which of them match. */
export interface Grid {
  readonly table: Table;
  readonly samples: readonly (readonly Sample[])[];
  /** rule -> column -> the samples it matches. */
  readonly matching: readonly (readonly Bits[])[];
  /** column -> all its samples. */
  readonly all: readonly Bits[];
}

/** Check the rules of a table against each other (规则检查); says only what is certain. */
export function lintRules(decision: DrawnDecision): Problem[] {
  if (decision.logic.kind !== 'table') return [];
  const grid = gridOf(decision.logic);
  if (!grid) return [];
  const { hitPolicy } = decision.logic;
  const found = [
    ...deadRules(grid),
    ...(hitPolicy === 'UNIQUE' && areIndependent(decision.logic) ? overlaps(grid) : []),
    ...(hitPolicy === 'FIRST' ? covered(grid) : []),
    ...(areIndependent(decision.logic) ? gaps(grid) : []),
  ];
  return found
    .slice(0, limits.dmnFindings)
    .map(({ code, severity, text }) =>
      problem(
        code,
        { zh: `决策「${decision.name}」${text.zh}`, en: `In the decision "${decision.name}" ${text.en}` },
        { element: decision.id, severity },
      ),
    );
}

interface Finding {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly text: Text;
}

function gridOf(table: Table): Grid | null {
  const columns = table.inputs.map((input, index) => ({ input, cells: table.rules.map(({ cells }) => cells[index]!) }));
  const samples = columns.map(({ input, cells }) => samplesOf(input, cells)).filter(one => one !== null);
  if (samples.length < columns.length) return null;
  const comparisons = columns.reduce((sum, { cells }, index) => sum + samples[index]!.length * testsIn(cells), 0);
  if (comparisons > limits.dmnComparisons) return null;
  const matching = table.rules.map(({ cells }) => cells.map((cell, index) => matchedBy(cell, samples[index]!)));
  return { table, samples, matching, all: samples.map(({ length }) => bitsOf(length, () => true)) };
}

function matchedBy(cell: Cell, samples: readonly Sample[]): Bits {
  return bitsOf(samples.length, at => matchesLiterally(cell, samples[at]!) === true);
}

function testsIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { tests }) => sum + 1 + (tests?.length ?? 0), 0);
}

/** Columns that read different data: only then any value of one goes with any value of another. */
function areIndependent({ inputs }: Table): boolean {
  const paths = inputs.map(({ expression }) => expression.replace(/\s+/g, ''));
  if (inputs.some(({ expression }, index) => pathsOf(expression)[0]?.join('.') !== paths[index])) return false;
  return paths.every((path, index) => paths.every((other, at) => at === index || (other !== path && !other.startsWith(`${path}.`))));
}

/** A rule one of whose cells no possible value meets. */
function deadRules({ table, matching, all }: Grid): Finding[] {
  return matching.flatMap((columns, rule) => {
    const column = columns.findIndex((bits, index) => firstInBoth(bits, all[index]!) < 0);
    if (column < 0) return [];
    const label = table.inputs[column]!.label;
    return [
      {
        code: 'dmn-rule-never-matches',
        severity: 'error',
        text: {
          zh: `第 ${rule + 1} 条规则永远不会命中：「${label}」列没有任何允许的值满足它。`,
          en: `rule ${rule + 1} can never match: no allowed value of column "${label}" meets it.`,
        },
      },
    ];
  });
}

function overlaps(grid: Grid): Finding[] {
  const found: Finding[] = [];
  for (let first = 0; first < grid.matching.length && found.length < limits.dmnFindings; first += 1) {
    for (let second = first + 1; second < grid.matching.length && found.length < limits.dmnFindings; second += 1) {
      const example = commonExample(grid, first, second);
      if (example !== null) found.push(overlap(first + 1, second + 1, example));
    }
  }
  return found;
}

/** Values both rules match, one for each column that asks for something; null when there are none. */
function commonExample({ table, samples, matching, all }: Grid, first: number, second: number): string | null {
  const [one, other] = [matching[first]!, matching[second]!];
  const common = one.map((bits, column) => firstInBoth(bits, other[column]!));
  if (common.includes(-1)) return null;
  const asked = common.flatMap((at, column) => {
    const everything = covers(one[column]!, all[column]!) && covers(other[column]!, all[column]!);
    return everything ? [] : [`${table.inputs[column]!.label} = ${sampleText(samples[column]![at]!)}`];
  });
  return asked.join(', ');
}

function overlap(first: number, second: number, example: string): Finding {
  const [zh, en] = example === '' ? ['任何输入', 'any input'] : [example, example];
  return {
    code: 'dmn-rules-overlap',
    severity: 'error',
    text: {
      zh: `第 ${first} 条和第 ${second} 条规则会同时命中（例如 ${zh}），而命中策略是“唯一”（UNIQUE）。请改正规则或命中策略。`,
      en: `rules ${first} and ${second} both match (for example ${en}), but the hit policy is UNIQUE; correct the rules or the hit policy.`,
    },
  };
}

/** Rules behind another one that matches whatever they match. */
function covered({ matching }: Grid): Finding[] {
  return matching.flatMap((columns, rule) => {
    const before = matching.findIndex((other, at) => at >= rule || columns.every((bits, column) => covers(other[column]!, bits)));
    if (before === rule) return [];
    return [
      {
        code: 'dmn-rule-unreachable',
        severity: 'error',
        text: {
          zh: `第 ${rule + 1} 条规则永远用不到：第 ${before + 1} 条在它之前，凡是它命中的都先命中（命中策略 FIRST）。请调整顺序或删除。`,
          en: `rule ${rule + 1} is never reached: rule ${before + 1} stands before it and matches whatever it matches (hit policy FIRST); reorder or delete it.`,
        },
      },
    ];
  });
}

function gaps(grid: Grid): Finding[] {
  const gap = findGap(grid);
  if (!gap) return [];
  const values = gap.map((sample, column) => `${grid.table.inputs[column]!.label} = ${sampleText(sample)}`).join(', ');
  return [
    {
      code: 'dmn-gap',
      severity: 'warning',
      text: {
        zh: `没有规则适用于 ${values}，结果将为空。请补充规则或默认输出。`,
        en: `no rule matches ${values}, the result would be empty; add a rule or a default output.`,
      },
    },
  ];
}
