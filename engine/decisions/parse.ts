import type { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { type BpmnNode, isNode } from '../bpmn/node.ts';
import { readXml, TooManyWarningsError } from '../bpmn/reader.ts';
import { checkSource } from '../bpmn/source.ts';
import { lineOf, readWarnings, secondChild } from '../bpmn/warnings.ts';
import { limits } from '../limits.ts';
import { type Problem, problem } from '../problem.ts';

/** Namespace of DMN 1.3, the one version that is read. */
const namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** A parsed DMN file: the tree of `dmn:Definitions`, or null when it cannot be read at all. */
export interface ParsedDmn {
  readonly root: BpmnNode | null;
  readonly problems: readonly Problem[];
}

let shared: BpmnModdle | undefined;

/** Parse a DMN 1.3 text (解析 DMN) behind the same guards as BPMN: size, encoding, DOCTYPE, nesting. Never throws. */
export async function parseDmn(xml: string): Promise<ParsedDmn> {
  const refused = checkDmn(xml);
  if (refused) return { root: null, problems: [refused] };
  shared ??= new DmnModdle();
  try {
    const { rootElement, warnings, replaced } = await readXml(xml.replace(/^\ufeff/, ''), { model: shared, root: 'dmn:Definitions' });
    const problems = [...readWarnings(warnings, xml), ...replaced.map(secondChild)].map(renamed);
    return { root: isNode(rootElement) ? rootElement : null, problems };
  } catch (error) {
    const found = error instanceof TooManyWarningsError ? readWarnings(error.warnings, xml).map(renamed) : [];
    return { root: null, problems: [...found, unreadable(error)] };
  }
}

/** Problems of the guards shared with BPMN carry this file's own codes. */
function renamed(found: Problem): Problem {
  return { ...found, code: found.code.replace(/^bpmn-/, 'dmn-') };
}

function checkDmn(xml: string): Problem | null {
  if (xml.trim() === '')
    return problem('dmn-empty', { zh: '文件是空的，请选择 DMN 决策文件。', en: 'The file is empty; choose a DMN file.' });
  if (xml.length > limits.dmnBytes || new TextEncoder().encode(xml).length > limits.dmnBytes) {
    const kilobytes = limits.dmnBytes / 1024;
    return problem('dmn-too-large', {
      zh: `决策文件过大，最多 ${kilobytes} KB，请拆分决策。`,
      en: `The decision file is too large: at most ${kilobytes} KB. Split the decisions.`,
    });
  }
  const refused = checkSource(xml);
  if (refused) return refused.code === 'bpmn-too-deep' ? tooDeep() : renamed(refused);
  return xml.includes(namespace) ? null : otherVersion();
}

function tooDeep(): Problem {
  return problem('dmn-too-deep', { zh: '文件的标签嵌套过深，请简化。', en: 'The tags of the file are nested too deeply; simplify it.' });
}

function otherVersion(): Problem {
  return problem('dmn-version', {
    zh: `只能读取 DMN 1.3 文件（命名空间 ${namespace}），请用决策设计工具另存为 DMN 1.3。`,
    en: `Only DMN 1.3 files (namespace ${namespace}) can be read; save the file as DMN 1.3.`,
  });
}

function unreadable(error: unknown): Problem {
  const at = lineOf(error instanceof Error ? error.message : String(error));
  return problem('dmn-malformed', {
    zh: `${at.zh}这不是完整的 DMN 1.3 文件，请用决策设计工具重新导出。`,
    en: `${at.en}This is not a complete DMN 1.3 file; export it again from a decision tool.`,
  });
}
