import type { CalendarChange } from '#engine/calendar/types.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { activateCalendar, importCalendar } from './change.ts';
import { readNotice } from './notice.ts';
import { previewCalendar } from './preview.ts';
import { listCalendars, viewCalendar, viewYear } from './view.ts';

type Names = 'listCalendars' | 'getCalendar' | 'getCalendarYear' | 'readNotice' | 'previewCalendar' | 'importCalendar' | 'activateCalendar';

/** Handlers of the working-day calendars (工作日历接口). */
export function calendarHandlers({ store }: Services): Pick<Handlers, Names> {
  return {
    listCalendars: ({ person }) => listCalendars(store, person),
    getCalendar: ({ person, params }) => viewCalendar(store, person, params.calendarId),
    getCalendarYear: ({ person, params, query }) =>
      viewYear(store, person, { id: params.calendarId, year: params.year, version: query?.version }),
    readNotice: ({ person, params, body }) => readNotice(store, person, { id: params.calendarId, notice: body }),
    previewCalendar: ({ person, params, body, connection }) =>
      previewCalendar(store, person, {
        id: params.calendarId,
        previewed: 'change' in body ? { change: body.change as CalendarChange } : body,
        gone: connection.gone,
      }),
    importCalendar: ({ person, params, body }) =>
      importCalendar(store, person, { ...body, calendarId: params.calendarId, change: body.change as CalendarChange }),
    activateCalendar: ({ person, params, body }) => activateCalendar(store, person, { ...body, calendarId: params.calendarId }),
  };
}
