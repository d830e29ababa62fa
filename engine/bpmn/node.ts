/** One element of the parsed BPMN tree (moddle 元素), as far as the readers look at it. */
export interface BpmnNode {
  readonly $type: string;
  readonly $parent?: BpmnNode;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $children?: readonly BpmnNode[];
  readonly $instanceOf?: (type: string) => boolean;
  readonly get: (name: string) => unknown;
  readonly id?: string;
  readonly name?: string;
}

/** Whether a value is a node of the tree. */
export function isNode(value: unknown): value is BpmnNode {
  return typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string';
}

/** Whether a node is of a BPMN type or one of its subtypes, e.g. `Activity`. */
export function isType(node: BpmnNode | undefined, type: string): boolean {
  return node?.$instanceOf?.(`bpmn:${type}`) ?? false;
}

/** A text attribute or body, trimmed; undefined when absent or blank. */
export function textOf(node: BpmnNode, name: string): string | undefined {
  const value = node.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** One of our attributes (prefix bj). */
export function bjText(node: BpmnNode, name: string): string | undefined {
  return textOf(node, `bj:${name}`);
}

/** A child or referenced node; undefined when absent. */
export function nodeOf(node: BpmnNode, name: string): BpmnNode | undefined {
  const value = node.get(name);
  return isNode(value) ? value : undefined;
}

/** A list of child or referenced nodes, without anything that is not a node. */
export function nodesOf(node: BpmnNode, name: string): BpmnNode[] {
  const value = node.get(name);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** All children of extensionElements. */
export function extensionsOf(node: BpmnNode): BpmnNode[] {
  const extensions = nodeOf(node, 'extensionElements');
  return extensions ? nodesOf(extensions, 'values') : [];
}

/** Our children of extensionElements of one type, e.g. `Issue`. */
export function bjChildren(node: BpmnNode, type: string): BpmnNode[] {
  return extensionsOf(node).filter(child => child.$type === `bj:${type}`);
}

/** Id of the nearest element around a node that has one. */
export function nearestId(node: BpmnNode | undefined): string | undefined {
  for (let at = node; at !== undefined; at = at.$parent) if (typeof at.id === 'string' && at.id !== '') return at.id;
  return undefined;
}

/** How an element is called in sentences: “形式审查” (check). */
export function labelOf(node: BpmnNode): string {
  const name = typeof node.name === 'string' ? node.name.trim() : '';
  const id = node.id ?? '';
  if (name === '') return id === '' ? `<${node.$type}>` : `“${id}”`;
  return id === '' ? `“${name}”` : `“${name}” (${id})`;
}

/** The same label with English quotation marks. */
export function inEnglish(label: string): string {
  return label.replace(/[“”]/g, '"');
}
