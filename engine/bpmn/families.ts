import type { ElementKind, FlowElement } from './definition.ts';

/** Sub-processes of every sort (子流程): they have a container of their own, under their own id. */
export const subProcessKinds: ReadonlySet<ElementKind> = new Set(['subProcess', 'eventSubProcess', 'transaction', 'adHocSubProcess']);

/** Activities (活动): everything that does work; an event sub-process is no part of the normal flow and no owner of boundary events. */
export const activityKinds: ReadonlySet<ElementKind> = new Set([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'businessRuleTask',
  'scriptTask',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
]);

/** Elements a sequence flow never enters or leaves because they are reached another way. */
export function isOffTheFlow(element: { readonly kind: ElementKind; readonly forCompensation?: boolean }): boolean {
  return element.kind === 'eventSubProcess' || element.forCompensation === true;
}

/** Whether an element of an ad-hoc sub-process is one that people start: an activity without an incoming flow that is no handler of a compensation (clause 13.3.5). */
export function isEntry({ kind, incoming, forCompensation }: Pick<FlowElement, 'kind' | 'incoming' | 'forCompensation'>): boolean {
  return activityKinds.has(kind) && incoming.length === 0 && forCompensation !== true;
}
