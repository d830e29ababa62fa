import { limits } from '../limits.ts';
import type { Text } from '../problem.ts';
import { collectNames, keyText } from './names.ts';
import { findDateMistake } from './comparisons.ts';
import { childrenOf, type FeelNode, nameText } from './parse.ts';

/** A breach of the grammar bounds (语法限制), at an offset of the text. */
export interface BoundsBreach {
  readonly code: string;
  readonly message: Text;
  readonly from: number;
}

interface Walk {
  readonly text: string;
  readonly found: BoundsBreach[];
  /** Loops and filters met so far, and whether one stood inside another. */
  repeats: number;
  nested: boolean;
}

interface Inside {
  /** for, some, every around this node. */
  readonly loops: number;
  /** loops and filters around this node. */
  readonly repeats: number;
  /** Right side of `in`: a range here is a membership test and needs no bounds. */
  readonly membership: boolean;
}

/**
 * Check the grammar bounds that keep every evaluation short (docs/architecture.md, Expressions): no function definitions, literal ranges,
 * loops not nested, no growing results. Bounded by grammar at publish, not by time at run.
 */
export function findBreaches(top: FeelNode, text: string): BoundsBreach[] {
  const walk: Walk = { text, found: [], repeats: 0, nested: false };
  visit(top, { loops: 0, repeats: 0, membership: false }, walk);
  if (walk.repeats > limits.feelLoops) {
    report(
      walk,
      top,
      'feel-too-many-loops',
      `一个表达式最多用 ${limits.feelLoops} 次循环和筛选，请拆开写。`,
      `An expression may have at most ${limits.feelLoops} loops and filters; split it.`,
    );
  }
  return walk.found;
}

/** Whether a loop or filter stands inside another one: such a text only runs over short lists (limits.feelNestedItems). */
export function hasNestedLoops(top: FeelNode, text: string): boolean {
  const walk: Walk = { text, found: [], repeats: 0, nested: false };
  visit(top, { loops: 0, repeats: 0, membership: false }, walk);
  return walk.nested;
}

function visit(node: FeelNode, inside: Inside, walk: Walk): void {
  checks[node.name]?.(node, inside, walk);
  for (const child of childrenOf(node)) visit(child, stepInto(node, child, inside), walk);
}

/** The surroundings of a child: deeper inside a loop, a filter or a membership test. */
function stepInto(node: FeelNode, child: FeelNode, inside: Inside): Inside {
  if (isLoop(node)) return { loops: inside.loops + 1, repeats: inside.repeats + 1, membership: false };
  if (node.name === 'FilterExpression' && child.from > node.from && !isIndex(child))
    return { ...inside, repeats: inside.repeats + 1, membership: false };
  if (node.name === 'Comparison') return { ...inside, membership: child.name.startsWith('PositiveUnaryTest') };
  if (child.name === 'FunctionInvocation' || child.name === 'List' || child.name === 'Context') return { ...inside, membership: false };
  return inside;
}

function isLoop(node: FeelNode): boolean {
  return node.name === 'ForExpression' || node.name === 'QuantifiedExpression';
}

function isIndex(node: FeelNode): boolean {
  return ['NumericLiteral', 'StringLiteral', '[', ']'].includes(node.name);
}

type Check = (node: FeelNode, inside: Inside, walk: Walk) => void;

const checks: Readonly<Record<string, Check | undefined>> = {
  FunctionDefinition: (node, _inside, walk) =>
    report(
      walk,
      node,
      'feel-function-definition',
      '表达式中不能定义函数（function），请改用已有的函数。',
      'Functions cannot be defined in an expression; use the existing ones.',
    ),
  FunctionInvocation: checkCall,
  ForExpression: checkLoop,
  QuantifiedExpression: checkLoop,
  FilterExpression: checkFilter,
  IterationContext: checkIteration,
  Interval: checkInterval,
  NumericLiteral: checkNumber,
  VariableName: checkPartial,
  '?': (node, _inside, walk) =>
    report(walk, node, 'feel-unknown-name', '“?” 只能用在决策表里。', '"?" can only be used in decision tables.'),
  Comparison: checkComparison,
  Context: checkContext,
};

/** Only functions called by their name: values are never functions. */
function checkCall(node: FeelNode, _inside: Inside, walk: Walk): void {
  const target = childrenOf(node)[0];
  if (target && target.name !== 'VariableName' && target.name !== 'SpecialFunctionName') {
    report(walk, node, 'feel-unknown-function', '函数要直接用名称调用。', 'Functions are called by their own name only.');
  }
}

