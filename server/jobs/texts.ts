import type { CaseState } from '#engine/cases/state.ts';
import { levelWords } from '#engine/cases/supervision/cards.ts';
import type { CardLevel } from '#engine/clocks/types.ts';
import type { Text } from '#engine/problem.ts';
import type { ReleaseContent } from '#processes/types.ts';
import { resolveContent } from '../store/contents.ts';
import type { Store } from '../store/types.ts';
import type { NoticeInput } from './notify.ts';

interface Facts extends NoticeInput {
  readonly name: Text;
  readonly clockTitle: Text;
}

/** Notices that come from the machine and not from a pack. */
const builtIn: Readonly<Record<string, (facts: Facts) => Text>> = {
  warning: ({ name, clockTitle, dueOn }) => ({
    zh: `预警：${name.zh} 的${clockTitle.zh}将于 ${dueOn} 届满。`,
    en: `Warning: ${clockTitle.en} of ${name.en} is due on ${dueOn}.`,
  }),
  yellow: ({ name, clockTitle, dueOn }) => ({
    zh: `黄牌：${name.zh} 的${clockTitle.zh}已于 ${dueOn} 届满，现已超期。`,
    en: `Yellow card: ${clockTitle.en} of ${name.en} was due on ${dueOn} and is overdue.`,
  }),
  red: ({ name, clockTitle, dueOn }) => ({
    zh: `红牌：${name.zh} 的${clockTitle.zh}已于 ${dueOn} 届满，超期严重。`,
    en: `Red card: ${clockTitle.en} of ${name.en} was due on ${dueOn} and is long overdue.`,
  }),
  breached: ({ name, clockTitle, dueOn }) => ({
    zh: `${name.zh} 的${clockTitle.zh}已于 ${dueOn} 届满而未办结，请处理。`,
    en: `${clockTitle.en} of ${name.en} ran out on ${dueOn}; please act.`,
  }),
  'pause-overlong': ({ name, clockTitle }) => ({
    zh: `${name.zh} 的${clockTitle.zh}暂停已达最长期限，计时已自动恢复，请核查特别程序。`,
    en: `${clockTitle.en} of ${name.en} stood still as long as allowed and runs again; please look into the procedure.`,
  }),
  copied: ({ name, words }) => ({ zh: `抄送：${name.zh}。${words ?? ''}`, en: `Copy: ${name.en}. ${words ?? ''}` }),
  circulated: ({ name, words }) => ({
    zh: `传阅：${name.zh}，请阅后回复。${words ?? ''}`,
    en: `Circulated: ${name.en}; please read and answer. ${words ?? ''}`,
  }),
  'card-given': ({ name, level, words }) => ({
    zh: `${levelWords[level as CardLevel].zh}：${name.zh}。${words ?? ''}`,
    en: `A ${levelWords[level as CardLevel].en} on ${name.en}. ${words ?? ''}`,
  }),
  'conduct-no-reasons': ({ name, level }) => ({
    zh: `${levelWords[level as CardLevel].zh}：${name.zh} 不予办理、不予受理或退回时未说明理由。`,
    en: `A ${levelWords[level as CardLevel].en} on ${name.en}: no reasons were given for refusing, declining or returning.`,
  }),
  'conduct-step-skipped': ({ name, level }) => ({
    zh: `${levelWords[level as CardLevel].zh}：${name.zh} 越过了应由人员办理的环节。`,
    en: `A ${levelWords[level as CardLevel].en} on ${name.en}: a step for people was skipped.`,
  }),
  'conduct-no-urging': ({ name, level }) => ({
    zh: `${levelWords[level as CardLevel].zh}：${name.zh} 上报后未在规定时间内催办。`,
    en: `A ${levelWords[level as CardLevel].en} on ${name.en}: the superior was not urged in time.`,
  }),
  'card-appealed': ({ name, level }) => ({
    zh: `申诉：${name.zh} 的${levelWords[level as CardLevel].zh}被申诉，请决定。`,
    en: `Appeal: the ${levelWords[level as CardLevel].en} on ${name.en} is contested; please decide.`,
  }),
  'card-upheld': ({ name, level, words }) => ({
    zh: `申诉未获支持：${name.zh} 的${levelWords[level as CardLevel].zh}维持。${words ?? ''}`,
    en: `The ${levelWords[level as CardLevel].en} on ${name.en} is upheld. ${words ?? ''}`,
  }),
  'card-revoked': ({ name, level, words }) => ({
    zh: `撤牌：${name.zh} 的${levelWords[level as CardLevel].zh}已撤销。${words ?? ''}`,
    en: `The ${levelWords[level as CardLevel].en} on ${name.en} was revoked. ${words ?? ''}`,
  }),
  'overdue-explained': ({ name }) => ({
    zh: `超期说明：${name.zh} 已说明原因，请查看。`,
    en: `${name.en}: the window has explained; please look.`,
  }),
  'demand-explanation': ({ name, words }) => ({
    zh: `督办：请说明 ${name.zh} 到期未办结的原因和办理计划。${words ?? ''}`,
    en: `Supervision: please explain why ${name.en} is not finished, and what will be done. ${words ?? ''}`,
  }),
  'demand-oral-reminder': ({ name, words }) => ({
    zh: `督办口头提醒：${name.zh}。${words ?? ''}`,
    en: `Oral reminder of the supervision office: ${name.en}. ${words ?? ''}`,
  }),
  'demand-monitoring-notice': ({ name, words }) => ({
    zh: `办件流程监控通知书：${name.zh}，请改正并答复。${words ?? ''}`,
    en: `Monitoring notice: ${name.en}; please put it right and answer. ${words ?? ''}`,
  }),
  'demand-consultation': ({ name, words }) => ({
    zh: `督办：请就 ${name.zh} 征求当事人意见。${words ?? ''}`,
    en: `Supervision: please ask the applicant of ${name.en} for an opinion. ${words ?? ''}`,
  }),
  'supervision-answered': ({ name }) => ({
    zh: `督办答复：${name.zh} 已答复，请查看。`,
    en: `${name.en}: the demand was answered; please look.`,
  }),
  urged: ({ name, words }) => ({ zh: `催办：${name.zh}。${words ?? ''}`, en: `Urged: ${name.en}. ${words ?? ''}` }),
};

