import { limits } from '#engine/limits.ts';
import { readBpmn } from '#engine/bpmn/read.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import { attributesOf, noScope, partsOfName, resolved, scopeIn } from '#processes/xml/names.ts';
import { isElement, readXmlParts, rootOf, type XmlElement } from '#processes/xml/tree.ts';
import { decodeXml } from './decode.ts';
import { isUndrawn, withLayout } from './layout.ts';

/** What taking in a file comes to (导入报告). */
export interface Imported {
  /** The text to draw and keep: the file's own, to the character, with a drawing added where it had none. */
  readonly bpmn: string;
  readonly encoding: string;
  readonly isLaidOut: boolean;
  /** Steps and flows of the file, as the engine would run them. */
  readonly elements: number;
  /** What the engine will not run as it is drawn, or runs otherwise. */
  readonly problems: readonly Problem[];
  /** Vocabularies of other tools that are kept and do nothing here, with how often each is used. */
  readonly vocabularies: readonly { readonly uri: string; readonly count: number }[];
}

/** A file that cannot be taken in at all, and why. */
export interface Refused {
  readonly refused: Text;
}

const own: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/XML/1998/namespace',
  'http://banjian.gov.cn/schema/bpmn/1.0',
  '',
]);

/** Reads a file somebody chose (读取外来文件). Never throws: what is no BPMN is refused in words. */
export async function readForeign(bytes: Uint8Array): Promise<Imported | Refused> {
  if (bytes.length > limits.bpmnBytes) return { refused: tooLarge };
  try {
    const { text, encoding } = decodeXml(bytes);
    const root = rootOf(readXmlParts(text));
    if (!/(^|:)definitions$/.test(root.name)) return { refused: noBpmn };
    if (!/<(?:[\w.-]+:)?(?:process|collaboration)\b/.test(text)) return { refused: noProcess };
    const isLaidOut = isUndrawn(text);
    const bpmn = isLaidOut ? withLayout(text) : text;
    const { definition, problems } = await readBpmn(bpmn);
    return {
      bpmn,
      encoding,
      isLaidOut,
      elements: definition ? Object.keys(definition.elements).length : 0,
      problems,
      vocabularies: vocabulariesIn(root),
    };
  } catch (error) {
    if (error instanceof Error) return { refused: noBpmn };
    throw error;
  }
}

/** The report as it concerns a pack: its process must be called as the pack is. */
export function ofPack({ bpmn, problems }: Imported, pack: string): readonly Problem[] {
  const id = /<(?:[\w.-]+:)?process\b[^>]*?\sid\s*=\s*["']([^"']*)/.exec(bpmn)?.[1];
  if (id === undefined || id === pack) return problems;
  const text = {
    zh: `流程编号是「${id}」，发布前要改成本模板包的编号「${pack}」。`,
    en: `The process is called "${id}"; before publishing it must have the id of this pack, "${pack}".`,
  };
  return [...problems, problem('process-id', text, { element: id })];
}

function vocabulariesIn(root: XmlElement): Imported['vocabularies'] {
  const counts = new Map<string, number>();
  const add = (name: string): void => {
    const { uri } = partsOfName(name);
    if (!own.has(uri)) counts.set(uri, (counts.get(uri) ?? 0) + 1);
  };
  const waiting = [{ element: root, outer: noScope }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const scope = scopeIn(next.element, next.outer);
    add(resolved(next.element.name, scope, true));
    for (const name of attributesOf(next.element, scope).keys()) add(name);
    waiting.push(...next.element.children.filter(isElement).map(element => ({ element, outer: scope })));
  }
  return [...counts].map(([uri, count]) => ({ uri, count })).sort((a, b) => b.count - a.count);
}

const noBpmn: Text = {
  zh: '这不是 BPMN 2.0 流程文件，或文件不完整。请在原来的工具里重新导出（.bpmn 或 .xml）。',
  en: 'Expected a BPMN 2.0 file, but this is none or it is not complete. Export it again from the tool it was made with.',
};
const noProcess: Text = {
  zh: '文件里没有流程（可能是编排图或会话图），这里只能画流程。',
  en: 'Expected a process, but the file has none (perhaps a choreography or a conversation); only processes are drawn here.',
};
const tooLarge: Text = {
  zh: `流程文件过大，最多 ${limits.bpmnBytes / 1024 / 1024} MB，请拆分流程。`,
  en: `Expected a file of at most ${limits.bpmnBytes / 1024 / 1024} MB, but it is larger; split the process.`,
};
