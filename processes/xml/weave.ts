import { keptOrder, matchChildren, type Node, nodeOf } from './match.ts';
import { attributesOf, noScope, partsOfName, type Scope, scopeIn, typeAttribute, meaningOf } from './names.ts';
import { asAttribute, asText, isElement, readXmlParts, rootOf, writeXmlParts, type XmlElement, type XmlPart } from './tree.ts';

/**
 * Works the changes between two states of a model into the text it was read from (保真合并). A modeler reads a text, forgets what its vocabulary does
 * not know (comments, CDATA, defaults written out, foreign elements in odd places, order, white space), and writes the rest. `before` is what it
 * wrote right after reading `source`, `after` what it writes now: what differs between these two is done to `source`; everything else stays there to
 * the character. Throws `XmlError` when one of them is no XML.
 */
export function weave(source: string, before: string, after: string): string {
  if (before === after) return source;
  const parts = readXmlParts(source);
  const weaver = new Weaver({ source: rootOf(parts), before: rootOf(readXmlParts(before)), after: rootOf(readXmlParts(after)) });
  weaver.run();
  return writeXmlParts(parts);
}

class Weaver {
  readonly #root: XmlElement;
  readonly #after: Node;
  /** Element of `after` -> the same one before, and of that -> the same one in the source. */
  readonly #before = new Map<Node, Node>();
  readonly #source = new Map<Node, Node>();
  /** Holder of every element of the source as it stands now. */
  readonly #holders = new Map<XmlElement, XmlElement>();
  /** Elements put into the source, by the node they were made for. */
  readonly #made = new Map<Node, XmlElement>();