/** Words of a notice (通知内容): the release's own text of that key, else the built-in one. */
export async function noticeText(store: Store, state: CaseState, input: NoticeInput): Promise<Text> {
  const own = await releaseText(store, input.content ?? state.content, input.text);
  if (own !== undefined) return own;
  const { title } = state.service;
  const name = { zh: `办件 ${state.number}「${title.zh}」`, en: `case ${state.number} "${title.en}"` };
  const write = Object.hasOwn(builtIn, input.text) ? builtIn[input.text] : undefined;
  if (write === undefined) return { zh: `${name.zh}:${input.text}`, en: `${name.en}: ${input.text}` };
  return write({ ...input, name, clockTitle: await clockTitle(store, state, input.clock) });
}

type Texts = ReleaseContent['pack']['texts'];

/** Texts of releases by content, which never changes: the parts of a release are long, and notices come by the thousand. */
const known = new Map<string, Texts>();

async function textsOf(store: Store, content: string): Promise<Texts | undefined> {
  const kept = known.get(content);
  if (kept !== undefined) return kept;
  const release = await resolveContent(content, async of => {
    const [row] = await store.shared.select<{ parts: string }>('select parts from release_content where content = ?', [of]);
    return row?.parts;
  });
  if (release === undefined) return undefined;
  const { texts } = release.pack;
  known.set(content, texts);
  return texts;
}

async function releaseText(store: Store, content: string, key: string): Promise<Text | undefined> {
  const texts = await textsOf(store, content);
  if (texts === undefined) return undefined;
  const zh = Object.hasOwn(texts.zh, key) ? texts.zh[key] : undefined;
  return zh === undefined ? undefined : { zh, en: texts.en[key] ?? zh };
}

async function clockTitle(store: Store, state: CaseState, key: string | undefined): Promise<Text> {
  const rule = key === undefined ? undefined : state.clocks[key]?.rule;
  const release = await store.release(state.content);
  return release?.clocks.find(({ id }) => id === rule)?.title ?? { zh: '时限', en: 'the limit' };
}
