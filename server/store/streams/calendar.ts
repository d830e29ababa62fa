import { checkCalendar } from '#engine/calendar/check.ts';
import type { Calendar } from '#engine/calendar/types.ts';
import type { StreamKind } from '../types.ts';
import { accepted, refused, unknownCommand } from './fields.ts';

interface CalendarState {
  readonly versions: readonly { readonly calendar: Calendar; readonly importedAt: number }[];
  /** Version in force; 0: none of the stored ones. */
  readonly active: number;
}

/**
 * Working-day calendars (工作日历): import-calendar `{calendar}` stores a version, activate-calendar `{version}` puts it in force.
 * The stream id is a tenant, or the id of the national calendar, whose shipped version is in force until another is activated.
 */
export const calendarStream: StreamKind<CalendarState> = {
  name: 'calendar',
  decide(state, input) {
    const versions = state?.versions.map(({ calendar }) => calendar.version) ?? [];
    if (input.type === 'import-calendar') {
      const [wrong] = checkCalendar(input.body.calendar);
      if (wrong) return refused('calendar-not-sound', wrong.message);
      const calendar = input.body.calendar as Calendar;
      const newest = Math.max(1, ...versions);
      if (calendar.version > newest) return accepted({ type: 'calendar-imported', calendar: { ...calendar, id: input.streamId } });
      return refused('calendar-version-taken', {
        zh: `日历版本号应大于 ${newest}，收到的是 ${calendar.version}。`,
        en: `Expected a calendar version above ${newest}, but found ${calendar.version}.`,
      });
    }
    if (input.type !== 'activate-calendar') return unknownCommand(input);
    if (versions.includes(Number(input.body.version))) return accepted({ type: 'calendar-activated', version: input.body.version });
    return refused('calendar-not-found', {
      zh: '没有这个日历版本。',
      en: 'Expected an imported calendar version, but there is none with this number.',
    });
  },
  evolve(state, event, head) {
    const before = state ?? { versions: [], active: 0 };
    if (event.type === 'calendar-activated') return { ...before, active: Number(event.version) };
    return { ...before, versions: [...before.versions, { calendar: event.calendar as Calendar, importedAt: head.recordedAt }] };
  },
  rows({ streamId, state }) {
    const versions = state.versions.map(({ calendar, importedAt }) => ({
      table: 'calendar_version',
      key: ['id', 'version'],
      row: { id: streamId, version: calendar.version, days: JSON.stringify(calendar), imported_at: importedAt },
    }));
    if (state.active === 0) return versions;
    return [...versions, { table: 'calendar', key: ['id'], row: { id: streamId, active: state.active } }];
  },
  owns: ({ streamId }) => [
    { table: 'calendar', key: ['id'], where: { id: streamId } },
    { table: 'calendar_version', key: ['id', 'version'], where: { id: streamId } },
  ],
};
