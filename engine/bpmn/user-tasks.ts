import { readAssignment } from './assignment.ts';
import { type Expression, type Stage, stages } from './definition.ts';
import { readOneOf } from './common.ts';
import { readCountersign } from './countersign.ts';
import { bjExpression, readName } from './expressions.ts';
import { readFields } from './fields.ts';
import { type BpmnNode, bjText } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';
import { readVerbs } from './verbs.ts';

/** User task (人工任务): form, stage, limit, assignment, countersign, verbs. */
export function readUserTask(node: BpmnNode, reading: Reading): ElementPart {
  const form = readName(node, bjText(node, 'form'), { zh: '表单编号', en: 'form id' }, reading);
  const stage: Stage | undefined = readOneOf(node, node, 'stage', stages, reading);
  const limit = readLimit(node, reading);
  const title = bjExpression(node, 'title');
  const assignment = readAssignment(node, reading);
  const countersign = readCountersign(node, reading);
  const fields = readFields(node, reading);
  return {
    ...(form && { form }),
    ...(fields && { fields }),
    ...(stage && { stage }),
    ...(limit && { limit }),
    ...(title && { title }),
    ...(assignment && { assignment }),
    ...(countersign && { countersign }),
    ...readVerbs(node, reading),
  };
}

function readLimit(node: BpmnNode, reading: Reading): Expression | undefined {
  const limit = bjExpression(node, 'limit');
  if (limit === undefined || limit.feel || isStepLimit(limit.text)) return limit;
  refuse(reading, node, 'limit-malformed', {
    zh: `{} 的步骤时限 “${limit.text}” 写法不对，应如 3wd（3 个工作日）、8wh、2d、4h、30min，或以 = 开头的 FEEL。`,
    en: `{} has the limit "${limit.text}"; write it like 3wd (3 working days), 8wh, 2d, 4h, 30min, or FEEL starting with =.`,
  });
  return undefined;
}

/** Whether a text is a step limit (步骤时限), such as 3wd. */
export function isStepLimit(text: string): boolean {
  return /^[1-9]\d{0,4}(?:wd|wh|d|h|min)$/.test(text);
}
