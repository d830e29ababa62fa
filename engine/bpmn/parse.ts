import { forbiddenNames } from '../expressions/values.ts';
import { type Problem, problem } from '../problem.ts';
import { type BpmnNode, isNode } from './node.ts';
import { readXml, TooManyWarningsError } from './reader.ts';
import { checkSource } from './source.ts';
import { lineOf, readWarnings, secondChild } from './warnings.ts';

/** A parsed BPMN file: the tree of `bpmn:Definitions`, or null when it cannot be read at all. */
export interface ParsedBpmn {
  readonly root: BpmnNode | null;
  readonly problems: readonly Problem[];
}

/**
 * Parse a BPMN text (解析 BPMN): the one parser for lint, store and run. Never throws.
 * Duplicate ids, unresolved references, unknown and misplaced elements are problems of severity error.
 */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  const refused = checkSource(xml);
  if (refused) return { root: null, problems: [refused] };
  try {
    const { rootElement, elementsById, warnings, replaced } = await readXml(xml.replace(/^\ufeff/, ''));
    const problems = [...readWarnings(warnings, xml), ...checkIds(Object.keys(elementsById)), ...replaced.map(secondChild)];
    return { root: isNode(rootElement) ? rootElement : null, problems };
  } catch (error) {
    const found = error instanceof TooManyWarningsError ? readWarnings(error.warnings, xml) : [];
    return { root: null, problems: [...found, unreadable(error)] };
  }
}

/** Ids that name something of every JavaScript object are refused. */
function checkIds(ids: readonly string[]): Problem[] {
  return ids
    .filter(id => forbiddenNames.has(id))
    .map(id =>
      problem('forbidden-id', { zh: `不允许使用编号 “${id}”，请改名。`, en: `The id "${id}" is not allowed; rename it.` }, { element: id }),
    );
}

function unreadable(error: unknown): Problem {
  const at = lineOf(error instanceof Error ? error.message : String(error));
  return problem('bpmn-malformed', {
    zh: `${at.zh}这不是完整的 BPMN 2.0 文件，请用流程设计工具重新导出。`,
    en: `${at.en}This is not a complete BPMN 2.0 file; export it again from a process tool.`,
  });
}
