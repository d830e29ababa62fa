import type { EventDefinition } from './definition.ts';
import { bjExpression, readCondition } from './expressions.ts';
import { readMappings } from './mappings.ts';
import { type BpmnNode, isType, nodeOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';
import { readTimer } from './timers.ts';

type DefinitionReader = (node: BpmnNode, definition: BpmnNode, reading: Reading) => EventDefinition | undefined;

/** What each sort of event waits for or throws (clause 10.5.5), by the name BPMN gives it. */
const readers: Readonly<Record<string, DefinitionReader | undefined>> = {
  Timer: readTimer,
  Message: (node, definition, reading) => readNamed(node, definition, 'message', reading),
  Signal: (node, definition, reading) => readNamed(node, definition, 'signal', reading),
  Error: (_node, definition) => ({ type: 'error', ...readCode(definition, 'error') }),
  Escalation: (_node, definition) => ({ type: 'escalation', ...readCode(definition, 'escalation') }),
  Conditional: readConditional,
  Link: readLink,
  Compensate: readCompensation,
  Cancel: () => ({ type: 'cancel' }),
  Terminate: () => ({ type: 'terminate' }),
};

/** Read one event definition drawn on a node (事件定义); undefined and a problem when it cannot be read. */
export function readEventDefinition(node: BpmnNode, definition: BpmnNode, reading: Reading): EventDefinition | undefined {
  const read = readers[definition.$type.replace(/^bpmn:|EventDefinition$/g, '')];
  if (read) return read(node, definition, reading);
  refuse(reading, node, 'unsupported-event', {
    zh: `{} 的事件类型 ${definition.$type} 不支持。`,
    en: `{} has the event type ${definition.$type}, which is not supported.`,
  });
  return undefined;
}

/** Code of the referred error or escalation; its name or id stands in for a code that is not written. */
function readCode(definition: BpmnNode, kind: 'error' | 'escalation'): { readonly code?: string } {
  const referred = nodeOf(definition, `${kind}Ref`);
  const code = referred && (textOf(referred, `${kind}Code`) ?? textOf(referred, 'name') ?? referred.id);
  return code === undefined ? {} : { code };
}

function readNamed(node: BpmnNode, definition: BpmnNode, type: 'message' | 'signal', reading: Reading): EventDefinition | undefined {
  const name = readReferredName(nodeOf(definition, `${type}Ref`), node);
  if (name === undefined) return refuseNameless(node, type, reading);
  const out = [...readMappings(definition, 'Out', reading), ...(isType(node, 'ThrowEvent') ? readMappings(definition, 'In', reading) : [])];
  const correlation = bjExpression(definition, 'correlation');
  if (type === 'message') return { type, name, ...(correlation && { correlation }), out };
  if (correlation)
    refuse(reading, node, 'signal-correlation', {
      zh: '{} 是信号事件，信号不分关联键，请删除 correlation 或改用消息。',
      en: '{} is a signal event; signals go to everybody and have no correlation. Remove it or use a message.',
    });
  return { type, name, out };
}

/** Name of the referred message or signal; without a reference the element's own name or id stands in. */
export function readReferredName(referred: BpmnNode | undefined, node: BpmnNode): string | undefined {
  return referred ? (textOf(referred, 'name') ?? referred.id) : (textOf(node, 'name') ?? node.id);
}

function refuseNameless(node: BpmnNode, type: 'message' | 'signal', reading: Reading): undefined {
  const word = type === 'message' ? '消息' : '信号';
  refuse(reading, node, `${type}-nameless`, { zh: `{} 没有写明${word}名称。`, en: `{} does not name its ${type}.` });
  return undefined;
}

function readConditional(node: BpmnNode, definition: BpmnNode, reading: Reading): EventDefinition | undefined {
  if (nodeOf(definition, 'condition')) {
    const condition = readCondition(definition, 'condition', reading);
    return condition && { type: 'conditional', condition };
  }
  refuse(reading, node, 'conditional-malformed', {
    zh: '{} 是条件事件，但没有写条件，请填写 FEEL 条件。',
    en: '{} is a conditional event without a condition; write one in FEEL.',
  });
  return undefined;
}

/** Link (链接): its name pairs the throw with the catch; the element's own name stands in. */
function readLink(node: BpmnNode, definition: BpmnNode, reading: Reading): EventDefinition | undefined {
  const name = textOf(definition, 'name') ?? textOf(node, 'name');
  if (name !== undefined) return { type: 'link', name };
  refuse(reading, node, 'link-nameless', {
    zh: '{} 是链接事件，但没有名称，无法配对，请给两端写上同一个名称。',
    en: '{} is a link event without a name; give both ends the same name.',
  });
  return undefined;
}

function readCompensation(_node: BpmnNode, definition: BpmnNode): EventDefinition {
  const activity = nodeOf(definition, 'activityRef')?.id;
  return { type: 'compensation', ...(activity !== undefined && { activity }), waits: definition.get('waitForCompletion') !== false };
}
