import { type Json, normalizeText } from './json.ts';
import { parseXml, type XmlNode } from './xml.ts';

const model = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const dmn = (local: string) => `{${model}}${local}`;
const drawing = '{https://www.omg.org/spec/DMN/20191111/DMNDI/}DMNDI';

/** Elements others refer to by their id; the ids of everything else come from drawing tools and say nothing. */
const named: ReadonlySet<string> = new Set(['decision', 'inputData', 'knowledgeSource'].map(dmn));
/** Root elements whose order means nothing. */
const unordered: ReadonlySet<string> = new Set([...named, ...['itemDefinition', 'textAnnotation', 'association', 'group'].map(dmn)]);
/** What the file says of itself and of the tool that wrote it. */
const ofFile: ReadonlySet<string> = new Set(['id', 'name', 'namespace', 'exporter', 'exporterVersion']);
const defaults: Readonly<Record<string, string>> = { hitPolicy: 'UNIQUE', preferredOrientation: 'Rule-as-Row', isCollection: 'false' };

/** The two canonical parts of a DMN file: what it means and how it is drawn. */
export interface CanonicalDmn {
  readonly decisions: Json;
  readonly layout: Json;
}

/**
 * Bring a DMN file into canonical form (规范形式): decisions and input data by id, columns and rules in their order, drawing apart, attributes
 * of other namespaces (widths of columns) left out. Throws on malformed XML.
 */
export function canonicalDmn(xml: string): CanonicalDmn {
  const root = parseXml(xml);
  const attributes = Object.entries(root.attributes).filter(([key]) => !ofFile.has(key));
  const meaning = root.children.filter(({ name }) => name !== drawing);
  return {
    decisions: {
      attributes: Object.fromEntries(attributes),
      elements: meaning
        .filter(({ name }) => unordered.has(name))
        .map(writeNode)
        .sort(byText),
      others: meaning.filter(({ name }) => !unordered.has(name)).map(writeNode),
    },
    layout: root.children.filter(({ name }) => name === drawing).map(writeNode),
  };
}

function writeNode(node: XmlNode): Json {
  const attributes = Object.entries(node.attributes)
    .filter(([key, value]) => !key.startsWith('{') && defaults[key] !== value && (key !== 'id' || named.has(node.name)))
    .map(([key, value]) => [key, normalizeText(value)] as const);
  const text = node.text.trim();
  return {
    name: node.name,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(node.children.length > 0 && { children: node.children.map(writeNode) }),
    ...(text !== '' && { text: normalizeText(text) }),
  };
}

function byText(a: Json, b: Json): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
