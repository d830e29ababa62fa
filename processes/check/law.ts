import type { Act, Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { checkClocks } from '#engine/clocks/rules.ts';
import type { ClockRule } from '#engine/clocks/types.ts';
import { reach } from '#engine/lint/graph.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import { textsOf } from '../documents/index.ts';
import type { DocumentTemplate, Pack } from '../types.ts';
import { told } from './choices/sentences.ts';
import { callable } from './paths.ts';

/** An act that the law wants in writing, and how it is told when it is not. */
interface Written {
  readonly act: Act;
  readonly code: string;
  readonly message: Text;
}

/** Acts that go to the applicant in writing (书面文书). */
const written: readonly Written[] = [
  {
    act: 'refuse',
    code: 'refusal-without-document',
    message: {
      zh: '{} 作出不予决定，却不出具书面决定，应当书面说明理由并告知救济途径（行政许可法第三十八条），请加上文书。',
      en: '{} refuses without a written decision; reasons and remedies are told in writing (Administrative Licensing Law art. 38), add the document.',
    },
  },
  {
    act: 'decline',
    code: 'refusal-without-document',
    message: {
      zh: '{} 不予受理，却不出具书面凭证，应当出具注明日期的书面凭证（行政许可法第三十二条），请加上文书。',
      en: '{} declines without a written notice, which the law asks for (Administrative Licensing Law art. 32); add the document.',
    },
  },
  {
    act: 'accept',
    code: 'acceptance-without-document',
    message: {
      zh: '{} 受理申请，却不出具受理凭证，应当出具注明日期的书面凭证（行政许可法第三十二条），请加上文书。',
      en: '{} accepts without a written receipt, which the law asks for (Administrative Licensing Law art. 32); add the document.',
    },
  },
  {
    act: 'request-supplement',
    code: 'supplement-without-document',
    message: {
      zh: '{} 要求补正，却不出具一次性告知书，应当一次告知需要补正的全部内容（行政许可法第三十二条），请加上文书。',
      en: '{} asks for supplements without the one-time notice (Administrative Licensing Law art. 32); add the document.',
    },
  },
  {
    act: 'grant',
    code: 'grant-without-document',
    message: {
      zh: '{} 准予许可，却不出具书面决定（行政许可法第三十八条），请加上文书。',
      en: '{} grants without a written decision (Administrative Licensing Law art. 38); add the document.',
    },
  },
  {
    act: 'extend',
    code: 'extension-without-document',
    message: {
      zh: '{} 延长期限，却不把理由书面告知申请人（行政许可法第四十二条），请加上文书。',
      en: '{} extends without telling the applicant why (Administrative Licensing Law art. 42); add the document.',
    },
  },
];

/** Acts whose document gives reasons, and those whose document also names the remedies. */
const reasoned = new Set<Act>(['refuse', 'decline', 'extend']);
const contestable = new Set<Act>(['refuse', 'decline']);

/**
 * Check what the law asks of a process (依法检查): acts in writing, refusals with reasons and remedies, clocks that begin and end with acts that are
 * drawn, limits for the branches of a joint case. `drawn`: the process and those it calls.
 */
export function checkLaw(pack: Pack, definition: Definition, drawn: readonly Definition[]): Problem[] {
  return [
    ...Object.values(definition.elements).flatMap(element => [...findUnwritten(element), ...findUnreasoned(element, pack)]),
    ...findIdleClocks(pack, drawn),
    ...findMissingClocks(pack),
    ...(pack.head.kind === 'joint' ? findUnlimited(definition) : []),
    ...(callable.has(pack.head.kind) ? [] : findSilentEnds(definition)),
  ];
}

function findUnwritten(element: FlowElement): Problem[] {
  const duty = written.find(({ act }) => act === element.act);
  const issues = element.issues.length > 0 || element.action?.type === 'issue-document';
  return duty && !issues ? [told(element, duty.code, duty.message)] : [];
}

function findUnreasoned(element: FlowElement, { documents }: Pack): Problem[] {
  const { act, issues } = element;
  if (!act || !reasoned.has(act)) return [];
  const texts = issues.flatMap(({ document }) => (Object.hasOwn(documents, document) ? [wordsOf(documents[document]!)] : []));
  if (texts.length === 0) return [];
  const lacking = (pattern: RegExp) => !texts.some(text => pattern.test(text));
  return [
    ...(lacking(/理由|原因|reason/i) ? [told(element, 'refusal-without-reasons', noReasons)] : []),
    ...(contestable.has(act) && lacking(/复议|诉讼|review|lawsuit/i) ? [told(element, 'refusal-without-remedy', noRemedy)] : []),
  ];
}

const wordsOf = (template: DocumentTemplate): string =>
  textsOf(template)
    .map(({ text }) => text)
    .join('\n');

const noReasons: Text = {
  zh: '{} 出具的文书没有写明理由，应当说明理由（行政许可法第三十八条），请在文书里加上理由。',
  en: '{} issues a document that gives no reasons (Administrative Licensing Law art. 38); add them to the document.',
};
const noRemedy: Text = {
  zh: '{} 出具的文书没有告知申请行政复议或者提起行政诉讼的权利（行政许可法第三十八条），请在文书里加上。',
  en: '{} issues a document that does not name administrative review or a lawsuit (Administrative Licensing Law art. 38); add it.',
};

/** A clock that begins with an act nothing does never counts; one that no act ends is always overdue in the end. */
function findIdleClocks({ clocks, head }: Pack, drawn: readonly Definition[]): Problem[] {
  const { rules, problems } = checkClocks(clocks);
  if (problems.length > 0 || callable.has(head.kind)) return [];
  const done = new Set(drawn.flatMap(({ elements }) => Object.values(elements).flatMap(({ act }) => act ?? [])));
  return rules.flatMap((rule, index) => {
    if (rule.per) return [];
    const at = { file: 'clocks.json', pointer: `/clocks/${index}` };
    const acts: readonly string[] = rule.start ? startsOf(rule) : [];
    return [
      ...(acts.length > 0 && !acts.some(act => done.has(act as Act))
        ? [problem('clock-never-starts', neverStarts(rule, acts), { ...at, pointer: `${at.pointer}/start` })]
        : []),
      ...(rule.stop.length > 0 && !rule.stop.some(act => done.has(act))
        ? [problem('clock-never-stops', neverStops(rule), { ...at, pointer: `${at.pointer}/stop` })]
        : []),
    ];
  });
}

function startsOf({ start }: ClockRule): readonly string[] {
  const on = (start as { readonly on?: unknown } | undefined)?.on;
  return typeof on === 'string' ? [on] : [];
}

const neverStarts = ({ title }: ClockRule, acts: readonly string[]): Text => ({
  zh: `时钟「${title.zh}」从法律行为「${acts.join('、')}」起算，但流程里没有环节带这个法律行为，永远不会计时。请在相应环节设置法律行为。`,
  en: `The clock "${title.en}" begins with "${acts.join(', ')}", which no step does, so it never counts; give a step that act.`,
});
const neverStops = ({ title, stop }: ClockRule): Text => ({
  zh: `时钟「${title.zh}」停止的法律行为（${stop.join('、')}）流程里都没有，办结了也会一直计时。请在相应环节设置法律行为。`,
  en: `The clock "${title.en}" ends with ${stop.join(', ')}, none of which any step does, so it counts for ever; give a step such an act.`,
});

/** Kinds of cases that people are promised an answer within a time. */
const promising: ReadonlySet<Pack['head']['kind']> = new Set(['promised', 'escalated', 'joint', 'instant', 'reply']);

function findMissingClocks({ head, clocks }: Pack): Problem[] {
  const { rules, problems } = checkClocks(clocks);
  if (problems.length > 0 || !promising.has(head.kind)) return [];
  const wanted: readonly { readonly id: string; readonly title: Text }[] = [
    { id: 'statutory', title: { zh: '法定时限', en: 'statutory limit' } },
    { id: 'promised', title: { zh: '承诺时限', en: 'promised limit' } },
  ];
  return wanted
    .filter(({ id }) => !rules.some(rule => rule.id === id))
    .map(({ id, title }) =>
      problem(
        'clock-missing',
        {
          zh: `时限规则里没有「${title.zh}」（${id}），办件不会按它计时和亮牌，请补上这条规则。`,
          en: `The rules have no ${title.en} ("${id}"), so cases are not measured by it; add the rule.`,
        },
        { file: 'clocks.json', pointer: '/clocks' },
      ),
    );
}

/** In a joint case each organ answers within its own promise: a step done by several organs beside each other has a limit (联办部门时限). */
function findUnlimited(definition: Definition): Problem[] {
  const { elements } = definition;
  const isBeside = (element: FlowElement): boolean => {
    for (let at: FlowElement | undefined = element; at; at = elements[at.container]) if (at.multi && !at.multi.sequential) return true;
    return false;
  };
  return Object.values(elements)
    .filter(element => element.kind === 'userTask' && element.limit === undefined && isBeside(element))
    .map(element =>
      told(element, 'branch-without-limit', {
        zh: '{} 由多个部门同步办理，却没有步骤时限，部门拖延时无人知道，请设置步骤时限，如各部门的承诺时限。',
        en: "{} is done by several organs at once without a limit of its own, so delays go unnoticed; set the limit, such as each branch's promise.",
      }),
    );
}

/** Acts that bring a case to its end. */
const closing = new Set<Act>(['close', 'decline', 'withdraw', 'terminate', 'reply']);

/** A case that ends without a legal act stays open in all lists: the end, or the step just before it, closes it. */
function findSilentEnds(definition: Definition): Problem[] {
  const { elements, flows, containers } = definition;
  const closes = ({ act }: FlowElement): boolean => act !== undefined && closing.has(act);
  const isSilent = (end: FlowElement): boolean =>
    end.kind === 'endEvent' &&
    (end.event === undefined || end.event.type === 'none' || end.event.type === 'terminate') &&
    end.act === undefined &&
    !end.incoming.every(id => closes(elements[flows[id]?.source ?? ''] ?? end));
  const top = (containers[definition.id]?.elements ?? []).flatMap(id => elements[id] ?? []);
  const main = reach(containers[definition.id]?.starts ?? [], mainSteps(definition));
  return top.filter(end => main.has(end.id) && isSilent(end)).map(end => told(end, 'end-without-act', silentEnd, { severity: 'warning' }));
}

/** Where the case itself goes: what runs beside it, from an event that does not interrupt, does not end it. */
function mainSteps({ elements, flows }: Definition): ReadonlyMap<string, readonly string[]> {
  const next = ({ outgoing, boundary }: FlowElement): string[] => [
    ...outgoing.flatMap(id => flows[id]?.target ?? []),
    ...boundary.filter(id => elements[id]?.interrupting !== false),
  ];
  return new Map(Object.values(elements).map(element => [element.id, next(element)]));
}

const silentEnd: Text = {
  zh: '结束事件 {} 没有法律行为，办件到这里不会记为办结或撤回，请设置，如「办结」。',
  en: 'The end {} carries no legal act, so a case that comes here is neither closed nor withdrawn; set one, such as close.',
};
