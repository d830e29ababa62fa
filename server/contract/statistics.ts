import Type, { type Static } from 'typebox';
import { Id, Text } from './schemas.ts';

/**
 * Shapes of statistics (统计接口). Rates are shares from 0 to 1, null where nothing was counted. What each number means stands in
 * server/statistics/facts.ts and, in words for people, on the page (统计口径).
 */
const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const rate = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]);

/** Cases settled in the period, and those of them settled within the promised limit; cases without such a limit are not counted. */
const onTime = { settled: count, onTime: count, rate };
const cards = { warning: count, yellow: count, red: count };

export const Statistics = Type.Object({
  from: date,
  to: date,
  /** Moment the open cases are counted at: the end of the period, or now while it lasts. */
  until: Type.Integer(),
  /** Shell's clock when it was counted. */
  now: Type.Integer(),
  /** Centres the reader may ask for: this one and those below by right. */
  centres: Type.Array(Type.Object({ id: Id, title: Text })),
  /** First contacts (首问登记) are no cases; they are counted by themselves. */
  totals: Type.Object({
    opened: count,
    closed: count,
    open: count,
    overdue: count,
    supplements: count,
    refused: count,
    firstContacts: count,
    rated: count,
    satisfied: count,
    ...onTime,
    ...cards,
  }),
  /**
   * The seven types (办件类型): instant, promised, joint, escalated, reply by registration; supplement and rejection by what happened, so that a case
   * may count in two. `opened` of a supplement: cases with a notice given in the period; of a rejection: cases closed by it in the period.
   */
  byType: Type.Array(Type.Object({ type: Type.String(), opened: count, closed: count, ...onTime })),
  /** Cases open at the end of the period by stage (环节), and how many of them are over their limit. Stage `none`: no step is open, they wait. */
  byStage: Type.Array(Type.Object({ stage: Type.String(), open: count, overdue: count })),
  byWindow: Type.Array(Type.Object({ centre: Id, window: Type.String(), opened: count, closed: count, ...onTime, ...cards })),
  byUnit: Type.Array(Type.Object({ centre: Id, unit: Id, title: Text, opened: count, closed: count, open: count, ...onTime, ...cards })),
  byCentre: Type.Array(Type.Object({ centre: Id, title: Text, opened: count, closed: count, open: count, ...onTime, ...cards })),
  /** Every month of the period (`2026-11`), also where nothing happened. */
  byMonth: Type.Array(Type.Object({ month: Type.String(), opened: count, closed: count, ...onTime, ...cards })),
  /** Every day of a period of at most 92 days; empty for a longer one. */
  byDay: Type.Array(Type.Object({ day: date, opened: count, closed: count, ...onTime, ...cards })),
  /** Ratings (好差评) from 5 非常满意 to 1 非常不满意, each level once. */
  byRating: Type.Array(Type.Object({ level: Type.Integer(), count })),
});

export const statisticsRoutes = {
  getStatistics: {
    method: 'get',
    status: 200,
    path: '/api/statistics',
    summary: { zh: '统计', en: 'Statistics of a period' },
    query: Type.Object({ from: date, to: date, centre: Type.Optional(Id) }, closed),
    answer: Statistics,
  },
} as const;

export type Statistics = Static<typeof Statistics>;
