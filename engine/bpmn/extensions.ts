import { readFeel } from '../expressions/text.ts';
import { type Action, acts, type Assignment, type Issue, type Mapping, type Notify, type Stage, stages } from './definition.ts';
import { bjExpression, readName } from './expressions.ts';
import { type BpmnNode, bjChildren, bjText, extensionsOf, isType, nodesOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse, warn } from './reading.ts';
import { bjDescriptor } from './moddle.ts';

/** What any activity and event may carry (docs/model.md, Process attributes): act, documents, notices, mappings. */
export function readCommon(node: BpmnNode, reading: Reading): ElementPart {
  checkPlacement(node, reading);
  const act = readOneOf(node, 'act', acts, reading);
  return {
    ...(act && { act }),
    issues: bjChildren(node, 'Issue').flatMap(issue => readIssue(node, issue, reading)),
    notifies: bjChildren(node, 'Notify').flatMap(notify => readNotify(node, notify, reading)),
    in: readMappings(node, 'In', reading),
    out: readMappings(node, 'Out', reading),
  };
}

/** User task: form, stage, limit, assignment, verbs. */
export function readTaskProperties(node: BpmnNode, reading: Reading): ElementPart {
  const form = readName(node, bjText(node, 'form'), { zh: '表单编号', en: 'form id' }, reading);
  const stage: Stage | undefined = readOneOf(node, 'stage', stages, reading);
  const limit = readLimit(node, reading);
  const assignment = readAssignment(node, reading);
  refuseLater(node, reading);
  return {
    ...(form && { form }),
    ...(stage && { stage }),
    ...(limit && { limit }),
    ...(assignment && { assignment }),
    ...readVerbs(node, reading),
  };
}

function readOneOf<Value extends string>(node: BpmnNode, name: string, values: readonly Value[], reading: Reading): Value | undefined {
  const text = bjText(node, name);
  const found = values.find(value => value === text);
  if (text !== undefined && found === undefined) {
    refuse(reading, node, `unknown-${name}`, {
      zh: `{} 的 ${name} 值 “${text}” 不认识，可用：${values.join('、')}。`,
      en: `{} has the unknown ${name} "${text}"; expected one of ${values.join(', ')}.`,
    });
  }
  return found;
}

function readLimit(node: BpmnNode, reading: Reading): string | undefined {
  const limit = bjText(node, 'limit');
  if (limit === undefined || /^[1-9]\d{0,4}(?:wd|wh|d|h|min)$/.test(limit)) return limit;
  refuse(reading, node, 'limit-malformed', {
    zh: `{} 的步骤时限 “${limit}” 写法不对，应如 3wd（3 个工作日）、8wh、2d、4h、30min。`,
    en: `{} has the limit "${limit}"; write it like 3wd (3 working days), 8wh, 2d, 4h, 30min.`,
  });
  return undefined;
}

const rules = ['role', 'previous', 'person'] as const;

/** bj:assignment, else the role of the lane. */
function readAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const [drawn, ...more] = bjChildren(node, 'Assignment');
  if (more.length > 0)
    refuse(reading, node, 'assignment-twice', { zh: '{} 有多个办理人设置，只能保留一个。', en: '{} has several assignments; keep one.' });
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
  if (textOf(drawn, 'whenApplicant')) unsupported(node, 'whenApplicant', reading);
  const unit = bjExpression(drawn, 'unit');
  return { rule, role, ...(unit && { unit }), whenEmpty };
}

function laneAssignment(node: BpmnNode, reading: Reading): Assignment | undefined {
  const role = reading.laneOf[node.id ?? '']?.role;
  return role === undefined ? undefined : { rule: 'role', role, whenEmpty: 'administrator' };
}

function readVerbs(node: BpmnNode, reading: Reading): ElementPart {
  const drawn = bjChildren(node, 'Verbs')[0];
  const opinion = drawn ? (textOf(drawn, 'opinion') ?? 'optional') : 'optional';
  if (opinion !== 'required' && opinion !== 'optional' && opinion !== 'none') {
    refuse(reading, node, 'unknown-opinion', {
      zh: `{} 的意见设置 “${opinion}” 不认识，可用：required、optional、none。`,
      en: `{} has the unknown opinion setting "${opinion}"; expected required, optional or none.`,
    });
    return {};
  }
  return { verbs: (drawn && textOf(drawn, 'allow')?.split(/\s+/)) ?? [], opinion };
}

/** Parts of the model that are drawn but not run yet: refused rather than silently ignored. */
function refuseLater(node: BpmnNode, reading: Reading): void {
  if (bjChildren(node, 'Countersign').length > 0) unsupported(node, 'countersign', reading);
  if (bjChildren(node, 'Fields').length > 0) unsupported(node, 'fields', reading);
}

function unsupported(node: BpmnNode, what: string, reading: Reading): void {
  refuse(reading, node, 'unsupported-extension', {
    zh: `{} 的设置 ${what} 暂不支持，请删除。`,
    en: `{} uses ${what}, which is not supported yet; remove it.`,
  });
}

