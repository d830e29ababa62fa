import { localTime } from '#engine/calendar/index.ts';
import type { CalendarChange } from '#engine/calendar/types.ts';
import { problemOf } from '../cases/execute.ts';
import type { CalendarView } from '../contract/calendars.ts';
import { type HttpProblem, refusal } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { announce } from '../store/database.ts';
import type { Outcome, Store, StreamInput } from '../store/types.ts';
import { readTree } from './layers.ts';
import { checkMayChange } from './reach.ts';
import { viewCalendar } from './view.ts';

/** Stores a change of a calendar and puts it in force (启用日历变更) in one short transaction; the clocks are computed anew after it. */
export function importCalendar(
  store: Store,
  person: Person,
  of: {
    readonly calendarId: string;
    readonly id: string;
    readonly basedOn: number;
    readonly change: CalendarChange;
    readonly note: string;
  },
): Promise<CalendarView> {
  const { calendarId, id, basedOn, change, note } = of;
  return give(store, person, { id, streamId: calendarId, type: 'import-calendar', body: { change, basedOn, note, activate: true } });
}

/** Puts a former version in force again (恢复日历版本); 0: the shipped one, or none of its own. */
export function activateCalendar(
  store: Store,
  person: Person,
  of: { readonly calendarId: string; readonly id: string; readonly version: number; readonly note: string },
): Promise<CalendarView> {
  const { calendarId, id, version, note } = of;
  return give(store, person, { id, streamId: calendarId, type: 'activate-calendar', body: { version, note } });
}

async function give(store: Store, person: Person, input: Pick<StreamInput, 'id' | 'streamId' | 'type' | 'body'>): Promise<CalendarView> {
  const tree = await readTree(store.shared.select);
  checkMayChange(tree, person, input.streamId);
  const outcome = await store.executeStream({ ...input, stream: 'calendar', tenant: person.tenant, actor: person.actor });
  if (!outcome.ok) throw await refusedChange(store, outcome);
  for (const tenant of tree.reached(input.streamId))
    announce(store, { tenant, stream: 'calendar', streamId: input.streamId, seq: outcome.seq });
  return viewCalendar(store, person, input.streamId);
}

/** A refusal; where somebody was quicker, with who it was and when. */
async function refusedChange(store: Store, outcome: Extract<Outcome, { ok: false }>): Promise<HttpProblem> {
  const { code, details } = outcome.rejection;
  const { active, by, at } = (details ?? {}) as { active?: number; by?: string | null; at?: number | null };
  if (code !== 'calendar-version-stale' || typeof by !== 'string' || typeof at !== 'number') return problemOf(outcome);
  const { name } = (await findNames(store, [by]))(by);
  const { date, time } = localTime(at);
  return refusal(
    409,
    code,
    {
      zh: `日历已由${name}于 ${date} ${time} 更改，现行版本为 ${active}。请查看新的日历后重新提交，您填写的内容仍在。`,
      en: `Expected version ${active} to be the one you changed, but ${name} changed the calendar on ${date} at ${time}. Look at it and try again; what you entered is kept.`,
    },
    { details: { active, by: name, at } },
  );
}
