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
  read: json => (isWhole(json) ? lengthenKnown : lengthen)(shortFigures.read(json)),
};

/** true: a row with every value that figures must have, and so with nothing that this version does not know. */
function isWhole(json: unknown): boolean {
  return Array.isArray(json) && json.length >= figureFields.length - 2;
}

/** What is being made and nobody else has yet. */
type Writing<T> = { -readonly [K in keyof T]: T[K] };

function shorten({ startOn, due, dueOn, milestones, ...rest }: ClockFigures): ShortFigures {
  return {
    ...rest,
    dueOn: daysBetween(startOn, dueOn),
    due: minuteOf(dueOn, due),
    milestones: milestones.map(milestone => shortenMilestone(milestone, startOn)),
    ...(startOn === dateOf(rest.startAt) ? {} : { startOn }),
  };
}

/** Fields of a clock that are its figures. */
// biome-ignore format: one line
export const figureFields = ['startAt', 'startOn', 'count', 'length', 'unit', 'due', 'dueOn', 'provisional', 'milestones', 'calendar'] as const;

/** The figures among the fields of a clock, each by its name: to copy what is left of an object takes five times as long. */
export function writeFigures(clock: ClockFigures): unknown {
  const { startAt, startOn, count, length, unit, due, dueOn, provisional, milestones, calendar } = clock;
  const short: Writing<ShortFigures> = {
    startAt,
    length,
    unit,
    dueOn: daysBetween(startOn, dueOn),
    due: minuteOf(dueOn, due),
    provisional,
    milestones: milestones.map(milestone => shortenMilestone(milestone, startOn)),
    calendar,
  };
  if (startOn !== dateOf(startAt)) short.startOn = startOn;
  if (count) short.count = count;
  return shortFigures.write(short);
}

function lengthenKnown({
  startAt,
  startOn,
  count,
  length,
  unit,
  due,
  dueOn,
  provisional,
  milestones,
  calendar,
}: ShortFigures): ClockFigures {
  const first = startOn || dateOf(startAt);
  const last = addDays(first, dueOn);
  const whole: Writing<ClockFigures> = {
    startAt,
    length,
    unit,
    provisional,
    calendar,
    startOn: first,
    due: momentOf(last, due),
    dueOn: last,
    milestones: milestones.map(milestone => lengthenMilestone(milestone, first)),
  };
  if (count !== undefined) whole.count = count;
  return whole;
}

function lengthen({ startOn = '', dueOn, due, milestones, ...rest }: ShortFigures): ClockFigures {
  const first = startOn || dateOf(rest.startAt);
  const last = addDays(first, dueOn);
  return {
    ...rest,
    startOn: first,
    due: momentOf(last, due),
    dueOn: last,
    milestones: milestones.map(milestone => lengthenMilestone(milestone, first)),
  };
}

/** true: a milestone has what it must have and nothing that this version does not know. */
function isKnown(milestone: Partial<Milestone> | Partial<ShortMilestone>): boolean {
  const { rule, on, at, level: colour, raised, provisional } = milestone;
  let others = (colour === undefined ? 0 : 1) + (raised === undefined ? 0 : 1) + (provisional === undefined ? 0 : 1);
  for (const _ in milestone) others -= 1;
  return others === -3 && rule !== undefined && on !== undefined && at !== undefined;
}

function shortenMilestone(milestone: Milestone, first: PlainDate): ShortMilestone {
  const on = daysBetween(first, milestone.on);
  const at = minuteOf(milestone.on, milestone.at);
  const { rule, level: colour } = milestone;
  if (!isKnown(milestone) || colour === undefined) {
    const { level: _, ...rest } = milestone;
    return { ...rest, on, at, ...(rule === colour ? {} : { level: colour }) };
  }
  const short: Writing<ShortMilestone> = rule === colour ? { rule, on, at } : { rule, on, at, level: colour };
  return withFlags<ShortMilestone>(short, milestone);
}

function lengthenMilestone(milestone: ShortMilestone, first: PlainDate): Milestone {
  const on = addDays(first, milestone.on);
  const at = momentOf(on, milestone.at);
  const { rule, level: colour } = milestone;
  const known = colour ?? (rule as Milestone['level']);
  return isKnown(milestone) ? withFlags<Milestone>({ rule, on, at, level: known }, milestone) : { ...milestone, on, at, level: known };
}

type Flags = Pick<Milestone, 'raised' | 'provisional'>;

function withFlags<M extends Flags>(made: Writing<M>, { raised, provisional }: Flags): M {
  if (raised !== undefined) made.raised = raised;
  if (provisional !== undefined) made.provisional = provisional;
  return made as M;
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
type Waits = { readonly [K in Wait['kind']]: Codec<NewWait<K>> };
const waitsBut = (...elsewhere: readonly string[]): Waits => ({
  timer: record<NewWait<'timer'>>()(
    ['kind', 'scope', 'run', 'element', 'due', 'occurrence', 'stopsWithClock', 'repeat?', 'leftMs?'],
    { ...where, ...apart('due', 'leftMs'), stopsWithClock: flag, repeat },
    elsewhere,
  ),
  message: record<NewWait<'message'>>()(['kind', 'scope', 'run', 'element', 'name', 'key'], { ...where, key: single }, elsewhere),
  signal: record<NewWait<'signal'>>()(['kind', 'scope', 'run', 'element', 'name', 'key'], { ...where, key: single }, elsewhere),
  condition: record<NewWait<'condition'>>()(['kind', 'scope', 'run', 'element', 'holds'], { ...where, holds: flag }, elsewhere),
  job: record<NewWait<'job'>>()(['kind', 'scope', 'run', 'element', 'job'], where, elsewhere),
});
const waits = waitsBut();
/** The same of a wait that has its id, which stands before it. */
const heldWaits = waitsBut('id');

/** What a case waits for, as events tell it; the kind stands first. */
export function newWait<K extends Wait['kind']>(): Codec<NewWait<K>> {
  return { write: value => (waits[value.kind] as unknown as Codec<NewWait<K>>).write(value), read: readWait };
}

function readWait<K extends Wait['kind']>(json: unknown): NewWait<K> {
  return Array.isArray(json) ? (waits[json[0] as K] as unknown as Codec<NewWait<K>>).read(json) : (json as NewWait<K>);
}

/** What a case waits for, as its state holds it: the id, then the rest. */
export const wait: Codec<Wait> = {
  write: value => [value.id, (heldWaits[value.kind] as Codec<NewWait<Wait['kind']>>).write(value)],
  read: json => {
    const [id, rest] = json as readonly [string, unknown];
    return { id, ...readWait(rest) } as Wait;
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
