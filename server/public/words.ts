import type { Act, FlowElement, Stage } from '#engine/bpmn/definition.ts';
import type { Text } from '#engine/problem.ts';

/** What a legal act is called when it has been done (已办步骤). */
export const doneWords: Readonly<Record<Act, Text>> = {
  receive: { zh: '收件', en: 'Application received' },
  accept: { zh: '受理', en: 'Accepted' },
  decline: { zh: '不予受理', en: 'Not accepted' },
  reply: { zh: '答复', en: 'Answered' },
  'request-supplement': { zh: '一次性告知补正', en: 'Asked to supply what is missing' },
  'receive-supplement': { zh: '收到补正材料', en: 'Missing materials received' },
  'start-special-procedure': { zh: '进入特别程序', en: 'Special procedure begun' },
  'end-special-procedure': { zh: '特别程序结束', en: 'Special procedure over' },
  extend: { zh: '办理期限延长', en: 'Limit extended' },
  forward: { zh: '上报上级机关', en: 'Sent up to the superior organ' },
  'superior-answer': { zh: '收到上级批复', en: 'Answer of the superior organ received' },
  grant: { zh: '准予', en: 'Granted' },
  refuse: { zh: '不予办理', en: 'Refused' },
  deliver: { zh: '送达', en: 'Result handed over' },
  'urge-superior': { zh: '催促上级办理', en: 'Superior organ urged' },
  close: { zh: '办结', en: 'Closed' },
  withdraw: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  terminate: { zh: '终止办理', en: 'Ended' },
};

/** What it is called while it is awaited or still to come, where that differs. */
const openWords: Readonly<Partial<Record<Act, Text>>> = {
  receive: { zh: '收件', en: 'Receipt' },
  accept: { zh: '受理', en: 'Acceptance' },
  reply: { zh: '答复', en: 'Answer' },
  'start-special-procedure': { zh: '办理特别程序告知', en: 'Notice of a special procedure' },
  terminate: { zh: '等待转登记', en: 'To be registered as another case' },
  forward: { zh: '上报上级机关', en: 'Sending up to the superior organ' },
  'request-supplement': { zh: '一次性告知补正', en: 'Notice of what is missing' },
  'receive-supplement': { zh: '等待补正材料', en: 'Waiting for missing materials' },
  'end-special-procedure': { zh: '特别程序进行中', en: 'Special procedure under way' },
  'urge-superior': { zh: '等待上级批复', en: 'Waiting for the superior organ' },
  'superior-answer': { zh: '等待上级批复', en: 'Waiting for the superior organ' },
  grant: { zh: '作出决定', en: 'Decision' },
  refuse: { zh: '作出决定', en: 'Decision' },
  deliver: { zh: '送达结果', en: 'Handing over the result' },
  close: { zh: '办结', en: 'Closing' },
};

/** English names of the supervised stages (环节): the names of steps are drawn in Chinese. */
const stageWords: Readonly<Record<Stage, Text>> = {
  accept: { zh: '材料审查', en: 'Check of the materials' },
  handle: { zh: '承办', en: 'Handling' },
  review: { zh: '审核', en: 'Review' },
  approve: { zh: '批准', en: 'Approval' },
  close: { zh: '办结', en: 'Closing' },
};

/** Kinds of elements people or other offices do something in, or that take their time. */
const steps: ReadonlySet<string> = new Set([
  'userTask',
  'manualTask',
  'receiveTask',
  'intermediateCatchEvent',
  'subProcess',
  'callActivity',
  'adHocSubProcess',
]);

/** Is this a step people care about? Machine work without an act of law is none. */
export function isStep({ kind, act, name, event }: FlowElement): boolean {
  if (act !== undefined) return true;
  if (kind === 'intermediateCatchEvent' && event?.type === 'link') return false;
  return steps.has(kind) && name !== undefined;
}

/** A step in which a refusal is looked into (退办审查): nothing is decided yet, so that it is called no more than this. */
export const examined: Text = { zh: '审查办理', en: 'Being examined' };

/** Name of a step that is open or still to come, in plain words (步骤名称). */
export function openTitle({ act, name, stage, multi }: FlowElement): Text {
  if (act !== undefined) return openWords[act] ?? doneWords[act];
  const other = multi ? 'Decisions of the units' : (name ?? 'Handling');
  return { zh: name ?? (stage ? stageWords[stage].zh : '办理'), en: stage ? stageWords[stage].en : other };
}
