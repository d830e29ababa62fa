import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { subProcessKinds } from '../bpmn/families.ts';

/** Names an instance of a multi-instance activity sees besides its own variables (BPMN 2.0.2 clause 13.3.7). */
const loopNames = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
];

/** Every variable the process itself sets somewhere (流程变量). */
export function variablesOf(definition: Definition): string[] {
  const declared = Object.values(definition.containers).flatMap(({ dataObjects }) => dataObjects);
  return [...new Set([...declared, ...Object.values(definition.elements).flatMap(variablesOfElement)])];
}

/** Variables one element sets. */
export function variablesOfElement(element: FlowElement): string[] {
  const { event, message, multi, loop, action } = element;
  const inner = subProcessKinds.has(element.kind) ? element.in : [];
  const received = element.kind === 'receiveTask' ? message : undefined;
  const payload = event?.type === 'message' || event?.type === 'signal' ? event : received;
  return [
    ...[element.resultVariable ?? element.decision].flatMap(name => name ?? []),
    ...[...inner, ...element.out, ...(action?.out ?? []), ...(payload?.out ?? [])].map(({ target }) => target),
    ...(action?.type === 'set-data' ? Object.keys(action.properties) : []),
    ...(payload ? [camelCase(payload.name)] : []),
    ...(loop ? ['loopCounter'] : []),
    ...(element.kind === 'complexGateway' ? ['activationCount', 'waitingForStart'] : []),
    ...(multi ? [...loopNames, ...[multi.elementVariable, multi.outputCollection].flatMap(name => name ?? [])] : []),
  ];
}

/** A payload without mappings becomes one variable named after its message. */
function camelCase(name: string): string {
  return name.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
