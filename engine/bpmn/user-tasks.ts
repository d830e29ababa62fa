import { type Assignment, type Expression, type Stage, stages } from './definition.ts';
import { readOneOf, readOnly } from './common.ts';
import { readCountersign } from './countersign.ts';
import { bjExpression, readName } from './expressions.ts';
import { readFields } from './fields.ts';
import { type BpmnNode, bjText, textOf } from './node.ts';
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

const rules = ['role', 'previous', 'person'] as const;

/** bj:assignment, else the role of the lane. */
function readAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const drawn = readOnly(node, 'Assignment', reading);
  if (!drawn) return laneAssignment(node, reading);
  const rule = rules.find(value => value === (textOf(drawn, 'rule') ?? 'role'));
  const role = textOf(drawn, 'role') ?? laneAssignment(node, reading)?.role;
  const whenEmpty = textOf(drawn, 'whenEmpty') ?? 'administrator';
  if (!rule || !role || (whenEmpty !== 'administrator' && whenEmpty !== 'incident')) {
    refuse(reading, node, 'assignment-malformed', {
      zh: '{} 的办理人设置不完整：rule 应为 role、previous 或 person，并写明 role；whenEmpty 应为 administrator 或 incident。',
      en: '{} has an incomplete assignment: rule must be role, previous or person, role must be given, whenEmpty is administrator or incident.',
    });
    return undefined;
  }
  refuseApplicant(node, drawn, reading);
  const unit = bjExpression(drawn, 'unit');
  return { rule, role, ...(unit && { unit }), whenEmpty };
}

function laneAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const role = reading.laneOf[node.id ?? '']?.role;
  return role === undefined ? undefined : { rule: 'role', role, whenEmpty: 'administrator' };
}

/** Parts of the model nothing runs: refused rather than silently ignored. */
function refuseApplicant(node: BpmnNode, assignment: BpmnNode, reading: Reading): void {
  if (!textOf(assignment, 'whenApplicant')) return;
  refuse(reading, node, 'unsupported-extension', {
    zh: '{} 的办理人设置里有 whenApplicant，单人任务不支持，请删除，或写到 bj:countersign 上。',
    en: '{} has whenApplicant in its assignment, which is not supported for one handler; remove it or write it on bj:countersign.',
  });
}
