import { parseExpression } from 'feelin';
import { recent } from '../recent.ts';

/** Syntax tree of a FEEL text (语法树). */
export type FeelTree = ReturnType<typeof parseExpression>;
/** One node of the syntax tree. */
export type FeelNode = FeelTree['topNode'];

/** Where something stands in a FEEL text; line and column count from 1. */
export interface FeelPosition {
  readonly line: number;
  readonly column: number;
}

/** Trees kept. */
const treesKept = 500;

/** Parse a FEEL expression; errors stand in the tree as error nodes, nothing is thrown for them. */
export const parseFeel: (text: string) => FeelTree = recent(text => parseExpression(text, {}, undefined), treesKept);

/** Turn an offset into line and column. */
export function positionOf(text: string, offset: number): FeelPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** First error node of a tree, or null when the text is well-formed. */
export function findSyntaxError(tree: FeelTree): { readonly from: number; readonly to: number } | null {
  let found: { from: number; to: number } | null = null;
  tree.iterate({
    enter(node) {
      if (found === null && node.type.isError) found = { from: node.from, to: node.to };
      return found === null;
    },
  });
  return found;
}

/** Greatest nesting of a tree, counted without recursion. */
export function measureDepth(tree: FeelTree): number {
  let depth = 0;
  let deepest = 0;
  tree.iterate({
    enter() {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    leave() {
      depth -= 1;
    },
  });
  return deepest;
}

/** Direct children of a node, in order. */
export function childrenOf(node: FeelNode): FeelNode[] {
  const children: FeelNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The name a Name, VariableName, PathName or Key node spells: its identifiers joined by one space. */
export function nameText(node: FeelNode, text: string): string {
  return text.slice(node.from, node.to).replace(/\s+/g, ' ').trim();
}

/** The text with string literals and comments blanked out, same length, for look-ups by pattern. */
export function blankStrings(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"?|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, found => ' '.repeat(found.length));
}
