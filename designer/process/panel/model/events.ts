import { type Editable, type Factory, list, made, type Patch, text } from '../../properties.ts';

/** What an event waits for or throws (事件类别). */
export type EventType =
  | 'none'
  | 'timer'
  | 'message'
  | 'signal'
  | 'error'
  | 'escalation'
  | 'conditional'
  | 'link'
  | 'compensate'
  | 'cancel'
  | 'terminate';

const types: Readonly<Record<string, EventType>> = {
  Timer: 'timer',
  Message: 'message',
  Signal: 'signal',
  Error: 'error',
  Escalation: 'escalation',
  Conditional: 'conditional',
  Link: 'link',
  Compensate: 'compensate',
  Cancel: 'cancel',
  Terminate: 'terminate',
};

/** The one event definition of an event; undefined for a plain event. */
export const definitionOf = (event: Editable): Editable | undefined => list(event.get('eventDefinitions'))[0];

/** The kind of an event. */
export function eventTypeOf(event: Editable): EventType {
  const definition = definitionOf(event);
  return definition ? (types[definition.$type.replace(/^bpmn:|EventDefinition$/g, '')] ?? 'none') : 'none';
}

/** true: the event waits for something; false: it throws. */
export const isCatching = ({ $type }: Pick<Editable, '$type'>): boolean => /(Start|Boundary|IntermediateCatch)Event$/.test($type);

/** Text of an expression under a property, such as the condition of a conditional event; '' where there is none. */
export const bodyOf = (owner: Editable, property: string): string => text((owner.get(property) as Editable | undefined)?.get('body')) ?? '';

/** Writes an expression under a property; an empty text takes it away. */
export function withBody(owner: Editable, property: string, body: string, factory: Factory): Patch {
  const said = body.trim();
  const found = owner.get(property) as Editable | undefined;
  if (said === '') return { target: owner, properties: { [property]: undefined } };
  if (found) return { target: found, properties: { body: said } };
  return { target: owner, properties: { [property]: made(factory, 'bpmn:FormalExpression', { body: said }, owner) } };
}

/** Whether the event stops what it is attached to or starts in (中断): a boundary event, the start of an event sub-process. */
export function interruptionOf(event: Editable): { readonly name: string; readonly isOn: boolean } | null {
  const isOfSubProcess = event.$type === 'bpmn:StartEvent' && event.$parent?.get('triggeredByEvent') === true;
  const name = event.$type === 'bpmn:BoundaryEvent' ? 'cancelActivity' : isOfSubProcess ? 'isInterrupting' : null;
  const always = ['error', 'cancel', 'compensate'].includes(eventTypeOf(event));
  return name === null || always ? null : { name, isOn: event.get(name) !== false };
}