  constructor(roots: { readonly source: XmlElement; readonly before: XmlElement; readonly after: XmlElement }) {
    this.#root = roots.source;
    this.#after = nodeOf(roots.after, noScope);
    const [before, source] = [nodeOf(roots.before, noScope), nodeOf(roots.source, noScope)];
    pairAll(before, source, this.#source);
    const forward = new Map<Node, Node>();
    pairAll(before, this.#after, forward);
    pairMoved(before, this.#after, forward);
    for (const [was, is] of forward) this.#before.set(is, was);
    for (const node of everyNode(source)) for (const child of node.children) this.#holders.set(child.element, node.element);
  }

  run(): void {
    this.#apply(this.#after, noScope, '');
  }

  /** The element of the source that stands for a node of `after`, or null when it is new. */
  #known(node: Node): XmlElement | null {
    const before = this.#before.get(node);
    return (before && this.#source.get(before)?.element) ?? null;
  }

  /** Makes the element of the source say what the node says, and everything below it. */
  #apply(after: Node, outer: Scope, indent: string): void {
    const before = this.#before.get(after)!;
    const source = this.#source.get(before)!.element;
    this.#rename(source, before, after, outer);
    this.#applyAttributes(source, before, after, outer);
    if (before.text !== after.text) setText(source, after.text);
    this.#applyChildren(source, before, after, { outer, indent });
  }

  /** An element that became another kind of element (转换类型) keeps its id and everything nobody spoke of. */
  #rename(source: XmlElement, before: Node, after: Node, outer: Scope): void {
    if (before.name === after.name) return;
    source.name = this.#nameIn(after, scopeIn(source, outer));
  }

  #applyAttributes(source: XmlElement, before: Node, after: Node, outer: Scope): void {
    const was = attributesOf(before.element, before.scope);
    const is = attributesOf(after.element, after.scope);
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const [old, now] = [was.get(name), is.get(name)];
      const value = now && meaningOf(name, now, after.scope);
      if (old && value === meaningOf(name, old, before.scope)) continue;
      this.#setAttribute(source, outer, { name, value, as: now?.name ?? '' });
    }
  }

  #setAttribute(
    source: XmlElement,
    outer: Scope,
    { name, value, as }: { readonly name: string; readonly value: string | undefined; readonly as: string },
  ): void {
    const known = attributesOf(source, scopeIn(source, outer)).get(name);
    if (value === undefined) {
      if (known) source.attributes.splice(source.attributes.indexOf(known), 1);
      return;
    }
    const raw = asAttribute(name === typeAttribute ? this.#written(value, scopeIn(source, outer), '', true) : value);
    if (known) {
      source.attributes[source.attributes.indexOf(known)] = { ...known, quote: '"', raw };
      return;
    }
    const written = this.#written(name, scopeIn(source, outer), as, false);
    source.attributes.push({ name: written, before: ' ', equals: '=', quote: '"', raw });
  }

  #applyChildren(source: XmlElement, before: Node, after: Node, at: { readonly outer: Scope; readonly indent: string }): void {
    const scope = scopeIn(source, at.outer);
    const inner = innerIndent(source) ?? `${at.indent}  `;
    const here = new Set(after.children.flatMap(child => this.#before.get(child) ?? []));
    for (const child of before.children) {
      const known = this.#source.get(child)?.element;
      if (known && !here.has(child) && this.#holders.get(known) === source) detach(source, known);
    }
    const stays = this.#staying(before, after);
    const placed: Node[] = [];
    for (const [index, child] of after.children.entries()) {
      const known = this.#known(child);
      // what moddle made of nothing in the source, and nobody changed since, is not told
      if (!known && this.#before.has(child) && here.has(this.#before.get(child)!) && !this.#isChanged(child)) continue;
      const place = { scope, indent: inner };
      if (known && stays.has(child)) this.#apply(child, scope, inner);
      else {
        const element = known ? this.#moved(known, child, place) : this.#created(child, place);
        const following = after.children.slice(index + 1).filter(other => stays.has(other) && this.#known(other));
        const anchor = this.#anchor(child, placed, following);
        insert(source, element, { ...anchor, indent: inner, outer: at.indent });
        this.#holders.set(element, source);
        this.#made.set(child, element);
      }
      placed.push(child);
    }
  }

  /** Where a child is put: behind the last one of its class, else in front of the next one, else behind or in front of any. */
  #anchor(
    child: Node,
    placed: readonly Node[],
    following: readonly Node[],
  ): { readonly last: XmlElement | null; readonly next: XmlElement | null } {
    const kind = classOf(child);
    const isAlike = (other: Node): boolean => classOf(other) === kind;
    const elementOf = (node: Node | undefined): XmlElement | null => (node && (this.#made.get(node) ?? this.#known(node))) ?? null;
    const alike = { last: elementOf(placed.findLast(isAlike)), next: elementOf(following.find(isAlike)) };
    if (alike.last || alike.next) return alike;
    return { last: elementOf(placed.at(-1)), next: elementOf(following[0]) };
  }

  /** Children that stay where they are; the others are taken out and put in again. */
  #staying(before: Node, after: Node): ReadonlySet<Node> {
    const places = new Map(before.children.map((child, index) => [child, index] as const));
    const common = after.children.flatMap(child => {
      const place = places.get(this.#before.get(child)!);
      return place === undefined ? [] : [{ child, place }];
    });
    const kept = keptOrder(common.map(({ place }) => place));
    return new Set(common.filter(({ place }) => kept.has(place)).map(({ child }) => child));
  }

  /** An element that stood elsewhere: taken from there with all it has, the names in it meaning what they meant. */
  #moved(known: XmlElement, child: Node, { scope, indent }: Place): XmlElement {
    const from = this.#source.get(this.#before.get(child)!)!;
    const holder = this.#holders.get(known);
    if (holder) detach(holder, known);
    const own = scopeIn(known, {});
    for (const [prefix, uri] of Object.entries(from.scope))
      if (scope[prefix] !== uri && own[prefix] === undefined)
        known.attributes.push({
          name: prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
          before: ' ',
          equals: '=',
          quote: '"',
          raw: asAttribute(uri),
        });
    this.#apply(child, scope, indent);
    return known;
  }

  #isChanged(child: Node): boolean {
    const before = this.#before.get(child)!;
    return JSON.stringify(plain(before)) !== JSON.stringify(plain(child));
  }

  /** A new element in the prefixes of the source; what moved into it from elsewhere is taken along. */
  #created(node: Node, { scope, indent }: Place): XmlElement {
    const element: XmlElement = {
      kind: 'element',
      name: this.#nameIn(node, scope),
      attributes: [],
      children: [],
      tail: '',
      closeTail: '',
      isShort: node.children.length === 0 && node.text === '',
    };
    if (element.isShort) element.tail = ' ';
    for (const [name, one] of attributesOf(node.element, node.scope))
      this.#setAttribute(element, scope, { name, value: meaningOf(name, one, node.scope), as: one.name });
    if (node.text !== '') element.children.push({ kind: 'text', raw: asText(node.text) });
    const inner = `${indent}  `;
    for (const child of node.children) {
      const known = this.#known(child);
      const place = { scope, indent: inner };
      const made = known ? this.#moved(known, child, place) : this.#created(child, place);
      element.children.push({ kind: 'text', raw: `\n${inner}` }, made);
      this.#holders.set(made, element);
    }
    if (node.children.length > 0) element.children.push({ kind: 'text', raw: `\n${indent}` });
    return element;
  }

  #nameIn(node: Node, scope: Scope): string {
    return this.#written(node.name, scope, node.element.name, true);
  }

  /** A resolved name in the prefixes in force; one that has none yet is declared on the root. `as`: how the other text writes it. */
  #written(name: string, scope: Scope, as: string, isElement: boolean): string {
    const { uri, local } = partsOfName(name);
    if (uri === '') return local;
    const found = Object.keys(scope).find(prefix => scope[prefix] === uri && (isElement || prefix !== ''));
    if (found !== undefined) return found === '' ? local : `${found}:${local}`;
    const colon = as.indexOf(':');
    const prefix = this.#declare(colon > 0 ? as.slice(0, colon) : 'ns', uri, scope);
    return `${prefix}:${local}`;
  }

  #declare(wanted: string, uri: string, scope: Scope): string {
    const declared = scopeIn(this.#root, noScope);
    const known = Object.keys(declared).find(prefix => prefix !== '' && declared[prefix] === uri && (scope[prefix] ?? uri) === uri);
    if (known !== undefined) return known;
    const isFree = (prefix: string): boolean => declared[prefix] === undefined && scope[prefix] === undefined;
    let prefix = wanted;
    for (let number = 1; !isFree(prefix); number++) prefix = `${wanted}${number}`;
    this.#root.attributes.push({ name: `xmlns:${prefix}`, before: ' ', equals: '=', quote: '"', raw: asAttribute(uri) });
    return prefix;
  }
}

