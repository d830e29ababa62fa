import Type, { type Static } from 'typebox';
import { Id, mostVersions, Text } from './schemas.ts';

/** Shapes of the calendar's interface (工作日历接口): reading a notice, preview, commit, undo, progress. */
const closed = { additionalProperties: false } as const;
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const year = Type.String({ pattern: '^[1-9]\\d{3}$' });
const millis = Type.Integer();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const words = Type.String({ minLength: 1, maxLength: 200 });
const version = Type.Integer({ minimum: 0, maximum: mostVersions });

export const OfficeHours = Type.Object(
  {
    periods: Type.Array(
      Type.Object({ from: Type.Integer({ minimum: 0, maximum: 1440 }), to: Type.Integer({ minimum: 0, maximum: 1440 }) }, closed),
      { minItems: 1, maxItems: 6 },
    ),
  },
  closed,
);
export const NoticeDay = Type.Object(
  {
    date,
    kind: Type.Union([Type.Literal('off'), Type.Literal('make-up'), Type.Literal('normal')]),
    name: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);
const LocalDay = Type.Object({ working: Type.Boolean(), why: words }, closed);
export const CalendarChange = Type.Object(
  {
    notice: Type.Optional(
      Type.Object(
        {
          mode: Type.Union([Type.Literal('replace'), Type.Literal('amend')]),
          year,
          days: Type.Array(NoticeDay, { maxItems: 400 }),
          source: words,
        },
        closed,
      ),
    ),
    hours: Type.Optional(nullable(OfficeHours)),
    local: Type.Optional(Type.Record(date, nullable(LocalDay))),
  },
  closed,
);
/** One day as a calendar shows it; `why` as in the ledger. */
export const CalendarDay = Type.Object({
  date,
  working: Type.Boolean(),
  why: Type.String(),
  note: Type.Optional(Type.String()),
  provisional: Type.Boolean(),
});
export const CalendarYearRow = Type.Object({
  year,
  published: Type.Boolean(),
  workingDays: Type.Integer(),
  source: nullable(Type.String()),
});
export const CalendarVersionRow = Type.Object({
  version: Type.Integer(),
  importedAt: nullable(millis),
  by: nullable(Type.String()),
  note: Type.String(),
  active: Type.Boolean(),
});
/** How far the recomputation after a change is (重算进度). `total` clocks of open cases when it began; done = total - remaining. `failed`: could
 * not be computed and are tried again later; they are not among the remaining. */
export const Recompute = Type.Object({
  total: Type.Integer(),
  remaining: Type.Integer(),
  failed: Type.Integer(),
  since: nullable(millis),
});
export const CalendarRow = Type.Object({
  id: Id,
  title: Text,
  /** Ids of the layers from the country down to this one. */
  layers: Type.Array(Type.Object({ id: Id, title: Text, version: Type.Integer() })),
  /** May this person change it? */
  mayChange: Type.Boolean(),
});
export const CalendarView = Type.Object({
  ...CalendarRow.properties,
  /** Version of this layer in force; 0: none of its own (a centre), or the shipped one (the country). */
  version: Type.Integer(),
  hours: OfficeHours,
  /** The layer sets hours of its own. */
  ownHours: Type.Boolean(),
  local: Type.Array(Type.Object({ date, working: Type.Boolean(), why: Type.String(), layer: Id })),
  years: Type.Array(CalendarYearRow),
  versions: Type.Array(CalendarVersionRow),
  recompute: Recompute,
  now: millis,
});
const Level = nullable(Type.Union([Type.Literal('warning'), Type.Literal('yellow'), Type.Literal('red')]));
/** What a change would do to the open cases (影响预览), before anything is stored. */
export const Impact = Type.Object({
  /** Open cases and clocks that were looked at. */
  cases: Type.Integer(),
  clocks: Type.Integer(),
  /** Clocks whose due day moves, and of these how many to later and to earlier. */
  moved: Type.Integer(),
  later: Type.Integer(),
  earlier: Type.Integer(),
  /** Provisional ones that become firm, firm ones that become provisional. */
  firm: Type.Integer(),
  unfirm: Type.Integer(),
  /** Clocks whose colour changes, by what they are now and would be. */
  toWarning: Type.Integer(),
  toYellow: Type.Integer(),
  toRed: Type.Integer(),
  back: Type.Integer(),
  /** The first hundred, those whose colour changes first. */
  rows: Type.Array(
    Type.Object({
      caseId: Id,
      caseNumber: Type.String(),
      itemTitle: Text,
      clock: Type.String(),
      from: date,
      to: date,
      levelFrom: Level,
      levelTo: Level,
    }),
  ),
  /** By number of days moved, ascending: for the plot. */
  shifts: Type.Array(Type.Object({ days: Type.Integer(), clocks: Type.Integer() })),
  /** Figures are of this moment. */
  now: millis,
});
export const ReadNotice = Type.Object(
  {
    kind: Type.Union([Type.Literal('text'), Type.Literal('json'), Type.Literal('ics')]),
    text: Type.String({ minLength: 1, maxLength: 200_000 }),
    /** Year the notice is about, where its text does not say. */
    year: Type.Optional(year),
  },
  closed,
);
export const NoticeRead = Type.Object({
  /** amend: the notice changes an earlier one (调整、延长); replace: it is the list of its year. A proposal for the change. */
  mode: Type.Union([Type.Literal('replace'), Type.Literal('amend')]),
  year: nullable(year),
  days: Type.Array(NoticeDay),
  source: Type.String(),
  problems: Type.Array(Type.Object({ severity: Type.String(), message: Text, line: Type.Optional(Type.Integer()) })),
});

export type CalendarView = Static<typeof CalendarView>;
export type CalendarRow = Static<typeof CalendarRow>;
export type CalendarDay = Static<typeof CalendarDay>;
export type Impact = Static<typeof Impact>;
export type NoticeRead = Static<typeof NoticeRead>;
export type Recompute = Static<typeof Recompute>;

const calendarParams = Type.Object({ calendarId: Id }, closed);
const get = <S extends object>(spec: S) => ({ method: 'get' as const, status: 200 as const, ...spec });
const post = <S extends object>(spec: S) => ({ method: 'post' as const, status: 200 as const, ...spec });

/** Routes of the calendar. `cn` is the country's; a centre's id is its tenant. */
export const calendarRoutes = {
  listCalendars: get({
    path: '/api/calendars',
    summary: { zh: '工作日历目录', en: 'Calendars the reader works by: the country, the centres above, the own one and those below' },
    answer: Type.Object({ rows: Type.Array(CalendarRow) }),
  }),
  getCalendar: get({
    path: '/api/calendars/{calendarId}',
    summary: { zh: '工作日历', en: 'A calendar with its versions' },
    params: calendarParams,
    answer: CalendarView,
  }),
  getCalendarYear: get({
    path: '/api/calendars/{calendarId}/years/{year}',
    summary: { zh: '日历年', en: 'Every day of a year as the calendar counts it; with `version`, as that version of the layer would' },
    params: Type.Object({ calendarId: Id, year }, closed),
    query: Type.Object({ version: Type.Optional(version) }, closed),
    answer: Type.Object({ days: Type.Array(CalendarDay), workingDays: Type.Integer(), published: Type.Boolean() }),
  }),
  readNotice: post({
    path: '/api/calendars/{calendarId}/read-notice',
    summary: { zh: '识别放假通知', en: 'Read a pasted notice, JSON or ICS into days; stores nothing' },
    params: calendarParams,
    body: ReadNotice,
    answer: NoticeRead,
  }),
  previewCalendar: post({
    path: '/api/calendars/{calendarId}/preview',
    summary: { zh: '影响预览', en: 'What a change, or a former version, would do to open cases; stores nothing' },
    params: calendarParams,
    body: Type.Union([Type.Object({ change: CalendarChange }, closed), Type.Object({ version }, closed)]),
    answer: Impact,
  }),
  importCalendar: post({
    path: '/api/calendars/{calendarId}/import',
    summary: { zh: '启用日历变更', en: 'Store a change as a new version and put it in force; the clocks are computed anew after it' },
    params: calendarParams,
    /** `basedOn`: version in force when the change was made; another one by now is refused. */
    body: Type.Object({ id: Id, basedOn: Type.Integer({ minimum: 0 }), change: CalendarChange, note: words }, closed),
    answer: CalendarView,
  }),
  activateCalendar: post({
    path: '/api/calendars/{calendarId}/activate',
    summary: { zh: '恢复日历版本', en: 'Put a former version in force again (0: the shipped one, or none of its own)' },
    params: calendarParams,
    body: Type.Object({ id: Id, version, note: words }, closed),
    answer: CalendarView,
  }),
} as const;
