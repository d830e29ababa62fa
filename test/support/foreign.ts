import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openModdle } from '#engine/bpmn/moddle.ts';
import { readXml } from '#engine/bpmn/reader.ts';
import { parseXml, type XmlNode } from '#processes/canonical/xml.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'foreign-bpmn');

/** BPMN files in the dialects of other tools (外来流程文件), by name. */
export const foreign: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map(name => [name.replace(/\.bpmn$/, ''), readFileSync(join(folder, name), 'utf8')]),
);

/** A node of the moddle tree, as tests change it. */
export interface Moddle {
  readonly $type: string;
  id?: string;
  name?: string;
  $parent?: Moddle;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** What a modeler makes of a text: the tree it holds, and what it would write. */
export async function modelOf(
  xml: string,
): Promise<{ readonly root: Moddle; readonly byId: Readonly<Record<string, Moddle>>; write(): Promise<string> }> {
  const { rootElement, elementsById } = await readXml(xml);
  const write = async () => (await openModdle().toXML(rootElement, { format: true })).xml;
  return { root: rootElement as Moddle, byId: elementsById as Record<string, Moddle>, write };
}

/** A text of everything XML says (规范对照): names resolved, attributes sorted, text trimmed, children in order, comments and instructions beside it. */
export function canonical(xml: string): string {
  return [...linesOf(xml), ...besides(xml)].join('\n');
}

/** Elements with attributes and text, one a line. */
export const linesOf = (xml: string): string[] => lines(parseXml(xml), '');

function lines({ name, attributes, children, text }: XmlNode, indent: string): string[] {
  const said = Object.entries(attributes)
    .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
    .map(([key, value]) => `${key}=${JSON.stringify(key.endsWith('}type') ? value.replace(/^.*:/, '') : value)}`)
    .sort();
  return [`${indent}${name} ${said.join(' ')} ${JSON.stringify(text.trim())}`, ...children.flatMap(child => lines(child, `${indent} `))];
}

/** Comments, instructions, CDATA and document type, in order. */
export const besides = (xml: string): readonly string[] =>
  xml.match(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<!DOCTYPE[^>]*>/g) ?? [];
