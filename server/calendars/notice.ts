import { type NoticeHints, type NoticeRead as Read, readNoticeJson, readNoticeText } from '#engine/calendar/index.ts';
import type { NoticeRead } from '../contract/calendars.ts';
import type { BodyOf } from '../contract/routes.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { readNoticeIcs } from './ics.ts';
import { calendarOf, readLayers, readTree } from './layers.ts';
import { checkMayChange } from './reach.ts';

const readers: Readonly<Record<BodyOf<'readNotice'>['kind'], (text: string, hints: NoticeHints) => Read>> = {
  text: readNoticeText,
  json: readNoticeJson,
  ics: readNoticeIcs,
};

/** Days a change takes at most, and characters of the name of one, as the contract has them. */
const most = { days: 400, name: 40 } as const;
/** Problems told at once. */
const told = 100;

/** Reads a notice as it was pasted or uploaded (识别放假通知), against the lists in force. Stores nothing. */
export async function readNotice(
  store: Store,
  person: Person,
  of: { readonly id: string; readonly notice: BodyOf<'readNotice'> },
): Promise<NoticeRead> {
  const tree = await readTree(store.shared.select);
  checkMayChange(tree, person, of.id);
  const { years } = calendarOf(await readLayers(store.shared.select, tree.chain(of.id)));
  const { kind, text, year } = of.notice;
  const read = readers[kind](text, { years, ...(year === undefined ? {} : { year }) });
  const tooMany = read.days.length > most.days ? [tooManyDays(read.days.length)] : [];
  return {
    ...read,
    year: read.year !== null && /^[1-9]\d{3}$/.test(read.year) ? read.year : null,
    days: read.days.slice(0, most.days).map(({ name, ...day }) => (name === undefined ? day : { ...day, name: name.slice(0, most.name) })),
    problems: [...tooMany, ...read.problems].slice(0, told).map(problem => ({ ...problem })),
  };
}

function tooManyDays(count: number): NoticeRead['problems'][number] {
  return {
    severity: 'error',
    message: {
      zh: `一份通知最多 ${most.days} 天，这里有 ${count} 天。请核对是否选错了文件。`,
      en: `Expected at most ${most.days} days in a notice, but found ${count}. Check that it is the right file.`,
    },
  };
}
