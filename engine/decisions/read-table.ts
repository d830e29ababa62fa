import { type BpmnNode, nodeOf, nodesOf, textOf } from '../bpmn/node.ts';
import { checkFeel } from '../expressions/check.ts';
import { stripEquals } from '../expressions/text.ts';
import { forbiddenNames } from '../expressions/values.ts';
import { limits } from '../limits.ts';
import type { Text } from '../problem.ts';
import { type Cell, readCell, tooLong } from './cells.ts';
import { plainOf } from './literals.ts';
import {
  type Aggregation,
  aggregations,
  type HitPolicy,
  hitPolicies,
  type InputColumn,
  type OutputColumn,
  type Rule,
  type Table,
} from './model.ts';
import { cellTypeText, checkCellType, checkLanguage, readType } from './read-types.ts';
import { isHopeless, namePattern, type Reading, refuse, refuseFeel, titleOf, whereInTable } from './reading.ts';
import { subjectOf } from './value-types.ts';

/** Read a decision table (决策表). What cannot be run is noted with the nearest id and, in words, rule and column. */
export function readTable(node: BpmnNode, reading: Reading): Table {
  const [drawnInputs, drawnOutputs, drawnRules] = [nodesOf(node, 'input'), nodesOf(node, 'output'), nodesOf(node, 'rule')];
  checkSize(node, [drawnInputs.length + drawnOutputs.length, drawnRules.length], reading);
  const inputs = drawnInputs.map((input, index) => readInput(input, index, reading));
  const hitPolicy = readHitPolicy(node, reading);
  const outputs = drawnOutputs.map((output, index) => readOutput(output, index, drawnOutputs.length, reading));
  const table: Table = {
    kind: 'table',
    hitPolicy,
    aggregation: hitPolicy === 'COLLECT' ? readAggregation(node, outputs.length, reading) : null,
    inputs,
    outputs,
    rules: drawnRules.slice(0, limits.dmnRules).map((rule, index) => readRule(rule, index + 1, { inputs, outputs, reading })),
  };
  checkOutputs(node, table, reading);
  return table;
}

function checkSize(node: BpmnNode, [columns, rules]: readonly [number, number], reading: Reading): void {
  if (columns <= limits.dmnColumns && rules <= limits.dmnRules) return;
  refuse(reading, node, 'dmn-table-too-large', {
    zh: `决策表过大：最多 ${limits.dmnRules} 条规则、${limits.dmnColumns} 列，请拆分。`,
    en: `the table is too large: at most ${limits.dmnRules} rules and ${limits.dmnColumns} columns; split it.`,
  });
}

function readInput(node: BpmnNode, index: number, reading: Reading): InputColumn {
  const drawn = nodeOf(node, 'inputExpression');
  const text = drawn && textOf(drawn, 'text');
  const label = titleOf(node) ?? text ?? String(index + 1);
  const where = whereInTable(node, { column: label });
  if (drawn) checkLanguage(drawn, reading);
  refuseFeel(reading, node, checkFeel(text ?? ''), where);
  return { label, expression: stripEquals(text ?? ''), type: readType(drawn ?? node, reading, { node, property: 'inputValues' }) };
}

function readOutput(node: BpmnNode, index: number, count: number, reading: Reading): OutputColumn {
  const name = textOf(node, 'name') ?? '';
  const label = titleOf(node) ?? String(index + 1);
  const where = whereInTable(node, { column: label });
  if (count > 1 && (!namePattern.test(name) || forbiddenNames.has(name))) {
    const text = {
      zh: `输出列的名称“${name}”只能用字母和数字，并以字母开头，如 fee。`,
      en: `the output needs a name of letters and digits that starts with a letter, such as fee, but it is "${name}".`,
    };
    refuse(reading, node, 'name-not-plain', text, where);
  }
  const type = readType(node, reading, { node, property: 'outputValues' });
  const fallback = readText(nodeOf(node, 'defaultOutputEntry'), where, node, reading);
  return { label, name, type, fallback, priority: type.allowed ? listedValues(type.allowed) : null };
}

/** Output values in their order, when they are a plain list. */
function listedValues({ negated, tests }: Cell): unknown[] | null {
  const values = (tests ?? []).flatMap(test => (test.kind === 'value' ? [plainOf(test.value)] : []));
  return negated || values.length === 0 || values.length < (tests?.length ?? 0) ? null : values;
}

interface Columns {
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly reading: Reading;
}

