import {
  type Assignment,
  type AssignmentPolicies,
  type AssignmentRule,
  assignmentRules,
  choosers,
  defaultPolicies,
  distributions,
  leadersOf,
  mostLevels,
  reaches,
  whenApplicantPolicies,
  whenEmptyPolicies,
  whenRepeatedPolicies,
} from './definition.ts';
import { readOneOf, readOnly } from './common.ts';
import { bjExpression } from './expressions.ts';
import { type BpmnNode, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** bj:assignment (办理人规则), else the role of the lane. What is incomplete is refused with the element's id. */
export function readAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const drawn = readOnly(node, 'Assignment', reading);
  if (!drawn) return laneAssignment(node, reading);
  const rule = readRule(node, drawn, reading);
  const policies = readPolicies(node, drawn, reading);
  return rule && policies ? { ...rule, ...policies } : undefined;
}

function laneAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const role = laneRole(node, reading);
  return role === undefined ? undefined : { rule: 'role', role, reach: 'centre', ...defaultPolicies };
}

function laneRole(node: BpmnNode, reading: Reading): string | undefined {
  return reading.laneOf[node.id ?? '']?.role;
}

/** A rule as drawn; a text in words what is missing. */
type Read = (drawn: BpmnNode, node: BpmnNode, reading: Reading) => AssignmentRule | undefined;

const readers: { readonly [R in AssignmentRule['rule']]: Read } = {
  role: (drawn, node, reading) => {
    const role = textOf(drawn, 'role') ?? laneRole(node, reading);
    if (role === undefined) return incomplete(node, reading, { zh: '写明角色 role', en: 'a role' });
    const unit = bjExpression(drawn, 'unit');
    return { rule: 'role', role, reach: readOneOf(node, drawn, 'reach', reaches, reading) ?? 'centre', ...(unit && { unit }) };
  },
  // Models of before the rules had attributes of their own wrote the step and the people as role.
  previous: (drawn, node, reading) => {
    const step = textOf(drawn, 'step') ?? textOf(drawn, 'role');
    if (step === undefined) return incomplete(node, reading, { zh: '写明环节 step', en: 'a step' });
    return { rule: 'previous', step };
  },
  person: (drawn, node, reading) => {
    const people = bjExpression(drawn, 'people') ?? bjExpression(drawn, 'role');
    if (!people) return incomplete(node, reading, { zh: '写明人员 people', en: 'people' });
    return { rule: 'person', people };
  },
  leader: (drawn, node, reading) => {
    const text = textOf(drawn, 'levels') ?? '1';
    const levels = Number(text);
    if (!/^\d$/.test(text) || levels < 1 || levels > mostLevels) {
      return incomplete(node, reading, { zh: `把级数 levels 写成 1 到 ${mostLevels}`, en: `levels from 1 to ${mostLevels}` });
    }
    return { rule: 'leader', of: readOneOf(node, drawn, 'of', leadersOf, reading) ?? 'starter', ...stepOf(drawn), levels };
  },
  choice: (drawn, node, reading) => {
    const role = textOf(drawn, 'role');
    const of = readOneOf(node, drawn, 'of', choosers, reading) ?? 'starter';
    return { rule: 'choice', of, ...stepOf(drawn), ...(role === undefined ? {} : { role }) };
  },
  field: (drawn, node, reading) => {
    const [field, role] = [textOf(drawn, 'field'), textOf(drawn, 'role')];
    if (field === undefined || !/^[^\s.]+(?:\.[^\s.]+)+$/.test(field)) {
      return incomplete(node, reading, { zh: '把字段 field 写成「表单.字段」', en: 'a field written as form.field' });
    }
    return { rule: 'field', field, ...(role === undefined ? {} : { role }) };
  },
};

function stepOf(drawn: BpmnNode): { readonly step?: string } {
  const step = textOf(drawn, 'step');
  return step === undefined ? {} : { step };
}

function readRule(node: BpmnNode, drawn: BpmnNode, reading: Reading): AssignmentRule | undefined {
  const text = textOf(drawn, 'rule') ?? 'role';
  const rule = assignmentRules.find(value => value === text);
  if (rule) return readers[rule](drawn, node, reading);
  return incomplete(node, reading, {
    zh: `把 rule 写成 ${assignmentRules.join('、')} 之一`,
    en: `rule to be one of ${assignmentRules.join(', ')}`,
  });
}

function readPolicies(node: BpmnNode, drawn: BpmnNode, reading: Reading): AssignmentPolicies | undefined {
  const emptyRole = textOf(drawn, 'whenEmptyRole');
  const whenEmpty = readOneOf(node, drawn, 'whenEmpty', whenEmptyPolicies, reading) ?? defaultPolicies.whenEmpty;
  if (whenEmpty === 'role' && emptyRole === undefined) {
    return incomplete(node, reading, { zh: '无人可办转给角色时写明 whenEmptyRole', en: 'whenEmptyRole beside whenEmpty="role"' });
  }
  return {
    distribute: readOneOf(node, drawn, 'distribute', distributions, reading) ?? defaultPolicies.distribute,
    whenEmpty,
    ...(whenEmpty === 'role' && emptyRole !== undefined ? { whenEmptyRole: emptyRole } : {}),
    whenApplicant: readOneOf(node, drawn, 'whenApplicant', whenApplicantPolicies, reading) ?? defaultPolicies.whenApplicant,
    whenRepeated: readOneOf(node, drawn, 'whenRepeated', whenRepeatedPolicies, reading) ?? defaultPolicies.whenRepeated,
    notBy: [...new Set((textOf(drawn, 'notBy') ?? '').split(/\s+/).filter(id => id !== '' && id !== node.id))],
  };
}

function incomplete(node: BpmnNode, reading: Reading, wanted: { readonly zh: string; readonly en: string }): undefined {
  refuse(reading, node, 'assignment-malformed', {
    zh: `{} 的办理人设置不完整：请${wanted.zh}。`,
    en: `{} has an incomplete assignment: expected ${wanted.en}.`,
  });
  return undefined;
}
