import { childrenOf, type FeelNode, nameText } from './parse.ts';

/** The side of a comparison that is data or text while the other side is a date or duration value (日期比较); null when there is none. */
export function findDateMistake(comparison: FeelNode, text: string): FeelNode | null {
  const sides = childrenOf(comparison).filter(child => !['CompareOp', 'between', 'and', 'in'].includes(child.name));
  if (childrenOf(comparison).some(child => child.name === 'in') || !sides.some(side => isTemporal(side, text))) return null;
  return sides.find(isData) ?? null;
}

/** Whether a node gives a date, time or duration value whatever the data. */
function isTemporal(node: FeelNode, text: string): boolean {
  if (node.name === 'DateTimeLiteral') return true;
  const children = childrenOf(node);
  if (node.name === 'FunctionInvocation') return ['today', 'now'].includes(children[0] ? nameText(children[0], text) : '');
  if (node.name === 'ParenthesizedExpression' || node.name === 'ArithmeticExpression')
    return children.some(child => isTemporal(child, text));
  return false;
}

/** A name, a path of names or a text literal: in data every date is ISO 8601 text. */
function isData(node: FeelNode): boolean {
  if (node.name === 'VariableName' || node.name === 'StringLiteral') return true;
  const [target] = childrenOf(node);
  return node.name === 'PathExpression' && target !== undefined && isData(target);
}
