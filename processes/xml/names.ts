import { meant, type XmlAttribute, type XmlElement } from './tree.ts';

/** Namespaces in force at an element (命名空间): prefix -> URI; '' is the default one. */
export type Scope = Readonly<Record<string, string>>;

/** Nothing is declared; `xml` always is. */
export const noScope: Scope = { xml: 'http://www.w3.org/XML/1998/namespace' };

/** Prefix an attribute declares, '' for the default namespace, or null when it declares none. */
export function declaredBy(name: string): string | null {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : null;
}

/** The scope inside an element. */
export function scopeIn(element: XmlElement, outer: Scope): Scope {
  const declared = element.attributes.flatMap(({ name, raw }) => {
    const prefix = declaredBy(name);
    return prefix === null ? [] : [[prefix, meant(raw)] as const];
  });
  return declared.length === 0 ? outer : { ...outer, ...Object.fromEntries(declared) };
}

/** A name resolved: `{uri}local`, or the bare name when no namespace is in force. Attributes without prefix have none. */
export function resolved(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const uri = scope[colon < 0 ? '' : name.slice(0, colon)] ?? '';
  if (uri === '') return name;
  return `{${uri}}${name.slice(colon + 1)}`;
}

/** Parts of a resolved name. */
export function partsOfName(name: string): { readonly uri: string; readonly local: string } {
  const end = name.startsWith('{') ? name.indexOf('}') : -1;
  return end < 0 ? { uri: '', local: name } : { uri: name.slice(1, end), local: name.slice(end + 1) };
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
/** The one attribute of BPMN whose value is a name with a prefix. */
export const typeAttribute = `{${xsi}}type`;

/** Attributes of an element by resolved name, declarations of namespaces left out. */
export function attributesOf(element: XmlElement, scope: Scope): ReadonlyMap<string, XmlAttribute> {
  const own = element.attributes.filter(({ name }) => declaredBy(name) === null);
  return new Map(own.map(one => [resolved(one.name, scope, false), one] as const));
}

/** Value of an attribute as it is meant; a type is resolved, so that it means the same under every prefix. */
export function meaningOf(name: string, one: XmlAttribute, scope: Scope): string {
  const value = meant(one.raw);
  return name === typeAttribute ? resolved(value.trim(), scope, true) : value;
}
