import { bjNamespace } from '#engine/bpmn/moddle.ts';
import { parseXml, type XmlNode } from '../canonical/xml.ts';
import { normalizeText } from '../canonical/json.ts';
import type { Values } from './json.ts';

const bpmn = '{http://www.omg.org/spec/BPMN/20100524/MODEL}';
const diagram = '{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram';

/** Children of extensionElements of which an element has one: their attributes are addressed by name. */
export const singleChildren: readonly string[] = ['assignment', 'verbs', 'fields', 'countersign', 'action'];
/** Those of which it may have several: the list is one value. */
export const listedChildren: readonly string[] = ['issue', 'notify', 'in', 'out'];

/** Parts of an element that nothing refers to by id: event definitions, loops, expressions. They are read as one value of their owner. */
const own: ReadonlySet<string> = new Set([
  ...['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics', 'script'],
  ...['message', 'signal', 'timer', 'error', 'escalation', 'terminate', 'conditional', 'compensate', 'link', 'cancel'].map(
    kind => `${kind}EventDefinition`,
  ),
]);
const derived: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'ioSpecification']);
const meaningless: ReadonlySet<string> = new Set(['id']);

const localOf = (name: string): string => name.replace(/^\{[^}]*\}/, '');

/**
 * The elements of a BPMN text by id (流程元素): attributes by their plain names, children of namespace bj by their kinds, the condition of a flow
 * as `condition`, parts without a meaningful id as one value under their tag. Null when the text is no XML. Layout is left out.
 */
export function readElements(xml: string): Readonly<Record<string, Values>> | null {
  let root: XmlNode;
  try {
    root = parseXml(xml);
  } catch {
    return null;
  }
  const found: Record<string, Values> = {};
  const waiting = root.children.filter(({ name }) => name !== diagram).map(node => ({ node, owner: '' }));
  for (const { node, owner } of waiting) {
    const id = isLaneSet(localOf(node.name)) ? undefined : node.attributes.id;
    if (id !== undefined) found[id] = elementOf(node, owner);
    waiting.push(...node.children.filter(child => isElement(child)).map(child => ({ node: child, owner: id ?? owner })));
  }
  addOrders(root, found);
  return found;
}

/** Elements below, and the lists that hold elements. */
function isElement({ name, attributes }: XmlNode): boolean {
  const local = localOf(name);
  if (!name.startsWith(bpmn) || own.has(local) || isPlain(local)) return false;
  return isLaneSet(local) || attributes.id !== undefined;
}

function isLaneSet(local: string): boolean {
  return local === 'laneSet' || local === 'childLaneSet';
}

function isPlain(local: string): boolean {
  return local === 'documentation' || local === 'extensionElements' || local === 'conditionExpression';
}

function elementOf(node: XmlNode, owner: string): Values {
  const values: Record<string, unknown> = { type: localOf(node.name), ...(owner === '' ? {} : { inside: owner }) };
  for (const [name, value] of attributesOf(node)) values[name] = value;
  for (const child of node.children) addChild(values, child);
  return values;
}

function attributesOf({ attributes }: XmlNode): (readonly [string, string])[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    meaningless.has(name) || name.includes('XMLSchema-instance') ? [] : [[localOf(name), normalizeText(value)] as const],
  );
}

function addChild(values: Record<string, unknown>, child: XmlNode): void {
  const local = localOf(child.name);
  if (local === 'extensionElements') for (const extension of child.children) addExtension(values, extension);
  else if (derived.has(local)) return;
  else if (local === 'conditionExpression') values.condition = normalizeText(child.text.trim());
  else if (local === 'documentation') values.documentation = joined(values.documentation, normalizeText(child.text.trim()));
  else if (local === 'flowNodeRef')
    values.flowNodeRef = [...((values.flowNodeRef as string[] | undefined) ?? []), child.text.trim()].sort();
  else if (own.has(local)) values[local] = listed(values[local], fragmentOf(child));
  else if (!isElement(child) && child.children.length === 0) values[local] = listed(values[local], normalizeText(child.text.trim()));
}

function joined(before: unknown, text: string): string {
  return typeof before === 'string' ? `${before}\n${text}` : text;
}

function listed(before: unknown, value: unknown): unknown[] {
  return [...((before as unknown[] | undefined) ?? []), value];
}

function addExtension(values: Record<string, unknown>, node: XmlNode): void {
  const local = localOf(node.name);
  const isOurs = node.name === `{${bjNamespace}}${local}`;
  const value = fragmentOf(node);
  if (isOurs && singleChildren.includes(local)) values[local] = value;
  else values[local] = listed(values[local], value);
}

/** A node as plain JSON: attributes, then children by tag, then its text. Depth is bounded by the reader of BPMN. */
function fragmentOf(node: XmlNode): Values {
  const values: Record<string, unknown> = Object.fromEntries(attributesOf(node));
  for (const child of node.children) values[localOf(child.name)] = listed(values[localOf(child.name)], fragmentOf(child));
  const text = normalizeText(node.text.trim());
  return text === '' ? values : { ...values, text };
}

/** Conditional flows leaving one element are tried in order: the order is a value of the element. */
function addOrders(root: XmlNode, found: Record<string, Values>): void {
  const orders = new Map<string, string[]>();
  const waiting: XmlNode[] = [root];
  for (const node of waiting) {
    waiting.push(...node.children);
    const source = node.attributes.sourceRef;
    if (localOf(node.name) !== 'sequenceFlow' || source === undefined) continue;
    if (!node.children.some(({ name }) => localOf(name) === 'conditionExpression')) continue;
    orders.set(source, [...(orders.get(source) ?? []), node.attributes.id ?? '']);
  }
  for (const [source, flows] of orders) if (flows.length > 1 && found[source]) found[source] = { ...found[source], flowOrder: flows };
}
