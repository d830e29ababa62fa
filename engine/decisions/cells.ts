import { parseUnaryTests } from 'feelin';
import { checkFeel, checkText, type FeelProblem } from '../expressions/check.ts';
import { limits } from '../limits.ts';
import { childrenOf, type FeelNode, findSyntaxError, type FeelTree } from '../expressions/parse.ts';
import { type Bound, isDate, type LiteralValue } from './literals.ts';
import { readLiteral } from './read-literal.ts';

/** One test of a cell (单元格条件). FEEL texts read the value of the column as `_`. */
export type Test =
  | { readonly kind: 'value'; readonly value: LiteralValue }
  | { readonly kind: 'unlike'; readonly value: LiteralValue }
  | { readonly kind: 'range'; readonly from: Bound | null; readonly to: Bound | null }
  /** Comparison with something to be evaluated; never true of an empty value. */
  | { readonly kind: 'comparison'; readonly text: string }
  /** Text with `?`: must be true or false. */
  | { readonly kind: 'condition'; readonly text: string }
  /** Text whose value the column must equal, or be one of. */
  | { readonly kind: 'expression'; readonly text: string };

/** An input entry (输入单元格): unary tests of DMN 1.3 clause 10.3.2.8. `tests` null: everything (a dash or nothing written). */
export interface Cell {
  readonly text: string;
  readonly negated: boolean;
  readonly tests: readonly Test[] | null;
}

/** A cell read, or what is wrong with it. */
export type CellResult =
  | { readonly cell: Cell; readonly problems: readonly [] }
  | { readonly cell: null; readonly problems: readonly FeelProblem[] };

const everything: Cell = { text: '-', negated: false, tests: null };

/** Read the text of a cell; `subject` is the FEEL text that stands for `?` (see subjectOf). Bounded like every FEEL text; never throws. */
export function readCell(text: string, subject: string): CellResult {
  if (text === '' || text === '-') return { cell: everything, problems: [] };
  const early = text.length > limits.dmnCell ? tooLong() : checkText(text);
  if (early) return { cell: null, problems: [early] };
  const tree = parseUnaryTests(text, {}, undefined);
  const error = findSyntaxError(tree);
  if (error) return { cell: null, problems: [broken(text, error.from)] };
  const { negated, nodes } = partsOf(tree);
  const tests = nodes.map(node => readTest(node, text, subject));
  const problems = tests.flatMap(checkTest).filter(({ severity }) => severity === 'error');
  return problems.length > 0 ? { cell: null, problems } : { cell: { text, negated, tests }, problems: [] };
}

/** A text that is too long for a cell of any kind; brackets and rows of names make the parser slow. */
export function tooLong(): FeelProblem {
  const message = {
    zh: `单元格过长，最多 ${limits.dmnCell} 个字符，请拆分。`,
    en: `The cell is too long: at most ${limits.dmnCell} characters; split it.`,
  };
  return { code: 'feel-too-long', severity: 'error', message, line: 1, column: 1 };
}

function broken(text: string, from: number): FeelProblem {
  const near = text.slice(from, from + 20).trim();
  const message =
    near === ''
      ? { zh: '单元格没有写完，请检查括号、引号和逗号。', en: 'The cell is not finished; check brackets, quotes and commas.' }
      : {
          zh: `从 “${near}” 开始看不懂，请检查括号、引号和逗号。`,
          en: `Not understood from "${near}" on; check brackets, quotes and commas.`,
        };
  return { code: 'feel-syntax', severity: 'error', message, line: 1, column: from + 1 };
}

function partsOf(tree: FeelTree): { readonly negated: boolean; readonly nodes: readonly FeelNode[] } {
  const children = childrenOf(tree.topNode);
  const list = children.find(({ name }) => name === 'PositiveUnaryTests');
  const tests = list ? childrenOf(list).filter(({ name }) => name === 'PositiveUnaryTest') : [];
  return { negated: children[0]?.name === 'not', nodes: tests.map(test => childrenOf(test)[0]!) };
}

function readTest(node: FeelNode, text: string, subject: string): Test {
  if (node.name === 'SimplePositiveUnaryTest') return readSimple(node, text, subject);
  const literal = readLiteral(node, text);
  if (literal) return { kind: 'value', value: literal.value };
  const written = withSubject(node, text, subject);
  if (written.found) return { kind: 'condition', text: written.text };
  if (node.name === 'DateTimeLiteral') return { kind: 'comparison', text: `${subject} = ${written.text}` };
  return { kind: 'expression', text: written.text };
}

/** A comparison (`< 5`) or a range (`[1..5]`). */
function readSimple(node: FeelNode, text: string, subject: string): Test {
  const [first, second] = childrenOf(node);
  const literal = first!.name === 'Interval' ? readRange(first!, text) : readComparison(text.slice(first!.from, first!.to), second, text);
  if (literal) return literal;
  const operator = first!.name === 'Interval' ? ' in ' : ' ';
  return { kind: 'comparison', text: `${subject}${operator}${withSubject(node, text, subject).text}` };
}

function readRange(node: FeelNode, text: string): Test | null {
  const [open, start, , end, close] = childrenOf(node);
  const [from, to] = [start && readLiteral(start, text), end && readLiteral(end, text)];
  if (!from || !to || !isOrdered(from.value) || !isOrdered(to.value)) return null;
  return {
    kind: 'range',
    from: { value: from.value, closed: open?.name === '[' },
    to: { value: to.value, closed: close?.name === ']' },
  };
}

function readComparison(operator: string, node: FeelNode | undefined, text: string): Test | null {
  const literal = node && readLiteral(node, text);
  if (!literal) return null;
  const { value } = literal;
  if (operator === '=') return { kind: 'value', value };
  if (operator === '!=') return { kind: 'unlike', value };
  if (!isOrdered(value)) return null;
  const bound: Bound = { value, closed: operator.endsWith('=') };
  return operator.startsWith('<') ? { kind: 'range', from: null, to: bound } : { kind: 'range', from: bound, to: null };
}

function isOrdered(value: LiteralValue): boolean {
  return typeof value === 'number' || typeof value === 'string' || isDate(value);
}

/** The text of a node with every `?` replaced. */
function withSubject(node: FeelNode, text: string, subject: string): { readonly text: string; readonly found: boolean } {
  const places: number[] = [];
  const open = [node];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.name === '?') places.push(at.from);
    open.push(...childrenOf(at));
  }
  let written = text.slice(node.from, node.to);
  for (const place of places.sort((a, b) => b - a)) {
    const index = place - node.from;
    written = `${written.slice(0, index)}${subject}${written.slice(index + 1)}`;
  }
  return { text: written, found: places.length > 0 };
}

function checkTest(test: Test): readonly FeelProblem[] {
  return 'text' in test ? checkFeel(test.text) : [];
}
