import { readFeel } from '../expressions/text.ts';
import { bjExpression } from './expressions.ts';
import { acts, type Issue, type Mapping, type Notify } from './definition.ts';
import { readDataMappings } from './data.ts';
import { bjDescriptor } from './moddle.ts';
import { readMappings } from './mappings.ts';
import { type BpmnNode, bjChildren, bjText, extensionsOf, isType, nodeOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse, warn } from './reading.ts';

/** What any activity and event may carry (docs/model.md, Process attributes): act, documents, notices, mappings. */
export function readCommon(node: BpmnNode, reading: Reading): ElementPart {
  checkPlacement(node, reading);
  checkForeign(node, reading);
  const act = readOneOf(node, node, 'act', acts, reading);
  return {
    ...(act && { act }),
    issues: bjChildren(node, 'Issue').flatMap(issue => readIssue(node, issue, reading)),
    notifies: bjChildren(node, 'Notify').flatMap(notify => readNotify(node, notify, reading)),
    ...(isType(node, 'Activity') && { in: readInputs(node, reading), out: readOutputs(node, reading) }),
  };
}

/** What goes into a scope of its own, or into the message of a send task; other tasks read the variables around them. */
function readInputs(node: BpmnNode, reading: Reading): Mapping[] {
  const inputs = [...readMappings(node, 'In', reading), ...readDataMappings(node, 'dataInputAssociations', reading)];
  const takes = isType(node, 'SubProcess') || isType(node, 'CallActivity') || (isType(node, 'SendTask') && nodeOf(node, 'messageRef'));
  if (inputs.length > 0 && !takes) {
    refuse(reading, node, 'mapping-misplaced', {
      zh: '{} 没有自己的变量，也不发送消息，不能有数据输入；任务直接读取流程变量。',
      en: '{} has no variables of its own and sends no message, so nothing goes into it; it reads the variables of the process.',
    });
  }
  return inputs;
}

function readOutputs(node: BpmnNode, reading: Reading): Mapping[] {
  return [...readMappings(node, 'Out', reading), ...readDataMappings(node, 'dataOutputAssociations', reading)];
}

/** One of a closed list of words, from our attribute on the element or from an attribute of one of our children; others are refused. */
export function readOneOf<Value extends string>(
  node: BpmnNode,
  owner: BpmnNode,
  name: string,
  values: readonly Value[],
  reading: Reading,
): Value | undefined {
  const text = owner === node ? bjText(owner, name) : textOf(owner, name);
  const found = values.find(value => value === text);
  if (text !== undefined && found === undefined) {
    refuse(reading, node, `unknown-${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`, {
      zh: `{} 的 ${name} 值 “${text}” 不认识，可用：${values.join('、')}。`,
      en: `{} has the unknown ${name} "${text}"; expected one of ${values.join(', ')}.`,
    });
  }
  return found;
}

/** Our child of a type that an element may carry once; more are refused. */
export function readOnly(node: BpmnNode, type: string, reading: Reading): BpmnNode | undefined {
  const [drawn, ...more] = bjChildren(node, type);
  if (more.length > 0)
    refuse(reading, node, `${type.toLowerCase()}-twice`, {
      zh: `{} 有多个 bj:${type.toLowerCase()} 设置，只能保留一个。`,
      en: `{} has several bj:${type.toLowerCase()}; keep one.`,
    });
  return drawn;
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
  const [to, text, unit] = [textOf(notify, 'to'), textOf(notify, 'text'), bjExpression(notify, 'unit')];
  if (to !== undefined && text !== undefined) return [{ to, text, ...(unit && { unit }) }];
  refuse(reading, node, 'notify-malformed', {
    zh: '{} 的通知设置不完整：请写明 to 和 text。',
    en: '{} has an incomplete notify: give to and text.',
  });
  return [];
}

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
}

/** Extension parts of other tools that would run code: never silently dropped. */
const foreignCode = /(?:^|:)(?:class|expression|delegateExpression|executionListener|taskListener|script|connector|validation)$/;

function checkForeign(node: BpmnNode, reading: Reading): void {
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