const classes: readonly (readonly [string, RegExp])[] = [
  ['flow', /\}(sequenceFlow|\w*[tT]ask|\w*Event|\w*Gateway|\w*[sS]ubProcess|transaction|callActivity|data(Object|Store)(Reference)?)$/],
  ['artifact', /\}(textAnnotation|association|group)$/],
  ['shape', /\/DI\}BPMN(Shape|Edge)$/],
  [
    'root',
    /\}(collaboration|choreography|process|category|message|signal|error|escalation|itemDefinition|interface|\w*EventDefinition|resource|partner\w+|correlationProperty|endPoint|dataStore|global\w+)$/,
  ],
];

/** Elements that stand in one list for a modeler (同类元素), whose order among each other counts. */
function classOf({ name, parent }: Node): string {
  const found = classes.find(([, pattern]) => pattern.test(name))?.[0];
  if (found === 'flow' && parent?.name.endsWith('}definitions')) return 'root';
  return found ?? name;
}

interface Place {
  readonly scope: Scope;
  readonly indent: string;
}

/** Pairs everything below two elements that are the same one. */
function pairAll(before: Node, after: Node, pairs: Map<Node, Node>): void {
  const waiting: (readonly [Node, Node])[] = [[before, after]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    pairs.set(...next);
    waiting.push(...matchChildren(next[0].children, next[1].children));
  }
}

