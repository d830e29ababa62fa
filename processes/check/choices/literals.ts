import { childrenOf, type FeelNode, nameText, parseFeel } from '#engine/expressions/parse.ts';

/** A path compared with a literal (与常量比较): `data.check.result = "accept"`. */
export interface Compared {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
  /** Offsets of the literal in the text. */
  readonly from: number;
  readonly to: number;
}

/** Every comparison for equality of a path with a literal in a FEEL text, wherever it stands. */
export function comparedIn(text: string): Compared[] {
  const found: Compared[] = [];
  const open: FeelNode[] = [parseFeel(text).topNode];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.name === 'Comparison') found.push(...readComparison(node, text));
    open.push(...childrenOf(node));
  }
  return found.sort((a, b) => a.from - b.from);
}

function readComparison(node: FeelNode, text: string): Compared[] {
  const children = childrenOf(node);
  const operator = children.find(({ name }) => name === 'CompareOp' || name === 'in');
  if (!operator) return [];
  if (operator.name === 'in') return readMembers(children, text);
  if (!['=', '!='].includes(text.slice(operator.from, operator.to))) return [];
  const [left, right] = children.filter(child => child !== operator && child.name !== 'CompareOp');
  return left && right ? [...readPair(left, right, text), ...readPair(right, left, text)] : [];
}

function readMembers(children: readonly FeelNode[], text: string): Compared[] {
  const [left, ...rest] = children;
  const literals: FeelNode[] = [];
  const open = rest.filter(({ name }) => name !== 'in');
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (literalOf(node, text) !== undefined) literals.push(node);
    else if (['PositiveUnaryTests', 'PositiveUnaryTest', 'List', 'ParenthesizedExpression'].includes(node.name))
      open.push(...childrenOf(node));
  }
  return left ? literals.flatMap(literal => readPair(left, literal, text)) : [];
}

function readPair(left: FeelNode, right: FeelNode, text: string): Compared[] {
  const path = pathOf(left, text);
  const value = literalOf(right, text);
  return path && value !== undefined ? [{ path, value, from: right.from, to: right.to }] : [];
}

function pathOf(node: FeelNode, text: string): string[] | null {
  if (node.name === 'VariableName') return [nameText(node, text)];
  if (node.name !== 'PathExpression') return null;
  const [target, , name] = childrenOf(node);
  const head = target ? pathOf(target, text) : null;
  return head && name ? [...head, nameText(name, text)] : null;
}

function literalOf({ name, from, to }: FeelNode, text: string): Compared['value'] | undefined {
  const written = text.slice(from, to);
  if (name === 'BooleanLiteral') return written === 'true';
  if (name === 'NumericLiteral') return Number(written);
  return name === 'StringLiteral' ? written.slice(1, -1) : undefined;
}
