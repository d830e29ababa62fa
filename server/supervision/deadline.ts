import type { Calendar } from '#engine/calendar/types.ts';
import { readLocal } from '#engine/calendar/index.ts';
import { type LimitQuestion, readPause, readSupplement, reckonLimit } from '#engine/clocks/index.ts';
import { readTree } from '../calendars/layers.ts';
import { checkVisible } from '../calendars/reach.ts';
import { calendarAt } from '../calendars/versions.ts';
import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';

type Query = QueryOf<'getDeadline'>;

/** The due day of a limit with pauses, extension and supplements (期限测算), by the reader's calendar or another one in reach. */
export async function answerDeadline(store: Store, person: Person, query: Query): Promise<AnswerOf<'getDeadline'>> {
  const question = questionOf(query);
  const { days, ...answer } = reckon(question, await calendarOf(store, person, query));
  return { ...answer, ledger: [...days] };
}

async function calendarOf(store: Store, person: Person, { calendar, calendarVersion }: Query): Promise<Calendar> {
  if (calendar === undefined && calendarVersion === undefined) return store.calendar(person.tenant);
  const id = calendar ?? person.tenant;
  checkVisible(await readTree(store.shared.select), person, id);
  const choice = calendarVersion === undefined ? { id } : { id, version: calendarVersion };
  const found = await calendarAt(store.shared.select, choice);
  if (!found) throw notFound();
  return found;
}

function questionOf(query: Query): LimitQuestion {
  const from = readLocal(query.from);
  if (from === null)
    throw refusal(400, 'date-not-valid', { zh: `“${query.from}”不是有效的日期。`, en: `Expected a date, but "${query.from}" is none.` });
  const {
    days,
    unit,
    count,
    offDay,
    afterClose,
    extend,
    supplementClock = 'restart',
    supplementRule = 'first-receipt-if-omission',
  } = query;
  return {
    from,
    length: days,
    ...(unit ? { unit } : {}),
    start: { ...(count ? { count } : {}), ...(offDay ? { offDay } : {}), ...(afterClose ? { afterClose } : {}) },
    pauses: listOf('pause', query.pause, readPause),
    ...(extend ? { extendBy: extend } : {}),
    supplements: listOf('supplement', query.supplement, readSupplement),
    supplement: { clock: supplementClock, rule: supplementRule },
  };
}

function listOf<T>(name: string, text: string | undefined, read: (one: string) => T | null): T[] {
  return (text ?? '')
    .split(',')
    .filter(one => one.trim() !== '')
    .map(one => {
      const found = read(one);
      if (found !== null) return found;
      throw refusal(400, 'span-not-valid', {
        zh: `参数 ${name} 应为起止日期，如 2026-03-03..2026-03-05，实际为「${one}」。`,
        en: `Expected ${name} to be a span such as 2026-03-03..2026-03-05, but it was "${one}".`,
      });
    });
}

function reckon(question: LimitQuestion, calendar: Calendar) {
  try {
    return reckonLimit(question, calendar);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal(400, 'limit-too-far', {
      zh: '到期日超出可推算的范围，请检查天数和暂停时间。',
      en: 'Expected the due day to be within reach, but it is not. Check the days and pauses.',
    });
  }
}
