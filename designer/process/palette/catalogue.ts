import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries.js';
import type { Drawn, Make } from '../services.ts';

/** Groups the elements are offered in (元素分组). */
export type KindGroup = 'event' | 'step' | 'gateway' | 'wait' | 'end' | 'other';

/** One kind of element that can be drawn (元素种类): only what the engine runs, and what explains. */
export interface Kind {
  readonly id: string;
  /** English name in bpmn-js; `translate` gives the Chinese. */
  readonly label: string;
  readonly icon: string;
  readonly group: KindGroup;
  readonly make: Make;
  /** Can it stand behind a step, joined by a flow? */
  readonly follows: boolean;
}

type Id = keyof typeof PopupEntries & string;

function kind(id: string, group: KindGroup, follows = true): Kind {
  const { label, className, target } = PopupEntries[id as Id]!;
  return { id, label, icon: className, group, make: target as unknown as Make, follows };
}

const annotation: Kind = {
  id: 'text-annotation',
  label: 'Text annotation',
  icon: 'bpmn-icon-text-annotation',
  group: 'other',
  make: { type: 'bpmn:TextAnnotation' },
  follows: false,
};
const frame: Kind = {
  id: 'group',
  label: 'Group',
  icon: 'bpmn-icon-group',
  group: 'other',
  make: { type: 'bpmn:Group' },
  follows: false,
};

/** Every kind that can be added on its own or behind a step, the most used first. */
export const kinds: readonly Kind[] = [
  ...['user-task', 'service-task', 'rule-task', 'script-task', 'call-activity', 'expanded-subprocess'].map(id => kind(id, 'step')),
  ...['manual-task', 'send-task', 'receive-task', 'expanded-ad-hoc-subprocess', 'transaction'].map(id => kind(id, 'step')),
  kind('event-subprocess', 'step', false),
  ...['exclusive-gateway', 'parallel-gateway', 'inclusive-gateway', 'event-based-gateway', 'complex-gateway'].map(id =>
    kind(id, 'gateway'),
  ),
  ...['none-start-event', 'timer-start', 'message-start', 'signal-start', 'conditional-start'].map(id => kind(id, 'event', false)),
  ...['timer', 'message', 'signal', 'conditional'].map(id => kind(`${id}-intermediate-catch`, 'wait')),
  ...['message', 'signal', 'escalation', 'compensation', 'link'].map(id => kind(`${id}-intermediate-throw`, 'wait')),
  kind('none-intermediate-throwing', 'wait'),
  kind('link-intermediate-catch', 'wait', false),
  ...['none-end-event', 'terminate-end', 'message-end', 'signal-end', 'error-end', 'escalation-end', 'compensation-end'].map(id =>
    kind(id, 'end'),
  ),
  ...['expanded-pool', 'data-object-reference', 'data-store-reference'].map(id => kind(id, 'other', false)),
  annotation,
  frame,
];

/** Kinds of events on the edge of a step (边界事件). */
export const boundaryKinds: readonly Kind[] = [
  ...['timer', 'message', 'error', 'escalation', 'signal', 'conditional', 'compensation'].map(id => kind(`${id}-boundary`, 'event')),
  ...['timer', 'message', 'escalation', 'signal', 'conditional'].map(id => kind(`non-interrupting-${id}-boundary`, 'event')),
];

/** A kind by its id. */
export const kindById = (id: string): Kind => kinds.find(one => one.id === id)!;

const extras = ['cancel-boundary', 'cancel-end', 'collapsed-subprocess', 'collapsed-ad-hoc-subprocess', 'collapsed-pool', 'task'];
const all: readonly Kind[] = [
  ...kinds,
  ...boundaryKinds,
  ...extras.map(id => kind(id, 'other')),
  ...['error', 'escalation', 'compensation'].map(id => kind(`${id}-start`, 'event', false)),
];
const names: Readonly<Record<string, string>> = {
  'bpmn:SequenceFlow': 'Sequence flow',
  'bpmn:Lane': 'Lane',
  'bpmn:SubProcess': 'Sub-process',
  'bpmn:Association': 'Association',
  'bpmn:MessageFlow': 'Message flow',
  'bpmn:DataInputAssociation': 'Association',
  'bpmn:DataOutputAssociation': 'Association',
  'bpmn:BoundaryEvent': 'Boundary event',
};

/** English name of the kind of a drawn element; `translate` gives the Chinese (元素种类名称). */
export function labelOfKind({ businessObject }: Pick<Drawn, 'businessObject'>): string {
  const { $type } = businessObject;
  const [definition] = (businessObject.get('eventDefinitions') as readonly { $type: string }[] | undefined) ?? [];
  const own = (name: string): boolean => Boolean(businessObject.get(name));
  const found = all.find(
    ({ make }) =>
      make.type === $type &&
      make.eventDefinitionType === definition?.$type &&
      Boolean(make.triggeredByEvent) === own('triggeredByEvent') &&
      !(make.cancelActivity === false && own('cancelActivity')) &&
      !(make.cancelActivity === true && !own('cancelActivity')),
  );
  const isPlainSub = $type === 'bpmn:SubProcess' && !own('triggeredByEvent');
  return (isPlainSub ? undefined : found?.label) ?? names[$type] ?? 'Element';
}
