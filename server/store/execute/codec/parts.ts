import type { ClockFigures, ClockPause, ClockState, Milestone } from '#engine/clocks/types.ts';
import type { MaterialState, Seat, Wait } from '#engine/cases/state.ts';
import { type Codec, flag, list, oneOf, record } from './record.ts';

/** Parts that stand in events and in the state alike, each with the order of its values. */
export const milestone = record<Milestone>()(['rule', 'on', 'at', 'level', 'raised?', 'provisional?'], {
  level: oneOf<Milestone['level']>()(['warning', 'yellow', 'red']),
  raised: flag,
  provisional: flag,
});

export const unit = oneOf<ClockState['unit']>()(['working-day', 'working-hour', 'calendar-day', 'minute']);
export const calendar = record<ClockFigures['calendar']>()(['id', 'version']);

export const figures = record<ClockFigures>()(
  ['startAt', 'startOn', 'length', 'unit', 'due', 'dueOn', 'provisional', 'milestones', 'calendar', 'count?'],
  { unit, provisional: flag, milestones: list(milestone), calendar },
);

export const pause = record<ClockPause>()(['reason', 'from', 'to']);

export const material = record<MaterialState>()(['id', 'received', 'copies', 'form', 'note?'], {
  received: flag,
  form: oneOf<MaterialState['form']>()(['original', 'copy', 'both']),
});

export const seat = record<Seat>()(['id', 'account', 'status', 'vote', 'weight', 'place', 'parent', 'method?', 'addedBy?', 'at?', 'act?'], {
  status: oneOf<Seat['status']>()(['waiting', 'open', 'done', 'void']),
  place: oneOf<Seat['place']>()(['own', 'before', 'after', 'parallel']),
});

type WaitOf<K extends Wait['kind'], W extends Wait = Wait> = W extends Wait ? (K extends W['kind'] ? W : never) : never;
/** A wait as its event tells it: the event's position is its id. */
type NewWait<K extends Wait['kind']> = Omit<WaitOf<K>, 'id'>;

const repeat = record<NonNullable<WaitOf<'timer'>['repeat']>>()(['left', 'every', 'working', 'from'], { working: flag });
const waits: { readonly [K in Wait['kind']]: Codec<NewWait<K>> } = {
  timer: record<NewWait<'timer'>>()(['kind', 'scope', 'run', 'element', 'due', 'occurrence', 'stopsWithClock', 'repeat?', 'leftMs?'], {
    stopsWithClock: flag,
    repeat,
  }),
  message: record<NewWait<'message'>>()(['kind', 'scope', 'run', 'element', 'name', 'key']),
  signal: record<NewWait<'signal'>>()(['kind', 'scope', 'run', 'element', 'name', 'key']),
  condition: record<NewWait<'condition'>>()(['kind', 'scope', 'run', 'element', 'holds'], { holds: flag }),
  job: record<NewWait<'job'>>()(['kind', 'scope', 'run', 'element', 'job']),
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
