import { childrenOf, type FeelNode, nameText } from '#engine/expressions/parse.ts';
import type { Text } from '#engine/problem.ts';
import type { FormSchema } from './types.ts';

/** What a FEEL text gives, as far as it can be told before it runs (规则结果的类别). Dates are text in answers. */
export type RuleKind = 'text' | 'number' | 'yes-no' | 'list' | 'group' | 'time';

const words: Readonly<Record<RuleKind, Text>> = {
  text: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  'yes-no': { zh: '是或否', en: 'yes or no' },
  list: { zh: '列表', en: 'a list' },
  group: { zh: '一组数据', en: 'a context' },
  time: { zh: '日期或时间', en: 'a date or time' },
};

/** A kind in words. */
export function wordsOf(kind: RuleKind): Text {
  return words[kind];
}

const kindsByType: Readonly<Record<string, readonly RuleKind[]>> = {
  string: ['text', 'time'],
  number: ['number'],
  integer: ['number'],
  boolean: ['yes-no'],
  array: ['list'],
  object: ['group'],
};

/** What a field can hold; undefined when the form does not say. */
export function kindsOf(schema: FormSchema): readonly RuleKind[] | undefined {
  return typeof schema.type === 'string' && Object.hasOwn(kindsByType, schema.type) ? kindsByType[schema.type] : undefined;
}

/** What the value of a name is; undefined when it cannot be told. */
export type KindOfPath = (path: readonly string[]) => RuleKind | undefined;

/** What a node of a FEEL text gives is told from the text and from what its names are. */
export interface Reading {
  readonly text: string;
  readonly kindOfPath: KindOfPath;
}
type Reader = (node: FeelNode, reading: Reading) => RuleKind | undefined;

const always =
  (kind: RuleKind): Reader =>
  () =>
    kind;

const readers: Readonly<Record<string, Reader | undefined>> = {
  NumericLiteral: always('number'),
  StringLiteral: always('text'),
  BooleanLiteral: always('yes-no'),
  DateTimeLiteral: always('time'),
  Comparison: always('yes-no'),
  Conjunction: always('yes-no'),
  Disjunction: always('yes-no'),
  QuantifiedExpression: always('yes-no'),
  InstanceOfExpression: always('yes-no'),
  ForExpression: always('list'),
  List: always('list'),
  Context: always('group'),
  ParenthesizedExpression: (node, reading) => inner(node, reading, 1),
  IfExpression: kindOfBranches,
  ArithmeticExpression: kindOfArithmetic,
  FunctionInvocation: (node, { text }) => kindsByFunction.get(nameText(childrenOf(node)[0] as FeelNode, text)),
  VariableName: (node, { text, kindOfPath }) => kindOfPath([nameText(node, text)]),
  PathExpression: (node, { text, kindOfPath }) => {
    const path = nameText(node, text);
    return /^[\w\s.]+$/.test(path) ? kindOfPath(path.split('.').map(name => name.trim())) : undefined;
  },
};

/** What a part of a FEEL text gives; undefined when it cannot be told. */
export function kindOfNode(node: FeelNode, reading: Reading): RuleKind | undefined {
  return readers[node.name]?.(node, reading);
}

function inner(node: FeelNode, reading: Reading, at: number): RuleKind | undefined {
  const child = childrenOf(node)[at];
  return child && kindOfNode(child, reading);
}

/** `if a then b else c`: told when both branches give the same, or one of them null. */
function kindOfBranches(node: FeelNode, reading: Reading): RuleKind | undefined {
  const [, , , first, , second] = childrenOf(node);
  if (!first || !second) return undefined;
  if (first.name === 'null') return kindOfNode(second, reading);
  const kind = kindOfNode(first, reading);
  return second.name === 'null' || kind === kindOfNode(second, reading) ? kind : undefined;
}

/** Numbers with numbers, text with text; dates are left open. */
function kindOfArithmetic(node: FeelNode, reading: Reading): RuleKind | undefined {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return undefined;
  const kinds = [kindOfNode(left, reading), kindOfNode(right, reading)];
  return kinds[0] === kinds[1] && (kinds[0] === 'number' || kinds[0] === 'text') ? kinds[0] : undefined;
}

const functions: Readonly<Record<RuleKind, readonly string[]>> = {
  number: ['sum', 'count', 'abs', 'floor', 'ceiling', 'decimal', 'mean', 'modulo', 'number', 'product', 'string length'],
  text: ['string', 'upper case', 'lower case', 'substring', 'formatDate', 'formatDateTime', 'formatMoney', 'workingDays'],
  'yes-no': ['not', 'contains', 'starts with', 'ends with', 'matches', 'list contains', 'is defined', 'all', 'any'],
  list: ['concatenate', 'append', 'distinct values', 'sort', 'split'],
  time: ['today', 'now'],
  group: [],
};
const kindsByFunction: ReadonlyMap<string, RuleKind> = new Map(
  Object.entries(functions).flatMap(([kind, names]) => names.map(name => [name, kind as RuleKind] as const)),
);
