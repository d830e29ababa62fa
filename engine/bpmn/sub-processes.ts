import { readCondition } from './expressions.ts';
import { type BpmnNode, nodeOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';

/** Event sub-process (事件子流程, clause 10.3.5): started by its event, never by a flow. */
export function readEventSubProcess(node: BpmnNode, reading: Reading): ElementPart {
  if (nodeOf(node, 'loopCharacteristics') || node.get('isForCompensation') === true) {
    refuse(reading, node, 'event-sub-process-loop', {
      zh: '{} 是事件子流程，由事件启动，不能设循环、多实例或补偿。',
      en: '{} is an event sub-process; its event starts it, so it can be neither a loop nor for compensation.',
    });
  }
  return {};
}

/** Transaction (事务子流程): its method must be compensation, the only way back there is here. */
export function readTransaction(node: BpmnNode, reading: Reading): ElementPart {
  refuseTriggered(node, reading);
  const method = textOf(node, 'method');
  if (method !== undefined && !/^##compensate$/i.test(method)) {
    refuse(reading, node, 'unsupported-transaction-method', {
      zh: `{} 的事务方式 “${method}” 不支持，只能是 ##Compensate（补偿）。`,
      en: `{} has the transaction method "${method}"; only ##Compensate is supported.`,
    });
  }
  if (textOf(node, 'protocol') !== undefined) {
    refuse(reading, node, 'unsupported-transaction-protocol', {
      zh: '{} 设置了事务协议 protocol，不支持，请删除。',
      en: '{} names a transaction protocol, which is not supported; remove it.',
    });
  }
  return {};
}

/** Ad-hoc sub-process (即席子流程): people start what is in it until its condition holds. */
export function readAdHoc(node: BpmnNode, reading: Reading): ElementPart {
  refuseTriggered(node, reading);
  const completion = readCondition(node, 'completionCondition', reading);
  return {
    adHoc: {
      ordering: node.get('ordering') === 'Sequential' ? 'sequential' : 'parallel',
      ...(completion && { completion }),
      cancelRemaining: node.get('cancelRemainingInstances') !== false,
    },
  };
}

function refuseTriggered(node: BpmnNode, reading: Reading): void {
  if (node.get('triggeredByEvent') !== true) return;
  refuse(reading, node, 'triggered-misplaced', {
    zh: '{} 是事务或即席子流程，不能由事件启动，请用普通的事件子流程。',
    en: '{} is a transaction or ad-hoc sub-process and cannot be started by an event; use a plain event sub-process.',
  });
}
