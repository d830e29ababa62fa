import type { CaseState } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { ReleaseContent } from '#processes/types.ts';
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
  copied: ({ name, words }) => ({ zh: `抄送：${name.zh}。${words ?? ''}`, en: `Copy: ${name.en}. ${words ?? ''}` }),
  circulated: ({ name, words }) => ({
    zh: `传阅：${name.zh}，请阅后回复。${words ?? ''}`,
    en: `Circulated: ${name.en}; please read and answer. ${words ?? ''}`,
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

async function releaseText(store: Store, content: string, key: string): Promise<Text | undefined> {
  const [row] = await store.shared.select<{ parts: string }>('select parts from release_content where content = ?', [content]);
  if (row === undefined) return undefined;
  const { texts } = (JSON.parse(row.parts) as ReleaseContent).pack;
  const zh = Object.hasOwn(texts.zh, key) ? texts.zh[key] : undefined;
  return zh === undefined ? undefined : { zh, en: texts.en[key] ?? zh };
}

async function clockTitle(store: Store, state: CaseState, key: string | undefined): Promise<Text> {
  const rule = key === undefined ? undefined : state.clocks[key]?.rule;
  const release = await store.release(state.content);
  return release?.clocks.find(({ id }) => id === rule)?.title ?? { zh: '时限', en: 'the limit' };
}
