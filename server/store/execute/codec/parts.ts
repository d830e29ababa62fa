import { addDays, dateOf } from '#engine/calendar/dates.ts';
import type { PlainDate } from '#engine/calendar/types.ts';
import type { ClockFigures, ClockPause, Milestone } from '#engine/clocks/types.ts';
import type { ItemBranch, ItemMaterial, MaterialState, Seat, ServiceItem, Superior, Wait } from '#engine/cases/state.ts';
import { daysBetween, minuteOf, momentOf } from './days.ts';
import { type Codec, flag, list, oneOf, record } from './record.ts';
import { apart, moment, name, single, word } from './words.ts';

/** Parts that stand in events and in the state alike, each with the order of its values. */
type ShortMilestone = Pick<Milestone, 'rule' | 'raised' | 'provisional'> & {
  /** Days after the first day of the run. */
  readonly on: number;
  /** Minute of that day, or a moment. */
  readonly at: number;
  /** Absent: the rule is called as its level is. */
  readonly level?: Milestone['level'];
};
type ShortFigures = Omit<ClockFigures, 'startOn' | 'due' | 'dueOn' | 'milestones'> & {
  /** Absent: the day of `startAt`. */
  readonly startOn?: PlainDate;
  readonly dueOn: number;
  readonly due: number;
  readonly milestones: readonly ShortMilestone[];
};

const level = oneOf<Milestone['level']>()(['warning', 'yellow', 'red']);
const shortMilestone = record<ShortMilestone>()(['rule', 'on', 'at', 'level?', 'raised?', 'provisional?'], {
  ...apart('on', 'at'),
  rule: word,
  level,
  raised: flag,
  provisional: flag,
});
const shortFigures = record<ShortFigures>()(
  ['startAt', 'length', 'unit', 'dueOn', 'due', 'provisional', 'milestones', 'calendar', 'startOn?', 'count?'],
  {
    ...apart('length', 'dueOn', 'due', 'startOn'),
    startAt: moment,
    unit: oneOf<ClockFigures['unit']>()(['working-day', 'working-hour', 'calendar-day', 'minute']),
    provisional: flag,
    milestones: list(shortMilestone),
    calendar: record<ClockFigures['calendar']>()(['id', 'version'], { id: word }),
  },
);

/** Figures of a clock (时限数值): dates as days after the first one, moments as minutes of their day. */
export const figures: Codec<ClockFigures> = {
  write: value => shortFigures.write(shorten(value)),
  read: json => lengthen(shortFigures.read(json)),
};

function shorten({ startOn, due, dueOn, milestones, ...rest }: ClockFigures): ShortFigures {
  return {
    ...rest,
    dueOn: daysBetween(startOn, dueOn),
    due: minuteOf(dueOn, due),
    milestones: milestones.map(({ on, at, level: colour, ...milestone }) => ({
      ...milestone,
      on: daysBetween(startOn, on),
      at: minuteOf(on, at),
      ...(milestone.rule === colour ? {} : { level: colour }),
    })),
    ...(startOn === dateOf(rest.startAt) ? {} : { startOn }),
  };
}

function lengthen({ startOn = '', dueOn, due, milestones, ...rest }: ShortFigures): ClockFigures {
  const first = startOn || dateOf(rest.startAt);
  const last = addDays(first, dueOn);
  return {
    ...rest,
    startOn: first,
    due: momentOf(last, due),
    dueOn: last,
    milestones: milestones.map(milestone => {
      const on = addDays(first, milestone.on);
      return { ...milestone, on, at: momentOf(on, milestone.at), level: milestone.level ?? (milestone.rule as Milestone['level']) };
    }),
  };
}

export const pause = record<ClockPause>()(['reason', 'from', 'to', 'until?'], { ...apart('from', 'to', 'until') });

export const material = record<MaterialState>()(['id', 'received', 'copies', 'form', 'note?'], {
  ...apart('copies', 'note'),
  id: word,
  received: flag,
  form: oneOf<MaterialState['form']>()(['original', 'copy', 'both']),
});

