import Type, { type Static } from 'typebox';
import { Id, Text } from './schemas.ts';

/** Shapes of statistics (统计接口). Rates are shares from 0 to 1, null where nothing was counted. */
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
  /** The seven types (办件类型): instant, promised, joint, escalated, reply by registration; supplement and rejection by what happened, so that a case may count in two. */
  byType: Type.Array(Type.Object({ type: Type.String(), opened: count, closed: count, ...onTime })),
  /** Cases open at the end of the period by stage (环节), and how many of them are over their limit. */
  byStage: Type.Array(Type.Object({ stage: Type.String(), open: count, overdue: count })),
  byWindow: Type.Array(Type.Object({ centre: Id, window: Type.String(), opened: count, closed: count, ...onTime, ...cards })),
  byUnit: Type.Array(Type.Object({ centre: Id, unit: Id, title: Text, opened: count, closed: count, open: count, ...onTime, ...cards })),
  byCentre: Type.Array(Type.Object({ centre: Id, title: Text, opened: count, closed: count, open: count, ...onTime, ...cards })),
  byMonth: Type.Array(Type.Object({ month: Type.String(), opened: count, closed: count, ...onTime, ...cards })),
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
