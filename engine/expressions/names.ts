import { limits } from '../limits.ts';
import { isTooComplex } from './complexity.ts';
import { blankStrings, childrenOf, type FeelNode, measureDepth, nameText, parseFeel } from './parse.ts';

/** What a FEEL text reads (读取的名称). */
export interface FeelNames {
  /** Free names read outside filters: each must exist. */
  readonly names: ReadonlySet<string>;
  /** Free names read inside filters only: fields of the element, or names outside. */
  readonly filterNames: ReadonlySet<string>;
  /** Names called as functions. */
  readonly functions: ReadonlySet<string>;
  /** Dotted paths that start at a free name, longest form, e.g. `['data', 'check', 'result']`. */
  readonly paths: readonly (readonly string[])[];
}

interface Walk {
  readonly text: string;
  readonly names: Set<string>;
  readonly filterNames: Set<string>;
  readonly functions: Set<string>;
  readonly paths: string[][];
}

interface Inside {
  readonly bound: ReadonlySet<string>;
  readonly filter: boolean;
}

/** Collect the names of a parsed text. */
export function collectNames(top: FeelNode, text: string): FeelNames {
  const walk: Walk = { text, names: new Set(), filterNames: new Set(), functions: new Set(), paths: [] };
  visit(top, { bound: new Set(), filter: false }, walk);
  for (const name of walk.names) walk.filterNames.delete(name);
  return walk;
}

/** Free names a FEEL text reads outside filters, functions left out; empty for a text that does not parse or is refused unread. */
export function namesOf(text: string): string[] {
  return [...readText(text).names];
}

/** Dotted paths a FEEL text reads, e.g. `data.check.result` -> `[['data','check','result']]`. */
export function pathsOf(text: string): string[][] {
  return readText(text).paths.map(path => [...path]);
}

const nothing: FeelNames = { names: new Set(), filterNames: new Set(), functions: new Set(), paths: [] };

/** A text that the check refuses before it is parsed, or for its depth, is not walked. */
function readText(text: string): FeelNames {
  if (text.length > limits.feelText || isTooComplex(blankStrings(text))) return nothing;
  const tree = parseFeel(text);
  return measureDepth(tree) > limits.feelDepth ? nothing : collectNames(tree.topNode, text);
}

function visit(node: FeelNode, inside: Inside, walk: Walk): void {
  const visitor = visitors[node.name];
  if (visitor) visitor(node, inside, walk);
  else visitAll(childrenOf(node), inside, walk);
}

function visitAll(nodes: readonly FeelNode[], inside: Inside, walk: Walk): void {
  for (const node of nodes) visit(node, inside, walk);
}

type Visitor = (node: FeelNode, inside: Inside, walk: Walk) => void;

const visitors: Readonly<Record<string, Visitor | undefined>> = {
  Type: () => {},
  VariableName: (node, inside, walk) => addName(nameText(node, walk.text), inside, walk),
  PathExpression: visitPath,
  FunctionInvocation: visitCall,
  FilterExpression: visitFilter,
  ForExpression: visitLoop,
  QuantifiedExpression: visitLoop,
  Context: visitContext,
  FunctionDefinition: visitFunction,
};

function addName(name: string, inside: Inside, walk: Walk, path: readonly string[] = [name]): void {
  if (inside.bound.has(name) || (inside.filter && name === 'item')) return;
  (inside.filter ? walk.filterNames : walk.names).add(name);
  if (!inside.filter) walk.paths.push([...path]);
}

function visitPath(node: FeelNode, inside: Inside, walk: Walk): void {
  const path = pathText(node, walk.text);
  if (path) addName(path[0] as string, inside, walk, path);
  else visitAll(childrenOf(node), inside, walk);
}

/** `a.b.c` as its names, or null when the path starts at something else than a name. */
function pathText(node: FeelNode, text: string): string[] | null {
  if (node.name === 'VariableName') return [nameText(node, text)];
  if (node.name !== 'PathExpression') return null;
  const [target, , name] = childrenOf(node);
  const head = target ? pathText(target, text) : null;
  return head && name ? [...head, nameText(name, text)] : null;
}

function visitCall(node: FeelNode, inside: Inside, walk: Walk): void {
  const [target, ...rest] = childrenOf(node);
  if (target?.name === 'VariableName') walk.functions.add(nameText(target, walk.text));
  else if (target) visit(target, inside, walk);
  visitAll(rest, inside, walk);
}

function visitFilter(node: FeelNode, inside: Inside, walk: Walk): void {
  const [target, ...rest] = childrenOf(node);
  if (target) visit(target, inside, walk);
  visitAll(rest, { ...inside, filter: true }, walk);
}

function visitLoop(node: FeelNode, inside: Inside, walk: Walk): void {
  const bound = new Set(inside.bound);
  for (const child of childrenOf(node)) {
    if (child.name !== 'InExpressions') {
      visit(child, { ...inside, bound }, walk);
      continue;
    }
    for (const source of childrenOf(child)) {
      const [name, ...rest] = childrenOf(source);
      visitAll(rest, { ...inside, bound: new Set(bound) }, walk);
      if (name) bound.add(nameText(name, walk.text));
    }
  }
}

function visitContext(node: FeelNode, inside: Inside, walk: Walk): void {
  const bound = new Set(inside.bound);
  for (const entry of childrenOf(node)) {
    const [key, ...rest] = childrenOf(entry);
    visitAll(rest, { ...inside, bound: new Set(bound) }, walk);
    if (key) bound.add(keyText(key, walk.text));
  }
}

function visitFunction(node: FeelNode, inside: Inside, walk: Walk): void {
  const bound = new Set(inside.bound);
  for (const child of childrenOf(node)) {
    if (child.name === 'FormalParameters') for (const parameter of childrenOf(child)) bound.add(nameText(parameter, walk.text));
    else visit(child, { ...inside, bound }, walk);
  }
}

/** Key of a context entry, without the quotes it may have. */
export function keyText(key: FeelNode, text: string): string {
  return nameText(key, text).replace(/^"|"$/g, '');
}