export const seat = record<Seat>()(['id', 'account', 'status', 'vote', 'weight', 'place', 'parent', 'method?', 'addedBy?', 'at?', 'act?'], {
  id: word,
  account: name,
  addedBy: single,
  at: single,
  status: oneOf<Seat['status']>()(['waiting', 'open', 'done', 'void']),
  place: oneOf<Seat['place']>()(['own', 'before', 'after', 'parallel']),
});

type WaitOf<K extends Wait['kind'], W extends Wait = Wait> = W extends Wait ? (K extends W['kind'] ? W : never) : never;
/** A wait as its event tells it: the event's position is its id. */
type NewWait<K extends Wait['kind']> = Omit<WaitOf<K>, 'id'>;

/** Where a wait stands. */
const where = { scope: word, run: word, element: word };
const repeat = record<NonNullable<WaitOf<'timer'>['repeat']>>()(['left', 'every', 'working', 'from'], {
  ...apart('left', 'from'),
  working: flag,
});
const waits: { readonly [K in Wait['kind']]: Codec<NewWait<K>> } = {
  timer: record<NewWait<'timer'>>()(['kind', 'scope', 'run', 'element', 'due', 'occurrence', 'stopsWithClock', 'repeat?', 'leftMs?'], {
    ...where,
    ...apart('due', 'leftMs'),
    stopsWithClock: flag,
    repeat,
  }),
  message: record<NewWait<'message'>>()(['kind', 'scope', 'run', 'element', 'name', 'key'], { ...where, key: single }),
  signal: record<NewWait<'signal'>>()(['kind', 'scope', 'run', 'element', 'name', 'key'], { ...where, key: single }),
  condition: record<NewWait<'condition'>>()(['kind', 'scope', 'run', 'element', 'holds'], { ...where, holds: flag }),
  job: record<NewWait<'job'>>()(['kind', 'scope', 'run', 'element', 'job'], where),
};

/** What a case waits for, as events tell it; the kind stands first. */
export function newWait<K extends Wait['kind']>(): Codec<NewWait<K>> {
  return {
    write: value => (waits[value.kind] as unknown as Codec<NewWait<K>>).write(value),
    read: json => (Array.isArray(json) ? (waits[json[0] as K] as unknown as Codec<NewWait<K>>).read(json) : (json as NewWait<K>)),
  };
}

/** What a case waits for, as its state holds it: the id, then the rest. */
export const wait: Codec<Wait> = {
  write: ({ id, ...rest }) => [id, newWait().write(rest)],
  read: json => {
    const [id, rest] = json as readonly [string, unknown];
    return { id, ...newWait().read(rest) } as Wait;
  },
};

type Text = ServiceItem['title'];
/** A text in two languages. */
const text = record<Text>()(['zh', 'en']);

/** The service item (事项) as `case-opened` freezes it. */
export const service = record<ServiceItem>()(
  // biome-ignore format: one line a group
  ['id', 'version', 'code', 'title', 'unit', 'pack', 'form', 'statutoryLimit', 'promisedLimit', 'stageLimits', 'fee',
    'materials', 'basis', 'conditions', 'result?', 'branches?', 'requiresSuperior?'],
  {
    title: text,
    materials: list(
      record<ItemMaterial>()(['id', 'title', 'copies', 'form', 'required', 'note?'], { title: text, required: flag, note: text }),
    ),
    basis: list(record<ServiceItem['basis'][number]>()(['law', 'article'])),
    conditions: list(text),
    result: text,
    branches: list(record<ItemBranch>()(['id', 'unit', 'title', 'promisedLimit'], { title: text })),
    requiresSuperior: record<Superior>()(['organ', 'courier'], { organ: text, courier: flag }),
  },
);

/** A service item with its fields in the order of the codec, whatever order they came in. */
export function inOrder(item: ServiceItem): ServiceItem {
  return service.read(service.write(item));
}
