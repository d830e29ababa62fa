import { openModdle } from '#engine/bpmn/moddle.ts';
import { readXml } from '#engine/bpmn/reader.ts';
import type { Problem } from '#engine/problem.ts';
import { listedChildren, singleChildren } from './elements.ts';
import { isValues, type Values } from './json.ts';
import { noAddress, notAllowed } from './problems.ts';
import type { Operation } from './types.ts';

/** A node of the moddle tree as it is written to. */
interface Node {
  readonly $type: string;
  $parent?: Node;
  readonly $descriptor: { readonly propertiesByName: Readonly<Record<string, unknown>> };
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  values?: Node[];
}

/**
 * Apply operations on the process (流程属地化) to its BPMN text, by element id and attribute or bj child. Everything else and the layout stay; without
 * operations the text is the same to the byte. What does not fit is a problem and changes nothing.
 */
export async function foldProcess(
  xml: string,
  operations: readonly Operation[],
): Promise<{ readonly bpmn: string; readonly problems: readonly Problem[] }> {
  if (operations.length === 0) return { bpmn: xml, problems: [] };
  const read = await readXml(xml).catch(() => null);
  if (read === null) return { bpmn: xml, problems: operations.map(noAddress) };
  const elements = read.elementsById as Readonly<Record<string, Node>>;
  const problems = operations.flatMap(operation => apply(elements, operation) ?? []);
  if (problems.length === operations.length) return { bpmn: xml, problems };
  const { xml: bpmn } = await openModdle().toXML(read.rootElement, { format: true });
  return { bpmn, problems };
}

function apply(elements: Readonly<Record<string, Node>>, operation: Operation): Problem | undefined {
  const [id, attribute, inner] = operation.path;
  const element = id !== undefined && Object.hasOwn(elements, id) ? elements[id]! : undefined;
  if (element === undefined || attribute === undefined) return noAddress(operation);
  if (listedChildren.includes(attribute)) return inner === undefined ? setList(element, attribute, operation) : notAllowed(operation);
  if (singleChildren.includes(attribute)) return setChild(element, attribute, operation);
  return inner === undefined ? setAttribute(element, attribute, operation) : notAllowed(operation);
}

/** `name`, and the attributes of namespace bj the element may have. */
function setAttribute(element: Node, attribute: string, operation: Operation): Problem | undefined {
  const name = attribute === 'name' ? 'name' : `bj:${attribute}`;
  if (!Object.hasOwn(element.$descriptor.propertiesByName, name)) {
    return Object.hasOwn(element.$descriptor.propertiesByName, attribute) ? notAllowed(operation) : noAddress(operation);
  }
  if (operation.value === undefined && element.get(name) === undefined) return noAddress(operation);
  if (operation.value !== undefined && typeof operation.value !== 'string') return notAllowed(operation);
  element.set(name, operation.value);
  return undefined;
}

/** A child of which there is one: the whole of it, or one of its attributes. */
function setChild(element: Node, kind: string, operation: Operation): Problem | undefined {
  const [, , attribute, ...more] = operation.path;
  const known = childrenOf(element, kind)[0];
  if (more.length > 0) return notAllowed(operation);
  if (attribute === undefined)
    return setList(element, kind, { ...operation, ...(operation.value === undefined ? {} : { value: [operation.value] }) });
  if (known === undefined || (operation.value === undefined && known.get(attribute) === undefined)) return noAddress(operation);
  if (!Object.hasOwn(known.$descriptor.propertiesByName, `bj:${attribute}`)) return noAddress(operation);
  if (operation.value !== undefined && typeof operation.value !== 'string') return notAllowed(operation);
  known.set(attribute, operation.value);
  return undefined;
}

/** All children of a kind at once. */
function setList(element: Node, kind: string, operation: Operation): Problem | undefined {
  const { value } = operation;
  const known = childrenOf(element, kind);
  if (value === undefined && known.length === 0) return noAddress(operation);
  if (value !== undefined && !(Array.isArray(value) && value.every(isPlain))) return notAllowed(operation);
  const holder = (element.get('extensionElements') as Node | undefined) ?? hold(element);
  const made = ((value ?? []) as readonly Values[]).map(attributes => create(`bj:${kind[0]!.toUpperCase()}${kind.slice(1)}`, attributes));
  for (const node of made) node.$parent = holder;
  const values = holder.values ?? [];
  const place = known.length === 0 ? values.length : values.indexOf(known[0]!);
  holder.values = values.toSpliced(place, 0, ...made).filter(node => !known.includes(node));
  return undefined;
}

function childrenOf(element: Node, kind: string): Node[] {
  const holder = element.get('extensionElements') as Node | undefined;
  return (holder?.values ?? []).filter(({ $type }) => $type.toLowerCase() === `bj:${kind}`);
}

function hold(element: Node): Node {
  const holder = create('bpmn:ExtensionElements', { values: [] });
  holder.$parent = element;
  element.set('extensionElements', holder);
  return holder;
}

function create(type: string, attributes: Values): Node {
  return openModdle().create(type, attributes) as Node;
}

/** An object of texts: attributes and nothing below them. */
function isPlain(value: unknown): boolean {
  return isValues(value) && Object.values(value).every(text => typeof text === 'string');
}
