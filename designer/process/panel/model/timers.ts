import { readCycle, readDuration } from '#engine/bpmn/iso8601.ts';
import { attributeOf, type Editable, type Factory, made, type Patch, text } from '../../properties.ts';

/** How a timer is said (定时方式): after so long, at a moment, every so often, or with the limit of its step. */
export const timerKinds = ['duration', 'date', 'cycle', 'follows'] as const;
export type TimerKind = (typeof timerKinds)[number];
export const timeUnits = ['D', 'H', 'M'] as const;
/** Days, hours, minutes. */
export type TimeUnit = (typeof timeUnits)[number];

/** So many units. */
export interface Span {
  readonly n: number;
  readonly unit: TimeUnit;
}

/** A timer as it stands (定时). */
export interface TimerView {
  readonly kind: TimerKind;
  /** ISO 8601, or FEEL with its `=`. */
  readonly value: string;
  readonly isWorking: boolean;
  readonly stopsWithClock: boolean;
}

const properties = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;

/** Reads a timer definition; one that says nothing yet is a duration. */
export function readTimer(definition: Editable): TimerView {
  const kind = (['duration', 'date', 'cycle'] as const).find(one => definition.get(properties[one]) !== undefined);
  const drawn = kind && (definition.get(properties[kind]) as Editable | undefined);
  return {
    kind: attributeOf(definition, 'follows') === 'limit' ? 'follows' : (kind ?? 'duration'),
    value: text(drawn?.get('body')) ?? '',
    isWorking: attributeOf(definition, 'calendar') === 'working',
    stopsWithClock: attributeOf(definition, 'stopsWithClock') === 'true',
  };
}

/** Writes a timer as one step of undo; an empty value says nothing yet. */
export function withTimer(definition: Editable, change: Partial<TimerView>, factory: Factory): Patch {
  const view = { ...readTimer(definition), ...change };
  const body = view.value.trim();
  const isFollowing = view.kind === 'follows';
  const value = isFollowing || body === '' ? undefined : made(factory, 'bpmn:FormalExpression', { body }, definition);
  const named = isFollowing ? {} : { [properties[view.kind as keyof typeof properties]]: value };
  return {
    target: definition,
    properties: {
      timeDuration: undefined,
      timeDate: undefined,
      timeCycle: undefined,
      ...named,
      'bj:follows': isFollowing ? 'limit' : undefined,
      'bj:calendar': view.isWorking && !isFollowing ? 'working' : undefined,
      'bj:stopsWithClock': view.stopsWithClock && !isFollowing ? 'true' : undefined,
    },
  };
}

/** `P3D`, `PT4H`, `PT30M` as so many units; null when the text says more or something else. */
export function readSpan(duration: string): Span | null {
  const [, days, hours, minutes] = /^P(?:(\d+)D|T(?:(\d+)H|(\d+)M))$/.exec(duration.trim()) ?? [];
  const found = (
    [
      [days, 'D'],
      [hours, 'H'],
      [minutes, 'M'],
    ] as const
  ).find(([n]) => n !== undefined);
  return found ? { n: Number(found[0]), unit: found[1] } : null;
}

/** So many units in ISO 8601. */
export const writeSpan = ({ n, unit }: Span): string => (unit === 'D' ? `P${n}D` : `PT${n}${unit}`);

/** `R3/P1D`: how often and how far apart; `times` null is without end. null: the text says something else. */
export function readRepeat(cycle: string): { readonly times: number | null; readonly every: Span } | null {
  const [, times, every] = /^R(\d*)\/(P[^/]+)$/.exec(cycle.trim()) ?? [];
  const span = every === undefined ? null : readSpan(every);
  return span && { times: times === '' ? null : Number(times), every: span };
}

/** A repetition in ISO 8601. */
export const writeRepeat = ({ times, every }: { readonly times: number | null; readonly every: Span }): string =>
  `R${times ?? ''}/${writeSpan(every)}`;

/** What is wrong with a duration or a cycle that is typed; FEEL is judged elsewhere. */
export function judgeTime(kind: TimerKind, value: string): ReturnType<typeof readDuration> | null {
  if (value.trim() === '' || value.trim().startsWith('=')) return null;
  if (kind === 'duration') return readDuration(value);
  const cycle = kind === 'cycle' ? readCycle(value) : null;
  return cycle && !cycle.ok ? cycle : null;
}
