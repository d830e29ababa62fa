/**
 * An XML text as a tree that loses nothing (无损 XML): comments, CDATA, white space, quotes, the order of attributes and what no vocabulary knows.
 * Written without a change it is the same text, to the character.
 */
export interface XmlElement {
  readonly kind: 'element';
  /** Name as written, with its prefix. */
  name: string;
  attributes: XmlAttribute[];
  children: XmlPart[];
  /** White space before the end of the opening tag, and in the closing tag. */
  tail: string;
  closeTail: string;
  /** true: written as `<a/>`. */
  isShort: boolean;
}

/** An attribute as written: `before` is the white space in front of it, `equals` what stands between name and value. */
export interface XmlAttribute {
  readonly name: string;
  readonly before: string;
  readonly equals: string;
  readonly quote: string;
  /** As written, entities unresolved. */
  raw: string;
}

/** Everything that is no element, as written. */
export interface XmlRaw {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction' | 'doctype';
  raw: string;
}
export type XmlPart = XmlElement | XmlRaw;

/** Thrown for a text that is no XML; `at` counts characters. */
export class XmlError extends Error {
  readonly at: number;

  constructor(what: string, at: number) {
    super(`Expected well-formed XML, but ${what} at character ${at}.`);
    this.at = at;
  }
}

const marks = [
  { kind: 'comment', open: '<!--', close: '-->' },
  { kind: 'cdata', open: '<![CDATA[', close: ']]>' },
  { kind: 'instruction', open: '<?', close: '?>' },
] as const;

/** Reads an XML text into its parts (读取 XML): what stands before the root element, the element, and what follows. Throws `XmlError`. */
export function readXmlParts(xml: string): XmlPart[] {
  const top: XmlPart[] = [];
  const open: XmlElement[] = [];
  let at = 0;
  while (at < xml.length) {
    const into = open.at(-1)?.children ?? top;
    if (xml[at] !== '<') at = takeText(xml, at, into);
    else if (xml.startsWith('</', at)) at = close(xml, at, open);
    else if (xml[at + 1] === '!' || xml[at + 1] === '?') at = takeRaw(xml, at, into);
    else {
      const { element, end } = takeTag(xml, at);
      into.push(element);
      if (!element.isShort) open.push(element);
      at = end;
    }
  }
  if (open.length > 0) throw new XmlError(`"${open.at(-1)!.name}" is not closed`, at);
  if (!top.some(isElement)) throw new XmlError('there is no element', at);
  return top;
}

/** Writes parts as they were read. */
export function writeXmlParts(parts: readonly XmlPart[]): string {
  const pieces: string[] = [];
  const stack: (XmlPart | string)[] = parts.toReversed();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') pieces.push(next);
    else if (next.kind !== 'element') pieces.push(next.raw);
    else writeElement(next, pieces, stack);
  }
  return pieces.join('');
}

function writeElement(element: XmlElement, pieces: string[], stack: (XmlPart | string)[]): void {
  const { name, attributes, tail, closeTail, isShort, children } = element;
  const said = attributes.map(one => `${one.before}${one.name}${one.equals}${one.quote}${one.raw}${one.quote}`).join('');
  pieces.push(`<${name}${said}${tail}${isShort && children.length === 0 ? '/>' : '>'}`);
  if (isShort && children.length === 0) return;
  stack.push(`</${name}${closeTail}>`, ...children.toReversed());
}

/** Is this part an element? */
export const isElement = (part: XmlPart): part is XmlElement => part.kind === 'element';
/** The root element of what was read. */
export const rootOf = (parts: readonly XmlPart[]): XmlElement => parts.find(isElement)!;

function takeText(xml: string, at: number, into: XmlPart[]): number {
  const next = xml.indexOf('<', at);
  const end = next < 0 ? xml.length : next;
  into.push({ kind: 'text', raw: xml.slice(at, end) });
  return end;
}

function takeRaw(xml: string, at: number, into: XmlPart[]): number {
  const mark = marks.find(({ open }) => xml.startsWith(open, at));
  if (!mark) return takeDoctype(xml, at, into);
  const end = xml.indexOf(mark.close, at + mark.open.length);
  if (end < 0) throw new XmlError(`a ${mark.kind} is not closed`, at);
  into.push({ kind: mark.kind, raw: xml.slice(at, end + mark.close.length) });
  return end + mark.close.length;
}

/** `<!DOCTYPE ... [ ... ]>`: kept, never read. */
function takeDoctype(xml: string, at: number, into: XmlPart[]): number {
  const bracket = xml.indexOf('[', at);
  const simple = xml.indexOf('>', at);
  const end = bracket >= 0 && bracket < simple ? xml.indexOf('>', xml.indexOf(']', bracket)) : simple;
  if (end < 0) throw new XmlError('a declaration is not closed', at);
  into.push({ kind: 'doctype', raw: xml.slice(at, end + 1) });
  return end + 1;
}

function close(xml: string, at: number, open: XmlElement[]): number {
  const end = xml.indexOf('>', at);
  const [, name, tail] = /^([^\s]+)(\s*)$/.exec(xml.slice(at + 2, Math.max(end, at + 2))) ?? [];
  const element = open.pop();
  if (end < 0 || element === undefined || element.name !== name) throw new XmlError(`"</${name ?? ''}" closes nothing`, at);
  element.closeTail = tail!;
  return end + 1;
}

const tagName = /<([^\s/>=<"']+)/y;
const attribute = /(\s+)([^\s/>=<"']+)(\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /(\s*)(\/?)>/y;

function takeTag(xml: string, at: number): { readonly element: XmlElement; readonly end: number } {
  const name = matchAt(tagName, xml, at);
  if (!name) throw new XmlError('a tag has no name', at);
  const attributes: XmlAttribute[] = [];
  let end = at + name[0].length;
  for (let found = matchAt(attribute, xml, end); found; found = matchAt(attribute, xml, end)) {
    const [whole, before, own, equals, double, single] = found;
    attributes.push({ name: own!, before: before!, equals: equals!, quote: double === undefined ? "'" : '"', raw: double ?? single! });
    end += whole.length;
  }
  const last = matchAt(tagEnd, xml, end);
  if (!last) throw new XmlError(`the tag "${name[1]}" is not complete`, end);
  const element: XmlElement = {
    kind: 'element',
    name: name[1]!,
    attributes,
    children: [],
    tail: last[1]!,
    closeTail: '',
    isShort: last[2] === '/',
  };
  return { element, end: end + last[0].length };
}

function matchAt(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(xml);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that is meant (实体还原): `&lt;` is `<`. What is no entity of XML stays as written. */
export function meant(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal!, 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A text as it is written between tags. */
export const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** A text as it is written in an attribute with double quotes; line ends and tabs live on. */
export const asAttribute = (text: string): string =>
  asText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
