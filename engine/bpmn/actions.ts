import { type Action, actionTypes } from './definition.ts';
import { readOnly } from './common.ts';
import { bjExpression } from './expressions.ts';
import { readMapping } from './mappings.ts';
import { type BpmnNode, nodesOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

const actionAttributes = [
  'document',
  'to',
  'text',
  'url',
  'method',
  'body',
  'pack',
  'item',
  'relation',
  'register',
  'level',
  'reason',
] as const;

/** bj:action of a service or send task (动作); inputs become properties beside its attributes. */
export function readAction(node: BpmnNode, reading: Reading): Action | undefined {
  const drawn = readOnly(node, 'Action', reading);
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
