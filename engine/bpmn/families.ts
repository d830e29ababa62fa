import type { ElementKind } from './definition.ts';

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
