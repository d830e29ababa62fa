import type { Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { checkClocks } from '#engine/clocks/rules.ts';
import type { ClockRule, Procedure } from '#engine/clocks/types.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';
import { literalOf } from './limits.ts';
import { knownPosts } from './rules.ts';

const file = 'clocks.json';

/**
 * Check what clocks.json and the drawing say together (时限与流程对照检查): no pause without its written notice, nothing deemed without a catch that
 * follows it, no promised limit beyond the statutory one. `drawn`: the process and those it calls.
 */
export function checkDrawnClocks(pack: Pack, definition: Definition | null, drawn: readonly Definition[]): Problem[] {
  const { rules, procedures, problems } = checkClocks(pack.clocks);
  if (problems.length > 0) return [];
  return [
    ...(definition ? checkNotices(definition, procedures) : []),
    ...checkStarters(procedures, pack),
    ...rules.flatMap((rule, index) => checkDeemed(rule, drawn, `/clocks/${index}/onBreach`)),
    ...checkPromised(rules),
    ...(definition ? checkSteps(definition, rules) : []),
  ];
}

/** A limit of a step needs the clock rule `per: step`; a timer that follows it needs a breach that is told. */
function checkSteps(definition: Definition, rules: readonly ClockRule[]): Problem[] {
  const rule = rules.find(({ per }) => per === 'step');
  const limited = rule ? [] : Object.values(definition.elements).filter(({ limit }) => limit !== undefined);
  const following = Object.values(definition.elements).filter(({ event }) => event?.type === 'timer' && event.follows);
  return [
    ...limited.map(stepWithoutClock),
    ...(rule?.onBreach === 'none' ? following.map(({ id, name }) => followsNothing({ id, name: name ?? id })) : []),
  ];
}

function stepWithoutClock({ id, name }: FlowElement): Problem {
  const text: Text = {
    zh: `「${name ?? id}」有步骤时限，但 clocks.json 没有 "per": "step" 的规则，不会计时。请补上规则。`,
    en: `"${name ?? id}" has a limit, but clocks.json has no rule with "per": "step" and nothing is counted; add the rule.`,
  };
  return problem('step-without-clock', text, { element: id, file: 'process.bpmn' });
}

function followsNothing({ id, name }: { readonly id: string; readonly name: string }): Problem {
  const text: Text = {
    zh: `「${name}」随步骤时限触发，但步骤时限的 onBreach 是 none，不会触发。请改为 escalate。`,
    en: `"${name}" follows the limit of its task, but the rule of step limits has onBreach none and it never fires; write escalate.`,
  };
  return problem('follows-no-breach', text, { element: id, file: 'process.bpmn' });
}

/** An element that begins a procedure, or sends a case to a superior, tells the applicant in writing (行政许可法 art. 45: 应当将所需时间书面告知申请人). */
function checkNotices(definition: Definition, procedures: readonly Procedure[]): Problem[] {
  const elements = Object.values(definition.elements);
  const beginning = elements.filter(({ act }) => act === 'start-special-procedure');
  const notices = new Set(procedures.map(({ notice }) => notice));
  const silent = [
    ...beginning.filter(({ issues }) => !issues.some(({ document }) => notices.has(document))),
    ...elements.filter(({ act, issues }) => act === 'forward' && issues.length === 0),
  ];
  const issued = new Set(beginning.flatMap(({ issues }) => issues.map(({ document }) => document)));
  const untold = beginning.length === 0 ? [] : procedures.filter(({ notice }) => !issued.has(notice));
  return [...silent.map(withoutNotice), ...(silent.length > 0 ? [] : untold.map(one => neverTold(one, procedures.indexOf(one))))];
}

function withoutNotice({ id, name }: FlowElement): Problem {
  const text: Text = {
    zh: `「${name ?? id}」会暂停计时，但不签发书面告知。没有告知书不得暂停计时，请加上文书。`,
    en: `"${name ?? id}" stops the clocks but issues no written notice; no pause without its notice, add the document.`,
  };
  return problem('pause-without-notice', text, { element: id, file: 'process.bpmn' });
}

function neverTold({ title, notice }: Procedure, index: number): Problem {
  const text: Text = {
    zh: `特别程序「${title.zh}」的告知书「${notice}」没有环节签发。请让启动特别程序的环节签发它，或从清单中删除。`,
    en: `No step issues "${notice}", the notice of the procedure "${title.en}"; let the step that begins it issue it, or take it off the list.`,
  };
  return problem('pause-without-notice', text, { file, pointer: `/procedures/${index}` });
}

/** Who may start a procedure: roles of the pack, or posts. */
function checkStarters(procedures: readonly Procedure[], { roles }: Pack): Problem[] {
  const known = [...roles.roles.map(({ id }) => id), ...knownPosts];
  return procedures.flatMap(({ by }, index) =>
    by.flatMap((role, entry) => {
      if (known.includes(role)) return [];
      const text: Text = {
        zh: `可启动特别程序的角色「${role}」不在 roles.json 里。可用：${known.join('、')}。`,
        en: `The role "${role}" that may start the procedure is not in roles.json. Known: ${known.join(', ')}.`,
      };
      return [problem('unknown-role', text, { file, pointer: `/procedures/${index}/by/${entry}` })];
    }),
  );
}

/** What the law deems done once a limit is over must lead somewhere: a message of that name is caught. */
function checkDeemed({ onBreach, title }: ClockRule, drawn: readonly Definition[], pointer: string): Problem[] {
  if (onBreach === 'none' || onBreach === 'escalate') return [];
  if (drawn.some(({ elements }) => Object.values(elements).some(element => catches(element, onBreach)))) return [];
  const text: Text = {
    zh: `「${title.zh}」逾期后${deemedWords[onBreach].zh}，但流程没有等待消息「${onBreach}」。请画出接收它的事件，例如任务上的边界事件。`,
    en: `Once "${title.en}" is over the application is ${deemedWords[onBreach].en}, but nothing drawn waits for the message "${onBreach}"; draw an event that catches it, such as one on the boundary of the task.`,
  };
  return [problem('deemed-not-drawn', text, { file, pointer })];
}

const deemedWords: Readonly<Record<'deemed-accepted' | 'deemed-granted' | 'deemed-refused', Text>> = {
  'deemed-accepted': { zh: '视为受理', en: 'deemed accepted' },
  'deemed-granted': { zh: '视为准予', en: 'deemed granted' },
  'deemed-refused': { zh: '视为不予许可', en: 'deemed refused' },
};

function catches({ kind, event, message }: FlowElement, name: string): boolean {
  if (message) return kind === 'receiveTask' && message.name === name;
  const isCatch = kind === 'boundaryEvent' || kind === 'startEvent' || kind === 'intermediateCatchEvent';
  return isCatch && event?.type === 'message' && event.name === name;
}

/** A promise may only be shorter than the law (承诺时限不得长于法定时限); judged where both are plain numbers of the same unit. */
function checkPromised(rules: readonly ClockRule[]): Problem[] {
  const index = rules.findIndex(({ id }) => id === 'promised');
  const [promised, statutory] = [rules[index], rules.find(({ id }) => id === 'statutory')];
  const [ours, law] = [promised && literalOf(promised), statutory && literalOf(statutory)];
  if (ours === undefined || law === undefined || promised?.unit !== statutory?.unit || ours <= law) return [];
  const text: Text = {
    zh: `承诺时限 ${ours} 长于法定时限 ${law}。承诺时限只能更短，请改正。`,
    en: `The promised limit of ${ours} is longer than the statutory limit of ${law}; it may only be shorter.`,
  };
  return [problem('clock-promised-longer', text, { file, pointer: `/clocks/${index}/length` })];
}
