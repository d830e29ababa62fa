import { stripEquals } from '#engine/expressions/text.ts';
import type { ModdleObject } from '../viewer/graph.ts';

/** A BPMN object of the canvas that can be read and written by qualified names. */
export interface Editable extends ModdleObject {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  readonly $parent?: Editable;
}
/** Makes new BPMN objects: the `bpmnFactory` of bpmn-js, or a moddle. */
export interface Factory {
  create(type: string, attributes?: Readonly<Record<string, unknown>>): Editable;
}
/** One change of one BPMN object (一处改动); undefined takes an attribute away. One patch is one step of undo. */
export interface Patch {
  readonly target: Editable;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The objects of a list property; none where nothing is drawn. */
export const list = (value: unknown): readonly Editable[] => (Array.isArray(value) ? (value as Editable[]) : []);
/** A text that says something. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What a step limit says: a number of units. */
export interface StepLimit {
  readonly n: number;
  readonly unit: 'wd' | 'wh' | 'd' | 'h' | 'min';
}

/** Attributes of namespace bj the panel reads (engine/bpmn/moddle.ts). */
type BjAttribute =
  | 'form'
  | 'stage'
  | 'limit'
  | 'title'
  | 'act'
  | 'role'
  | 'decision'
  | 'result'
  | 'resultVariable'
  | 'calendar'
  | 'stopsWithClock'
  | 'follows'
  | 'correlation';

/** Attribute of namespace bj on an element. */
export const attributeOf = (element: Editable, name: BjAttribute): string | undefined => text(element.get(`bj:${name}`));

const extensionsOf = (element: Editable): Editable | undefined => element.get('extensionElements') as Editable | undefined;
const valuesOf = (element: Editable): readonly Editable[] => list(extensionsOf(element)?.get('values'));
const typed = (element: Editable, type: string): readonly Editable[] => valuesOf(element).filter(one => one.$type === type);

/** Every child of a type in the extension elements. */
export const childrenOf = typed;

/** First child of a type in the extension elements. */
export const childOf = (element: Editable, type: string): Editable | undefined => typed(element, type)[0];

/** Changes the children of namespace bj of an element: one step of undo, whatever has to be made for it. */
function withValues(element: Editable, values: readonly Editable[], factory: Factory): Patch {
  const extensions = extensionsOf(element);
  if (extensions) return { target: extensions, properties: { values } };
  const made = factory.create('bpmn:ExtensionElements', { values });
  Object.assign(made, { $parent: element });
  return { target: element, properties: { extensionElements: made } };
}

/** A new object inside `parent`; what is undefined is not said. */
export function made(
  factory: Factory,
  type: string,
  attributes: Readonly<Record<string, unknown>>,
  parent: Editable | undefined,
): Editable {
  const said = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
  const child = factory.create(type, said);
  if (parent) Object.assign(child, { $parent: parent });
  return child;
}

/** Sets attributes of the one child of a type; makes it where there is none. */
export function withChild(element: Editable, type: string, attributes: Readonly<Record<string, unknown>>, factory: Factory): Patch {
  const found = childOf(element, type);
  if (found) return { target: found, properties: attributes };
  return withValues(element, [...valuesOf(element), made(factory, type, attributes, extensionsOf(element))], factory);
}

/** Takes every child of a type away. */
export function withoutChild(element: Editable, type: string, factory: Factory): Patch {
  return withValues(
    element,
    valuesOf(element).filter(one => one.$type !== type),
    factory,
  );
}

/** Puts these children of a type in the place of those there are; an entry that is there already stays the object it is. */
export function withChildren(
  element: Editable,
  type: string,
  entries: readonly (Editable | Readonly<Record<string, unknown>>)[],
  factory: Factory,
): Patch {
  const others = valuesOf(element).filter(one => one.$type !== type);
  const known = typed(element, type);
  const children = entries.map(one =>
    known.includes(one as Editable)
      ? (one as Editable)
      : made(factory, type, one as Readonly<Record<string, unknown>>, extensionsOf(element)),
  );
  return withValues(element, [...others, ...children], factory);
}

/** `3wd` as a number and a unit; null when the text says nothing of the kind. */
export function readLimit(limit: string | undefined): StepLimit | null {
  const [, n, unit] = /^([1-9]\d{0,4})(wd|wh|d|h|min)$/.exec(limit ?? '') ?? [];
  return n && unit ? { n: Number(n), unit: unit as StepLimit['unit'] } : null;
}

/** Verbs a step offers: null when nothing is said, which means all of them; and whether an opinion is asked for. */
export function verbsOf(element: Editable): {
  readonly allow: readonly string[] | null;
  readonly opinion: 'required' | 'optional' | 'none';
} {
  const child = childOf(element, 'bj:Verbs');
  const allow = child?.get('allow');
  const opinion = text(child?.get('opinion'));
  return {
    allow: typeof allow === 'string' ? allow.split(/\s+/).filter(word => word !== '') : null,
    opinion: opinion === 'required' || opinion === 'none' ? opinion : 'optional',
  };
}

/** Documents an element issues. */
export const issuesOf = (element: Editable): readonly string[] =>
  typed(element, 'bj:Issue').flatMap(one => text(one.get('document')) ?? []);

/** Issues exactly these documents; conditions of those that stay are kept. */
export function withIssues(element: Editable, documents: readonly string[], factory: Factory): Patch {
  const kept = typed(element, 'bj:Issue').filter(one => documents.includes(text(one.get('document')) ?? ''));
  const known = kept.map(one => one.get('document'));
  const added = documents
    .filter(document => !known.includes(document))
    .map(document => made(factory, 'bj:Issue', { document }, extensionsOf(element)));
  const others = valuesOf(element).filter(one => one.$type !== 'bj:Issue');
  return withValues(element, [...others, ...kept, ...added], factory);
}

/** The condition of a flow (走向条件) without its leading `=`; empty when there is none. */
export function conditionOf(flow: Editable): string {
  const expression = flow.get('conditionExpression') as Editable | undefined;
  return stripEquals(text(expression?.get('body')) ?? '');
}

/** Sets or, with an empty text, takes away the condition of a flow. */
export function withCondition(flow: Editable, condition: string, factory: Factory): Patch {
  const body = condition.trim();
  if (body === '') return { target: flow, properties: { conditionExpression: undefined } };
  const found = flow.get('conditionExpression') as Editable | undefined;
  if (found) return { target: found, properties: { body } };
  return { target: flow, properties: { conditionExpression: made(factory, 'bpmn:FormalExpression', { body }, flow) } };
}
