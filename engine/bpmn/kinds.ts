import { readActivity } from './activities.ts';
import type { ElementKind } from './definition.ts';
import { readEvent } from './events.ts';
import { readGateway } from './gateways.ts';
import type { BpmnNode } from './node.ts';
import type { ElementPart, Reading } from './reading.ts';

type FamilyReader = (node: BpmnNode, kind: ElementKind, reading: Reading) => ElementPart;

/** One reader per family of kinds; a new kind of BPMN is one line here and its reader. */
const families: readonly (readonly [FamilyReader, readonly ElementKind[]])[] = [
  [readEvent, ['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent']],
  [
    readActivity,
    [
      'task',
      'userTask',
      'manualTask',
      'serviceTask',
      'sendTask',
      'receiveTask',
      'businessRuleTask',
      'scriptTask',
      'subProcess',
      'callActivity',
    ],
  ],
  [readGateway, ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway']],
];

const readers = new Map<string, { readonly kind: ElementKind; readonly read: FamilyReader }>(
  families.flatMap(([read, kinds]) => kinds.map(kind => [`bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, { kind, read }] as const)),
);

/** The kind of a BPMN element and the reader of its family; undefined for kinds that are not supported. */
export function findKind(node: BpmnNode): { readonly kind: ElementKind; readonly read: FamilyReader } | undefined {
  return readers.get(node.$type);
}

const otherKinds: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = {
  'bpmn:Transaction': { zh: '事务子流程', en: 'transaction' },
  'bpmn:AdHocSubProcess': { zh: '即席子流程', en: 'ad-hoc sub-process' },
  'bpmn:ComplexGateway': { zh: '复杂网关', en: 'complex gateway' },
};

/** What an unsupported kind is called in a sentence. */
export function kindName(node: BpmnNode): { readonly zh: string; readonly en: string } {
  return otherKinds[node.$type] ?? { zh: node.$type, en: node.$type };
}
