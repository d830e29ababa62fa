import { readCommon } from './common.ts';
import { findKind, kindName } from './kinds.ts';
import { type BpmnNode, isType, nodeOf, textOf } from './node.ts';
import { type MutableElement, type Reading, refuse } from './reading.ts';
import { defaultVerbSettings } from './verbs.ts';

/** Compile one flow node (编译流程元素); null and a problem when its kind is not supported. Flows are filled in by the container. */
export function readElement(node: BpmnNode, container: string, reading: Reading): MutableElement | null {
  const id = node.id;
  if (id === undefined || id === '') {
    refuse(reading, node, 'missing-id', { zh: '{} 没有编号，请补上。', en: '{} has no id; add one.' });
    return null;
  }
  const family = findKind(node);
  if (!family) {
    const name = kindName(node);
    refuse(reading, node, 'unsupported-element', {
      zh: `{} 是${name.zh}，暂不支持，请改用其他画法。`,
      en: `{} is a ${name.en}, which is not supported; draw it another way.`,
    });
    return null;
  }
  const name = textOf(node, 'name');
  const lane = reading.laneOf[id]?.id;
  const defaultFlow = nodeOf(node, 'default')?.id;
  const common = isType(node, 'Activity') || isType(node, 'Event') ? readCommon(node, reading) : {};
  return {
    ...{
      id,
      kind: family.kind,
      container,
      incoming: [],
      outgoing: [],
      boundary: [],
      in: [],
      out: [],
      issues: [],
      notifies: [],
      verbs: [],
      verbSettings: defaultVerbSettings,
      opinion: 'optional' as const,
    },
    ...(name !== undefined && { name }),
    ...(lane !== undefined && { lane }),
    ...(defaultFlow !== undefined && { defaultFlow }),
    ...common,
    ...family.read(node, family.kind, reading),
  };
}
