import adHocSubProcess from 'bpmnlint/rules/ad-hoc-sub-process.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import eventSubProcessStart from 'bpmnlint/rules/event-sub-process-typed-start-event.js';
import globalElements from 'bpmnlint/rules/global.js';
import noBpmndi from 'bpmnlint/rules/no-bpmndi.js';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noOverlap from 'bpmnlint/rules/no-overlapping-elements.js';
import subProcessStart from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination.js';
import type { Problem, Text } from '#engine/problem.ts';

/** A rule of bpmnlint that fits, the code it is told under, and our sentence; `{}` becomes the name of the element. */
export interface DrawingRule {
  readonly rule: unknown;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: Text;
}

/**
 * Rules of bpmnlint that say something the other checks do not (bpmnlint 规则). Left out: fake-join, for several ways into a step are usual here;
 * no-gateway-join-fork, for a loop back to its question is clear enough; labels, starts, ends and conditions, which have checks of their own.
 */
export const drawingRules: Readonly<Record<string, DrawingRule>> = {
  'ad-hoc-sub-process': {
    rule: adHocSubProcess,
    code: 'ad-hoc-with-events',
    severity: 'warning',
    message: {
      zh: '即席子流程里不能画开始或结束事件 {}，请删除。',
      en: 'An ad-hoc sub-process has no start or end events; delete {}.',
    },
  },
  'event-based-gateway': {
    rule: eventBasedGateway,
    code: 'event-gateway-single',
    severity: 'warning',
    message: {
      zh: '事件网关 {} 之后至少要有两条连线，才有得选，请补一个事件或去掉网关。',
      en: 'The event-based gateway {} needs two ways out at least; add an event or take the gateway away.',
    },
  },
  'event-sub-process-typed-start-event': {
    rule: eventSubProcessStart,
    code: 'event-start-untyped',
    severity: 'error',
    message: {
      zh: '事件子流程的开始事件 {} 没有说明由什么触发，请选择消息、定时等。',
      en: 'The start {} of an event sub-process has no trigger; choose a message, a timer or another.',
    },
  },
  global: {
    rule: globalElements,
    code: 'definition-unused',
    severity: 'warning',
    message: {
      zh: '消息、信号等定义 {} 没有名称、重名或没有地方使用，请改名或删除。',
      en: 'The message, signal or other definition {} has no name, the name of another, or no use; rename or delete it.',
    },
  },
  'no-bpmndi': {
    rule: noBpmndi,
    code: 'shape-missing',
    severity: 'warning',
    message: {
      zh: '{} 没有画在图上，办件会走到看不见的地方，请重新画出或删除。',
      en: '{} has no shape, so a case goes where nobody sees it; draw it anew or delete it.',
    },
  },
  'no-duplicate-sequence-flows': {
    rule: noDuplicateFlows,
    code: 'flow-twice',
    severity: 'error',
    message: {
      zh: '{} 有两条一样的连线连着同样的两端，后面的环节会办两次，请删除一条。',
      en: '{} has two equal flows between the same ends, so what follows is done twice; delete one.',
    },
  },
  'no-implicit-split': {
    rule: noImplicitSplit,
    code: 'split-implicit',
    severity: 'warning',
    message: {
      zh: '从 {} 直接出来多条没有条件的连线，会同时走，请改用并行网关或分支网关。',
      en: 'Several flows without a condition leave {}, so all are taken at once; use a parallel or a choosing gateway.',
    },
  },
  'no-overlapping-elements': {
    rule: noOverlap,
    code: 'shapes-overlap',
    severity: 'warning',
    message: { zh: '{} 与别的图形重叠，图上看不清，请移开。', en: '{} overlaps another shape and cannot be read; move it.' },
  },
  'sub-process-blank-start-event': {
    rule: subProcessStart,
    code: 'sub-process-start-typed',
    severity: 'error',
    message: {
      zh: '子流程的开始事件 {} 不能带触发条件，请改成普通开始事件。',
      en: 'The start {} of a sub-process has no trigger of its own; make it a plain start.',
    },
  },
  'superfluous-gateway': {
    rule: superfluousGateway,
    code: 'gateway-superfluous',
    severity: 'warning',
    message: {
      zh: '网关 {} 只有一条进线和一条出线，不起作用，请删除。',
      en: 'The gateway {} has one way in and one way out and does nothing; delete it.',
    },
  },
  'superfluous-termination': {
    rule: superfluousTermination,
    code: 'termination-superfluous',
    severity: 'warning',
    message: {
      zh: '终止结束事件 {} 没有别的分支可以终止，改用普通结束事件即可。',
      en: 'The terminating end {} has nothing to terminate; a plain end is enough.',
    },
  },
};
