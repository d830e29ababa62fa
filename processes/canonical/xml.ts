import { Parser } from 'saxen';

/** An element of an XML text: names resolved to `{namespace}local`, attributes without namespace by their bare name. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Own text, pieces joined. */
  readonly text: string;
}

interface OpenNode {
  name: string;
  attributes: Record<string, string>;
  children: OpenNode[];
  text: string;
}
type Prefixes = Readonly<Record<string, string>>;

/** Parse an XML text to a tree with resolved names (XML 读取). Throws on malformed XML: callers pass what `readBpmn` accepted. */
export function parseXml(xml: string): XmlNode {
  const root: OpenNode = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenNode[] = [root];
  const scopes: Prefixes[] = [{}];
  const parser = new Parser();
  parser.on('openTag', (name, readAttributes, decode) => {
    const raw = Object.entries(readAttributes()).map(([key, value]) => [key, decode(value)] as const);
    const prefixes = withDeclared(scopes.at(-1)!, raw);
    scopes.push(prefixes);
    const node: OpenNode = { name: resolve(name, prefixes, true), attributes: resolveAttributes(raw, prefixes), children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closeTag', () => {
    open.pop();
    scopes.pop();
  });
  parser.on('text', (value, decode) => {
    open.at(-1)!.text += decode(value);
  });
  parser.on('cdata', value => {
    open.at(-1)!.text += value;
  });
  parser.on('error', error => {
    throw error;
  });
  parser.parse(xml.replace(/^\uFEFF/, ''));
  const first = root.children[0];
  if (!first || open.length !== 1) throw new Error('Expected one XML element, but the text is not complete.');
  return first;
}

type RawAttributes = readonly (readonly [string, string])[];

function withDeclared(outer: Prefixes, raw: RawAttributes): Prefixes {
  const declared = raw.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(declared.map(([key, uri]) => [key === 'xmlns' ? '' : key.slice('xmlns:'.length), uri])) };
}

function resolveAttributes(raw: RawAttributes, prefixes: Prefixes): Record<string, string> {
  const own = raw.filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'));
  return Object.fromEntries(own.map(([key, value]) => [resolve(key, prefixes, false), value]));
}

/** Attributes without a prefix have no namespace; elements without one have the default namespace. */
function resolve(name: string, prefixes: Prefixes, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const uri = prefixes[colon < 0 ? '' : name.slice(0, colon)] ?? '';
  return uri === '' ? name : `{${uri}}${name.slice(colon + 1)}`;
}
