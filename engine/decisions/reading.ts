import type { FeelProblem } from '../expressions/check.ts';
import { type BpmnNode, labelOf, nearestId, textOf } from '../bpmn/node.ts';
import { limits } from '../limits.ts';
import { type Problem, problem, type Text } from '../problem.ts';
import type { ValueType } from './value-types.ts';

/** What the readers of one file share: the problems found so far, the types the file declares. */
export interface Reading {
  readonly problems: Problem[];
  readonly types: Readonly<Record<string, ValueType | undefined>>;
}

/** Note a problem at a node; both sentences follow `where`. */
export function refuse(
  { problems }: Pick<Reading, 'problems'>,
  node: BpmnNode,
  code: string,
  text: Text,
  where: Text = whereIs(node),
): void {
  const element = nearestId(node);
  problems.push(problem(code, { zh: `${where.zh}${text.zh}`, en: `${where.en}${text.en}` }, element === undefined ? {} : { element }));
}

/** true: the file has so many faults that reading on would only cost time. */
export function isHopeless({ problems }: Pick<Reading, 'problems'>): boolean {
  return problems.length >= limits.dmnFindings;
}

/** Note what the expression check found in a text; its line and column mean nothing in a cell and are left out. */
export function refuseFeel(
  reading: Pick<Reading, 'problems'>,
  node: BpmnNode,
  found: readonly FeelProblem[],
  where: Text = whereIs(node),
): void {
  for (const { code, severity, message } of found) {
    if (severity !== 'error') continue;
    const text = {
      zh: message.zh.replace(/^第 \d+ 行第 \d+ 列：/, ''),
      en: message.en.replace(/^Line \d+, column \d+: /, ''),
    };
    refuse(reading, node, code, text, where);
  }
}

/** The decision around a node, as the beginning of a sentence. */
export function whereIs(node: BpmnNode): Text {
  let at: BpmnNode | undefined = node;
  while (at && at.$type !== 'dmn:Decision' && at.$type !== 'dmn:InputData') at = at.$parent;
  if (!at) return { zh: '', en: '' };
  const label = labelOf(at);
  return { zh: `决策文件中 ${label}：`, en: `In ${label.replace(/[“”]/g, '"')}: ` };
}

/** A place inside a decision table. */
export function whereInTable(node: BpmnNode, place: { readonly rule?: number; readonly column?: string }): Text {
  const { zh, en } = whereIs(node);
  const rule = place.rule === undefined ? null : { zh: `第 ${place.rule} 条规则`, en: `rule ${place.rule}` };
  const column = place.column === undefined ? null : { zh: `「${place.column}」列`, en: `column "${place.column}"` };
  const parts = [rule, column].filter(part => part !== null);
  return { zh: `${zh}${parts.map(part => part.zh).join('')}：`, en: `${en}${parts.map(part => part.en).join(', ')}: ` };
}

/** Names FEEL can read: letters and digits, no spaces, nothing every object has. */
export const namePattern = /^\p{L}[\p{L}\p{N}]*$/u;

/** How people call a node: its label, else its name. */
export function titleOf(node: BpmnNode): string | undefined {
  return textOf(node, 'label') ?? textOf(node, 'name');
}
