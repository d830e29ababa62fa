import type { ElementKind } from '../bpmn/definition.ts';
import { adHocSubProcess } from './activities/ad-hoc-sub-process.ts';
import { callActivity } from './activities/call-activity.ts';
import { passThrough } from './activities/pass-through.ts';
import { receiveTask } from './activities/receive-task.ts';
import { ruleTask } from './activities/rule-task.ts';
import { scriptTask } from './activities/script-task.ts';
import { serviceTask } from './activities/service-task.ts';
import { subProcess } from './activities/sub-process.ts';
import { userTask } from './activities/user-task.ts';
import { catchEvent } from './events/catch.ts';
import { endEvent } from './events/end.ts';
import { eventSubProcess } from './events/event-sub-process.ts';
import { throwEvent } from './events/throw.ts';
import type { Behaviour } from './execution.ts';
import { complexGateway } from './gateways/complex.ts';
import { eventBasedGateway } from './gateways/event-based.ts';
import { exclusiveGateway } from './gateways/exclusive.ts';
import { inclusiveGateway } from './gateways/inclusive.ts';
import { parallelGateway } from './gateways/parallel.ts';

/** What each element kind does: a new kind is a new file and a line here. */
export const behaviours: Readonly<Record<ElementKind, Behaviour>> = {
  startEvent: passThrough,
  endEvent,
  intermediateCatchEvent: catchEvent,
  intermediateThrowEvent: throwEvent,
  boundaryEvent: passThrough,
  task: passThrough,
  manualTask: passThrough,
  userTask,
  serviceTask,
  sendTask: serviceTask,
  receiveTask,
  businessRuleTask: ruleTask,
  scriptTask,
  subProcess,
  eventSubProcess,
  transaction: subProcess,
  adHocSubProcess,
  callActivity,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  complexGateway,
};