function readIssue(node: BpmnNode, issue: BpmnNode, reading: Reading): Issue[] {
  const document = textOf(issue, 'document');
  const on = textOf(issue, 'on') ?? 'complete';
  if (document === undefined || on !== 'complete') {
    refuse(reading, node, 'issue-malformed', {
      zh: '{} 的文书设置不完整：请写明 document，on 只能是 complete。',
      en: '{} has an incomplete issue: give document; on can only be complete.',
    });
    return [];
  }
  const when = textOf(issue, 'when');
  return [{ document, ...(when !== undefined && { when: readFeel(when) }) }];
}

function readNotify(node: BpmnNode, notify: BpmnNode, reading: Reading): Notify[] {
  const [to, text] = [textOf(notify, 'to'), textOf(notify, 'text')];
  if (to !== undefined && text !== undefined) return [{ to, text }];
  refuse(reading, node, 'notify-malformed', {
    zh: '{} 的通知设置不完整：请写明 to 和 text。',
    en: '{} has an incomplete notify: give to and text.',
  });
  return [];
}

/** bj:in or bj:out of a node's extensionElements; the source is always FEEL. */
export function readMappings(node: BpmnNode, type: 'In' | 'Out', reading: Reading): Mapping[] {
  return bjChildren(node, type).flatMap(mapping => readMapping(node, mapping, reading));
}

function readMapping(node: BpmnNode, mapping: BpmnNode, reading: Reading): Mapping[] {
  const source = textOf(mapping, 'source');
  const target = readName(node, textOf(mapping, 'target'), { zh: '变量名', en: 'variable name' }, reading);
  if (source !== undefined && target !== undefined) return [{ source: readFeel(source), target }];
  if (source === undefined || textOf(mapping, 'target') === undefined) {
    refuse(reading, node, 'mapping-malformed', {
      zh: '{} 的数据映射不完整：请写明 source 和 target。',
      en: '{} has an incomplete mapping: give source and target.',
    });
  }
  return [];
}

const actionTypes = ['issue-document', 'set-data', 'notify', 'call-webhook', 'none'] as const;
const actionAttributes = ['document', 'to', 'text', 'url', 'method', 'body', 'pack', 'item', 'register', 'level', 'reason'] as const;

/** bj:action of a service or send task; inputs become properties beside its attributes. */
export function readAction(node: BpmnNode, reading: Reading): Action | undefined {
  const drawn = bjChildren(node, 'Action')[0];
  if (!drawn) return undefined;
  const type = actionTypes.find(value => value === textOf(drawn, 'type'));
  if (!type) {
    const found = textOf(drawn, 'type') ?? '';
    refuse(reading, node, 'unknown-action', {
      zh: `{} 的动作 “${found}” 不支持，可用：${actionTypes.join('、')}。`,
      en: `{} has the unsupported action "${found}"; expected one of ${actionTypes.join(', ')}.`,
    });
    return undefined;
  }
  const attributes = actionAttributes.flatMap(name => {
    const value = bjExpression(drawn, name);
    return value ? [[name, value] as const] : [];
  });
  const inputs = nodesOf(drawn, 'inputs').flatMap(input => readMapping(node, input, reading));
  const outputs = nodesOf(drawn, 'outputs').flatMap(output => readMapping(node, output, reading));
  return {
    type,
    properties: { ...Object.fromEntries(attributes), ...Object.fromEntries(inputs.map(input => [input.target, input.source])) },
    out: outputs,
  };
}

/** Extension parts of other tools that would run code: never silently dropped. */
const foreignCode = /(?:^|:)(?:class|expression|delegateExpression|executionListener|taskListener|script|connector|validation)$/;
type Descriptor = { readonly name: string; readonly meta?: { readonly allowedIn?: readonly string[] } };

function checkPlacement(node: BpmnNode, reading: Reading): void {
  for (const child of extensionsOf(node)) {
    const allowed = (bjDescriptor.types as readonly Descriptor[]).find(type => `bj:${type.name}` === child.$type)?.meta?.allowedIn;
    if (allowed && !allowed.some(type => isType(node, type.slice('bpmn:'.length)))) {
      refuse(reading, node, 'extension-misplaced', {
        zh: `{} 上不能有 ${lower(child.$type)} 设置。`,
        en: `{} cannot carry ${lower(child.$type)}.`,
      });
    }
    if (child.$type.startsWith('bj:') && !allowed) {
      refuse(reading, node, 'unknown-extension', {
        zh: `{} 上有不认识的设置 ${child.$type}。`,
        en: `{} carries the unknown ${child.$type}.`,
      });
    }
  }
  const foreign = [...extensionsOf(node).map(child => child.$type), ...Object.keys(node.$attrs ?? {})].filter(
    name => !name.startsWith('bj:') && name.includes(':') && !name.startsWith('xmlns'),
  );
  const code = foreign.find(name => foreignCode.test(name));
  if (code)
    refuse(reading, node, 'foreign-code', {
      zh: `{} 带有其他工具的可执行设置 ${code}，不会也不能运行，请删除。`,
      en: `{} carries ${code} of another tool, which cannot run here; remove it.`,
    });
  else if (foreign.length > 0)
    warn(reading, node, 'foreign-extension', {
      zh: `{} 带有其他工具的设置 ${foreign[0]}，运行时不起作用。`,
      en: `{} carries ${foreign[0]} of another tool, which has no effect here.`,
    });
}

function lower(type: string): string {
  return type.replace(/^bj:(.)/, (_, first: string) => `bj:${first.toLowerCase()}`);
}
