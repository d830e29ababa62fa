import { type Json, normalizeText } from './json.ts';
import { parseXml, type XmlNode } from './xml.ts';

const names = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  di: 'http://www.omg.org/spec/BPMN/20100524/DI',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;
const bpmn = (local: string) => `{${names.bpmn}}${local}`;
const diagram = `{${names.di}}BPMNDiagram`;
const typeAttribute = `{${names.xsi}}type`;

/** Lists other elements already say: which flows come and go. Lane membership is kept as a set (`keepSets`). */
const derived: ReadonlySet<string> = new Set([bpmn('incoming'), bpmn('outgoing')]);
/** Lists of references whose order means nothing. */
const keepSets: ReadonlySet<string> = new Set([bpmn('flowNodeRef')]);
/** Parts of an element that nothing refers to: their ids come from drawing tools and say nothing. */
const nameless: ReadonlySet<string> = new Set(
  [
    ...[
      'documentation',
      'extensionElements',
      'laneSet',
      'script',
      'conditionExpression',
      'condition',
      'timeDate',
      'timeDuration',
      'timeCycle',
    ],
    ...['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics', 'loopCardinality', 'loopCondition', 'completionCondition'],
    ...['message', 'signal', 'timer', 'error', 'escalation', 'terminate', 'conditional', 'compensate', 'link', 'cancel'].map(
      kind => `${kind}EventDefinition`,
    ),
  ].map(bpmn),
);
/** Attributes that say what is true anyway. */
const defaults: Readonly<Record<string, string>> = {
  isInterrupting: 'true',
  cancelActivity: 'true',
  parallelMultiple: 'false',
  isForCompensation: 'false',
  startQuantity: '1',
  completionQuantity: '1',
  isSequential: 'false',
  triggeredByEvent: 'false',
  isClosed: 'false',
  gatewayDirection: 'Unspecified',
  [typeAttribute]: 'tFormalExpression',
};

/** The two canonical parts of a BPMN file: what it means and how it is drawn. */
export interface CanonicalBpmn {
  readonly process: Json;
  readonly layout: { readonly [key: string]: Json };
}

/**
 * Bring a BPMN file into canonical form (规范形式, docs/model.md, Packs): elements keyed by id, names resolved, derived lists dropped, unknown
 * extensions kept as fragments, layout apart. Order is kept only where it means something: children without id of one name, and the
 * conditional flows leaving one element, which are tried in order. Throws on malformed XML.
 */
export function canonicalBpmn(xml: string): CanonicalBpmn {
  const { children } = parseXml(xml);
  return {
    process: writeChildren(children.filter(child => child.name !== diagram)),
    layout: writeChildren(children.filter(child => child.name === diagram)),
  };
}

function writeNode(node: XmlNode): Json {
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => [key, key === typeAttribute ? value.replace(/^.*:/, '') : normalizeText(value)] as const)
    .filter(([key, value]) => defaults[key] !== value && !(key === 'id' && nameless.has(node.name)));
  const text = node.text.trim();
  return {
    name: node.name,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...writeChildren(node.children),
    ...(text !== '' && { text: normalizeText(text) }),
  };
}

/** Children others may refer to by their id; the rest by name, in order. */
function writeChildren(children: readonly XmlNode[]): { readonly [key: string]: Json } {
  const kept = children.filter(child => !derived.has(child.name) && !isEmpty(child));
  const [named, unnamed] = [kept.filter(hasName), kept.filter(child => !hasName(child))];
  const others = Object.groupBy(unnamed, child => child.name);
  const order = flowOrder(kept);
  return {
    ...(named.length > 0 && { byId: Object.fromEntries(named.map(child => [child.attributes.id!, writeNode(child)])) }),
    ...(Object.keys(others).length > 0 && {
      byName: Object.fromEntries(Object.entries(others).map(([name, group]) => [name, writeGroup(name, group!)])),
    }),
    ...(Object.keys(order).length > 0 && { flowOrder: order }),
  };
}

function hasName({ name, attributes }: XmlNode): boolean {
  return attributes.id !== undefined && !nameless.has(name);
}

function writeGroup(name: string, group: readonly XmlNode[]): Json {
  if (keepSets.has(name)) return group.map(({ text }) => text.trim()).sort();
  return group.map(writeNode);
}

/** Empty extensionElements and the like say nothing. */
function isEmpty(node: XmlNode): boolean {
  return node.name === bpmn('extensionElements') && node.children.length === 0;
}

/** Source -> its conditional flows in the order they are tried, where there is more than one. */
function flowOrder(children: readonly XmlNode[]): Record<string, string[]> {
  const conditional = children.filter(
    child => child.name === bpmn('sequenceFlow') && child.children.some(({ name }) => name === bpmn('conditionExpression')),
  );
  const groups = Object.groupBy(conditional, flow => flow.attributes.sourceRef ?? '');
  return Object.fromEntries(
    Object.entries(groups)
      .filter(([, flows]) => flows!.length > 1)
      .map(([source, flows]) => [source, flows!.map(flow => flow.attributes.id ?? '')]),
  );
}
