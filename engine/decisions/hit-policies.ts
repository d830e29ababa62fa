import { kindOf } from '../expressions/kind-of.ts';
import { faultAt, shown, type Spot } from './fault.ts';
import { isSame } from './literals.ts';
import type { HitPolicy, OutputColumn, Table } from './model.ts';

/** A rule that matched: its number from 1 and the values of its outputs, in the order of the columns. */
export interface Hit {
  readonly rule: number;
  readonly values: readonly unknown[];
}

/** Give the value of a table for the rules that matched (命中策略, DMN 1.3 clause 8.2.10). At least one matched. */
export function applyHitPolicy(table: Table, hits: readonly Hit[], spot: Spot): unknown {
  return policies[table.hitPolicy](table, hits, spot);
}

type Policy = (table: Table, hits: readonly Hit[], spot: Spot) => unknown;

const policies: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE(table, hits, spot) {
    if (hits.length > 1) throw severalHits(hits, spot);
    return resultOf(table, hits[0]!);
  },
  ANY(table, hits, spot) {
    const [first, ...others] = hits;
    const other = others.find(({ values }) => !isSame(values, first!.values));
    if (other) throw disagreement(first!, other, spot);
    return resultOf(table, first!);
  },
  FIRST: (table, [first]) => resultOf(table, first!),
  PRIORITY: (table, hits, spot) => resultOf(table, inOrder(table, hits, spot)[0]!),
  'OUTPUT ORDER': (table, hits, spot) => inOrder(table, hits, spot).map(hit => resultOf(table, hit)),
  'RULE ORDER': (table, hits) => hits.map(hit => resultOf(table, hit)),
  COLLECT(table, hits, spot) {
    const values = hits.map(hit => resultOf(table, hit));
    return table.aggregation === null ? values : aggregate(table, values, spot);
  },
};

/** One output is a value, several are a context by the names of the outputs. */
export function resultOf({ outputs }: Pick<Table, 'outputs'>, { values }: Pick<Hit, 'values'>): unknown {
  return outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map(({ name }, index) => [name, values[index]]));
}

/** By the places of the outputs in their lists of values, the leftmost output first; equal ones by rule. */
function inOrder({ outputs }: Table, hits: readonly Hit[], spot: Spot): Hit[] {
  const ranked = hits.map(hit => ({
    hit,
    ranks: outputs.map((column, index) => rankOf(column, hit.values[index], { ...spot, rule: hit.rule })),
  }));
  return ranked
    .sort((a, b) => {
      const differs = a.ranks.findIndex((rank, index) => rank !== b.ranks[index]);
      return differs < 0 ? a.hit.rule - b.hit.rule : a.ranks[differs]! - b.ranks[differs]!;
    })
    .map(({ hit }) => hit);
}

function rankOf({ priority, label }: OutputColumn, value: unknown, spot: Spot): number {
  if (priority === null) return 0;
  const rank = priority.findIndex(one => isSame(one, value));
  if (rank >= 0) return rank;
  throw faultAt(
    { ...spot, column: label },
    {
      zh: `输出的${kindOf(value).zh}不在该列的输出值清单 ${shown(priority)} 里，无法排出先后。`,
      en: `expected one of the output values ${shown(priority)}, but it was ${kindOf(value).en} that has no place in their order.`,
    },
  );
}

function aggregate({ aggregation, outputs }: Table, values: readonly unknown[], spot: Spot): number {
  if (aggregation === 'COUNT') return values.length;
  const numbers = values.filter(value => typeof value === 'number');
  if (numbers.length < values.length) {
    const wrong = values.find(value => typeof value !== 'number');
    throw faultAt(
      { ...spot, column: outputs[0]!.label },
      {
        zh: `汇总 ${aggregation} 的每个输出都应为数字，但有${kindOf(wrong).zh}。`,
        en: `expected every output of ${aggregation} to be a number, but one was ${kindOf(wrong).en}.`,
      },
    );
  }
  if (aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

function severalHits(hits: readonly Hit[], spot: Spot): Error {
  const rules = hits.map(({ rule }) => rule);
  return faultAt(spot, {
    zh: `命中策略为“唯一”（UNIQUE），只应有一条规则命中，但第 ${rules.join('、')} 条规则同时命中。请改正规则或命中策略。`,
    en: `expected exactly one rule to match (UNIQUE), but rules ${rules.join(', ')} did. Correct the rules or the hit policy.`,
  });
}

function disagreement(first: Hit, other: Hit, spot: Spot): Error {
  return faultAt(spot, {
    zh: `命中策略为“任一”（ANY），命中的规则结果应相同，但第 ${first.rule} 条与第 ${other.rule} 条得出的不同。`,
    en: `expected the matching rules to agree (ANY), but rules ${first.rule} and ${other.rule} give different results.`,
  });
}