/** Pairs what went into another parent, e.g. into a sub-process: the id says it is the same one. */
function pairMoved(before: Node, after: Node, pairs: Map<Node, Node>): void {
  const taken = new Set(pairs.values());
  const wanted = new Map([...everyNode(after)].flatMap(node => (node.id !== null && !taken.has(node) ? [[node.id, node] as const] : [])));
  for (const node of everyNode(before)) {
    const found = node.id === null || pairs.has(node) ? undefined : wanted.get(node.id);
    if (!found || taken.has(found)) continue;
    const below = new Map<Node, Node>();
    pairAll(node, found, below);
    for (const [was, is] of below) {
      if (pairs.has(was) || taken.has(is)) continue;
      pairs.set(was, is);
      taken.add(is);
    }
  }
}

function* everyNode(root: Node): Generator<Node> {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...node.children);
  }
}

function plain(node: Node): unknown {
  const attributes = [...attributesOf(node.element, node.scope)].map(([name, one]) => [name, meaningOf(name, one, node.scope)]);
  return [node.name, attributes, node.text, node.children.map(plain)];
}

const isBlank = (part: XmlPart | undefined): boolean => part?.kind === 'text' && part.raw.trim() === '';

/** Indentation of the children of an element, as its first child has it; null when it has none of its own line. */
function innerIndent({ children }: XmlElement): string | null {
  const first = children.findIndex(isElement);
  const space = first > 0 ? children[first - 1]! : undefined;
  const found = space && isBlank(space) && 'raw' in space ? /\n([ \t]*)$/.exec(space.raw) : null;
  return found ? found[1]! : null;
}

/** Takes a child out with the white space in front of it. */
function detach(parent: XmlElement, child: XmlElement): void {
  const at = parent.children.indexOf(child);
  if (at < 0) return;
  const from = isBlank(parent.children[at - 1]) ? at - 1 : at;
  parent.children.splice(from, at - from + 1);
}

/** Puts a child behind `last`, else in front of `next`, else at the end, on a line of its own. */
function insert(
  parent: XmlElement,
  child: XmlElement,
  at: { readonly last: XmlElement | null; readonly next: XmlElement | null; readonly indent: string; readonly outer: string },
): void {
  const { children } = parent;
  const space: XmlPart = { kind: 'text', raw: `\n${at.indent}` };
  if (parent.isShort && children.length === 0) {
    parent.isShort = false;
    parent.tail = parent.tail.trimEnd();
  }
  const behind = at.last ? children.indexOf(at.last) : -1;
  if (behind >= 0) {
    children.splice(behind + 1, 0, space, child);
    return;
  }
  const front = at.next ? children.indexOf(at.next) : -1;
  if (front >= 0) {
    children.splice(isBlank(children[front - 1]) ? front - 1 : front, 0, space, child);
    return;
  }
  if (isBlank(children.at(-1))) children.splice(-1, 0, space, child);
  else children.push(space, child, { kind: 'text', raw: `\n${at.outer}` });
}

/** Another text for an element; what was its text goes, comments and children stay. */
function setText(element: XmlElement, text: string): void {
  const isOwn = (part: XmlPart): boolean => (part.kind === 'text' && part.raw.trim() !== '') || part.kind === 'cdata';
  const first = element.children.findIndex(isOwn);
  element.children = element.children.filter(part => !isOwn(part));
  if (text === '') return;
  element.isShort = false;
  element.children.splice(Math.max(0, first), 0, { kind: 'text', raw: asText(text) });
}
