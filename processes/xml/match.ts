import { attributesOf, resolved, type Scope, scopeIn, meaningOf } from './names.ts';
import { isElement, meant, type XmlElement } from './tree.ts';

/** An element with what is in force at it, ready to be compared (比对用节点). */
export interface Node {
  readonly element: XmlElement;
  readonly scope: Scope;
  readonly parent: Node | null;
  readonly name: string;
  readonly id: string | null;
  readonly children: readonly Node[];
  /** Own text, pieces joined, white space around it left out. */
  readonly text: string;
}

/** Reads an element and everything below it for comparing. Nesting is bound by the reader of BPMN. */
export function nodeOf(element: XmlElement, outer: Scope, parent: Node | null = null): Node {
  const scope = scopeIn(element, outer);
  const id = element.attributes.find(({ name }) => name === 'id');
  const children: Node[] = [];
  const node: Node = {
    element,
    scope,
    parent,
    name: resolved(element.name, scope, true),
    id: id ? meant(id.raw) : null,
    children,
    text: textIn(element),
  };
  children.push(...element.children.filter(isElement).map(child => nodeOf(child, scope, node)));
  return node;
}

function textIn({ children }: XmlElement): string {
  const pieces = children.map(part => {
    if (part.kind === 'text') return meant(part.raw);
    return part.kind === 'cdata' ? part.raw.slice('<![CDATA['.length, -']]>'.length) : '';
  });
  return pieces.join('').trim();
}

const prints = new WeakMap<Node, string>();

/** A text that two elements share when they say the same (内容指纹), whatever their prefixes and white space. */
export function printOf(node: Node): string {
  const known = prints.get(node);
  if (known !== undefined) return known;
  const attributes = [...attributesOf(node.element, node.scope)].map(([name, one]) => `${name}=${meaningOf(name, one, node.scope)}`).sort();
  const print = JSON.stringify([node.name, attributes, node.text, node.children.map(printOf)]);
  prints.set(node, print);
  return print;
}

/** Pairs the children of two elements that are the same one (对应关系): by id, by what a shape shows, by content, then by name in order. */
export function matchChildren(before: readonly Node[], after: readonly Node[]): ReadonlyMap<Node, Node> {
  const pairs = new Map<Node, Node>();
  const left = { before: [...before], after: [...after] };
  for (const keyOf of [byNameAndId, byId, byShown]) matchBy(keyOf, left, pairs);
  matchInOrder(printOf, left, pairs);
  matchInOrder(nameOfUnnamed, left, pairs);
  matchBy(onlyOne, left, pairs);
  return pairs;
}

type KeyOf = (node: Node) => string | null;
const byNameAndId: KeyOf = ({ name, id }) => (id === null ? null : `${name} ${id}`);
const byId: KeyOf = ({ id }) => id;
/** Shapes and edges whose id was changed still show the same element. */
const byShown: KeyOf = ({ element }) => element.attributes.find(({ name }) => name === 'bpmnElement')?.raw ?? null;
/** Elements without id are told apart by their place among those of their name. */
const nameOfUnnamed: KeyOf = ({ name, id }) => (id === null ? name : null);
const single = /\}(definitions|process|collaboration|BPMNDiagram|BPMNPlane)$/;
/** Elements of which there is one, under another id. */
const onlyOne: KeyOf = ({ name }) => (single.test(name) ? name : null);

interface Left {
  before: Node[];
  after: Node[];
}

/** Pairs nodes whose key nobody else on their side has. */
function matchBy(keyOf: KeyOf, left: Left, pairs: Map<Node, Node>): void {
  const wanted = uniqueBy(keyOf, left.after);
  for (const [key, node] of uniqueBy(keyOf, left.before)) {
    const found = wanted.get(key);
    if (node && found) pairs.set(node, found);
  }
  drop(left, pairs);
}

/** Key -> the one node of it; undefined where several have it. */
function uniqueBy(keyOf: KeyOf, nodes: readonly Node[]): Map<string, Node | undefined> {
  const found = new Map<string, Node | undefined>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key !== null) found.set(key, found.has(key) ? undefined : node);
  }
  return found;
}

function drop(left: Left, pairs: ReadonlyMap<Node, Node>): void {
  const taken = new Set(pairs.values());
  left.before = left.before.filter(node => !pairs.has(node));
  left.after = left.after.filter(node => !taken.has(node));
}

/** Pairs nodes of one key first to first, second to second; the keys in the order in which both sides have them most. */
function matchInOrder(keyOf: KeyOf, left: Left, pairs: Map<Node, Node>): void {
  const waiting = new Map<string, Node[]>();
  for (const node of left.after) {
    const key = keyOf(node);
    if (key === null) continue;
    const others = waiting.get(key);
    if (others) others.push(node);
    else waiting.set(key, [node]);
  }
  for (const others of waiting.values()) others.reverse();
  for (const node of left.before) {
    const key = keyOf(node);
    const found = key === null ? undefined : waiting.get(key)?.pop();
    if (found) pairs.set(node, found);
  }
  drop(left, pairs);
}

/** Of pairs in the order of `before`: those that keep their order in `after`, as many as possible (最长递增子序列). */
export function keptOrder(places: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  places.forEach((place, index) => {
    let at = ends.findIndex(end => places[end]! >= place);
    if (at < 0) at = ends.length;
    previous[index] = at === 0 ? -1 : ends[at - 1]!;
    ends[at] = index;
  });
  const kept = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) kept.add(places[index]!);
  return kept;
}
