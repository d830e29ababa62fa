import { readActivity } from './activities.ts';
import type { ElementKind } from './definition.ts';
import { readEvent } from './events.ts';
import { activityKinds } from './families.ts';
import { readGateway } from './gateways.ts';
import type { BpmnNode } from './node.ts';
import type { ElementPart, Reading } from './reading.ts';
import { readEventSubProcess } from './sub-processes.ts';

type FamilyReader = (node: BpmnNode, kind: ElementKind, reading: Reading) => ElementPart;

/** One reader per family of kinds; a new kind of BPMN is one line here and its reader. */
const families: readonly (readonly [FamilyReader, readonly ElementKind[]])[] = [
  [readEvent, ['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent']],
  [readActivity, [...activityKinds]],
  [readGateway, ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway']],
];

interface Kind {
  readonly kind: ElementKind;
  readonly read: FamilyReader;
}

const readers = new Map<string, Kind>(
  families.flatMap(([read, kinds]) => kinds.map(kind => [`bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, { kind, read }] as const)),
);

const eventSubProcess: Kind = { kind: 'eventSubProcess', read: (node, _kind, reading) => readEventSubProcess(node, reading) };

/** The kind of a BPMN element and the reader of its family; undefined for kinds that are not supported. */
export function findKind(node: BpmnNode): Kind | undefined {
  return node.$type === 'bpmn:SubProcess' && node.get('triggeredByEvent') === true ? eventSubProcess : readers.get(node.$type);
}

const otherKinds: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = {
  'bpmn:ChoreographyTask': { zh: '编排任务', en: 'choreography task' },
  'bpmn:SubChoreography': { zh: '子编排', en: 'sub-choreography' },
  'bpmn:CallChoreography': { zh: '调用编排', en: 'call choreography' },
};

/** What an unsupported kind is called in a sentence. */
export function kindName(node: BpmnNode): { readonly zh: string; readonly en: string } {
  return otherKinds[node.$type] ?? { zh: node.$type, en: node.$type };
}