const anything: Cell = { text: '-', negated: false, tests: null };

function readRule(node: BpmnNode, rule: number, { inputs, outputs, reading }: Columns): Rule {
  const [entries, results] = [nodesOf(node, 'inputEntry'), nodesOf(node, 'outputEntry')];
  if (entries.length !== inputs.length || results.length !== outputs.length) {
    const text = {
      zh: `应有 ${inputs.length} 个输入和 ${outputs.length} 个输出单元格，但有 ${entries.length} 个和 ${results.length} 个。`,
      en: `expected ${inputs.length} input and ${outputs.length} output cells, but there are ${entries.length} and ${results.length}.`,
    };
    refuse(reading, node, 'dmn-cell-count', text, whereInTable(node, { rule }));
  }
  return {
    cells: inputs.map((column, index) => readEntry(entries[index], column, rule, reading)),
    outputs: outputs.map(({ label }, index) => readText(results[index], whereInTable(node, { rule, column: label }), node, reading)),
  };
}

function readEntry(node: BpmnNode | undefined, { label, type }: InputColumn, rule: number, reading: Reading): Cell {
  if (!node || isHopeless(reading)) return anything;
  const where = whereInTable(node, { rule, column: label });
  checkLanguage(node, reading);
  const { cell, problems } = readCell(textOf(node, 'text') ?? '', subjectOf(type.base));
  refuseFeel(reading, node, problems, where);
  if (cell && !type.list)
    checkCellType(cell, type.base, wrong => refuse(reading, node, 'dmn-cell-type', cellTypeText(wrong, type.base), where));
  return cell ?? anything;
}

function readText(node: BpmnNode | undefined, where: Text, owner: BpmnNode, reading: Reading): string | null {
  const text = node && textOf(node, 'text');
  if (node === undefined || text === undefined || isHopeless(reading)) return null;
  checkLanguage(node, reading);
  refuseFeel(reading, node.id === undefined ? owner : node, text.length > limits.dmnCell ? [tooLong()] : checkFeel(text), where);
  return stripEquals(text);
}

function readHitPolicy(node: BpmnNode, reading: Reading): HitPolicy {
  const written = textOf(node, 'hitPolicy') ?? 'UNIQUE';
  const policy = hitPolicies.find(one => one === written);
  if (policy) return policy;
  refuse(reading, node, 'dmn-hit-policy', {
    zh: `命中策略「${written}」不认识，可用：${hitPolicies.join('、')}。`,
    en: `the hit policy "${written}" is not known; use one of ${hitPolicies.join(', ')}.`,
  });
  return 'UNIQUE';
}

function readAggregation(node: BpmnNode, outputs: number, reading: Reading): Aggregation | null {
  const written = textOf(node, 'aggregation');
  if (written === undefined) return null;
  const found = aggregations.find(one => one === written);
  if (found && outputs === 1) return found;
  refuse(reading, node, 'dmn-aggregation', {
    zh: `汇总「${written}」不能用：可用 ${aggregations.join('、')}，且只能有一个输出列。`,
    en: `the aggregation "${written}" cannot be used: it must be one of ${aggregations.join(', ')} and the table must have one output.`,
  });
  return null;
}

function checkOutputs(node: BpmnNode, { hitPolicy, outputs, rules }: Table, reading: Reading): void {
  if (outputs.length === 0)
    refuse(reading, node, 'dmn-no-output', { zh: '决策表没有输出列，请补上。', en: 'the table has no output; add one.' });
  const twice = outputs.find(({ name }, index) => outputs.length > 1 && outputs.findIndex(other => other.name === name) < index);
  if (twice) {
    refuse(reading, node, 'dmn-output-twice', {
      zh: `两个输出列同名“${twice.name}”，请改名。`,
      en: `two outputs are named "${twice.name}"; rename one.`,
    });
  }
  if (rules.length === 0) refuse(reading, node, 'dmn-no-rule', { zh: '决策表没有规则，请补上。', en: 'the table has no rules; add some.' });
  const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (!ordered || outputs.some(({ priority }) => priority !== null)) return;
  refuse(reading, node, 'dmn-priority', {
    zh: `命中策略 ${hitPolicy} 按输出值清单排先后，但没有输出列写明输出值。请在输出列填写输出值，先后即优先级。`,
    en: `the hit policy ${hitPolicy} goes by the order of the output values, but no output lists any; list them, the first has priority.`,
  });
}