function checkLoop(node: FeelNode, inside: Inside, walk: Walk): void {
  const sources = childrenOf(node).find(child => child.name === 'InExpressions');
  if (inside.loops > 0 || (sources && childrenOf(sources).filter(child => child.name === 'InExpression').length > 1)) {
    report(
      walk,
      node,
      'feel-nested-loop',
      '循环（for、some、every）不能嵌套，也不能同时遍历两个列表。',
      'Loops (for, some, every) must not be nested or run over two lists at once.',
    );
  }
  countRepeat(node, inside, walk);
}

function checkFilter(node: FeelNode, inside: Inside, walk: Walk): void {
  const condition = childrenOf(node)[2];
  if (condition && !isIndex(condition)) countRepeat(node, inside, walk);
}

function countRepeat(node: FeelNode, inside: Inside, walk: Walk): void {
  walk.repeats += 1;
  if (inside.repeats > 0) walk.nested = true;
  if (inside.repeats > 1) reportRepeats(walk, node);
}

function reportRepeats(walk: Walk, node: FeelNode): void {
  report(walk, node, 'feel-nested-loop', '循环与筛选 [ ] 最多嵌套两层。', 'Loops and filters [ ] may be nested two deep at most.');
}

/** `for i in a..b`: the ends must be literal. */
function checkIteration(node: FeelNode, _inside: Inside, walk: Walk): void {
  const children = childrenOf(node);
  if (children[1]?.name === '..') checkEnds(node, children[0], children[2], walk);
}

function checkInterval(node: FeelNode, inside: Inside, walk: Walk): void {
  const children = childrenOf(node);
  if (!inside.membership) checkEnds(node, children[1], children[3], walk);
}

function checkEnds(node: FeelNode, start: FeelNode | undefined, end: FeelNode | undefined, walk: Walk): void {
  const [from, to] = [literal(start, walk), literal(end, walk)];
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && Math.abs(from - to) <= limits.feelRange) return;
  report(
    walk,
    node,
    'feel-range',
    `范围的两端必须是写出的整数，且相差不超过 ${limits.feelRange}。`,
    `Both ends of a range must be written whole numbers at most ${limits.feelRange} apart.`,
  );
}

function literal(node: FeelNode | undefined, walk: Walk): number {
  return node?.name === 'NumericLiteral' ? Number(walk.text.slice(node.from, node.to).replace(/\s+/g, '')) : Number.NaN;
}

/** feelin reads `1e3` as 1: refused rather than wrong. */
function checkNumber(node: FeelNode, _inside: Inside, walk: Walk): void {
  if (/e/i.test(walk.text.slice(node.from, node.to))) {
    report(walk, node, 'feel-exponent', '数字请完整写出，不要用 1e3 这样的写法。', 'Write numbers in full instead of the form 1e3.');
  }
}

/** `partial` (the results so far of a loop) can double at every turn. */
function checkPartial(node: FeelNode, inside: Inside, walk: Walk): void {
  if (inside.loops > 0 && nameText(node, walk.text) === 'partial') {
    report(walk, node, 'feel-partial', '循环中不能使用 partial。', 'partial cannot be used inside a loop.');
  }
}

/** Entries that read earlier entries can double at every step. */
function checkContext(node: FeelNode, _inside: Inside, walk: Walk): void {
  const earlier = new Set<string>();
  for (const entry of childrenOf(node).filter(child => child.name === 'ContextEntry')) {
    const [key, ...rest] = childrenOf(entry);
    const reads = rest.flatMap(value => {
      const { names, filterNames } = collectNames(value, walk.text);
      return [...names, ...filterNames];
    });
    if (reads.some(name => earlier.has(name))) {
      report(
        walk,
        entry,
        'feel-context-reference',
        '上下文 { } 中的条目不能引用同一上下文里前面的条目。',
        'An entry of a context { } must not read an earlier entry of it.',
      );
    }
    if (key) earlier.add(keyText(key, walk.text));
  }
}

/** Dates in data are text: compared with a date value they give a wrong answer without a word. */
function checkComparison(node: FeelNode, _inside: Inside, walk: Walk): void {
  const side = findDateMistake(node, walk.text);
  if (side === null) return;
  const text = walk.text.slice(side.from, side.to);
  report(
    walk,
    side,
    'feel-date-text',
    `“${text}” 是文本，不能直接与日期比较，请写成 date(${text})。`,
    `"${text}" is text and cannot be compared with a date; write date(${text}).`,
  );
}

function report(walk: Walk, node: FeelNode, code: string, zh: string, en: string): void {
  walk.found.push({ code, message: { zh, en }, from: node.from });
}
