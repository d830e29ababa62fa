import { type Act, acts, type Expression } from '../bpmn/definition.ts';
import type { Problem, Text } from '../problem.ts';
import type { BreachAction, ClockRule, ClockUnit } from './types.ts';
import { Reader, type Values, isValues } from './reader.ts';

const units: readonly ClockUnit[] = ['working-day', 'working-hour', 'calendar-day', 'minute'];
const breaches: readonly BreachAction[] = ['none', 'escalate', 'deemed-accepted', 'deemed-granted', 'deemed-refused'];
const titles: Readonly<Record<string, Text>> = {
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  delivery: { zh: '送达时限', en: 'Delivery limit' },
  notice: { zh: '补正告知时限', en: 'Limit for the one-time notice' },
  stage: { zh: '环节时限', en: 'Stage limit' },
  step: { zh: '任务时限', en: 'Task limit' },
};
const file = 'clocks.json';

/**
 * Check clocks.json and compile its rules (时限规则检查). A rule with a problem is left out of `rules`.
 * Every optional field has a default: title by id, unit working-day, count next-day, supplement restart and first-receipt-if-omission,
 * no pause, no stop, no extension, onBreach none; an extension once, before expiry, approved by organ-head.
 */
export function checkClocks(value: unknown): { rules: ClockRule[]; problems: Problem[] } {
  const reader = new Reader(file);
  const list = reader.list(isValues(value) ? value.clocks : undefined, '/clocks');
  const ids = new Set<string>();
  const rules = list.map((rule, index) => readRule({ reader, ids }, rule, `/clocks/${index}`)).filter(rule => rule !== null);
  return { rules, problems: reader.problems };
}

interface Work {
  readonly reader: Reader;
  /** Ids met so far. */
  readonly ids: Set<string>;
}

function readRule({ reader, ids }: Work, value: unknown, at: string): ClockRule | null {
  const before = reader.problems.length;
  if (!isValues(value)) return reader.refuse(at, '应为一条时限规则', 'Expected a clock rule');
  reader.onlyKeys(value, ['id', 'title', 'per', 'length', 'unit', 'start', 'supplement', 'pause', 'stop', 'extend', 'onBreach'], at);
  const id = reader.id(value.id, `${at}/id`);
  if (ids.has(id)) reader.refuse(`${at}/id`, `时钟编号「${id}」重复，请改名`, `The clock id "${id}" is used twice, rename one`);
  ids.add(id);
  const per = readPer(reader, value, at);
  const rule: ClockRule = {
    id,
    title: reader.title(value.title, `${at}/title`, titles[id] ?? { zh: id, en: id }),
    ...(per ? { per } : {}),
    length: readLength(reader, value.length, { at: `${at}/length`, per }),
    unit: reader.oneOf(value.unit, units, { at: `${at}/unit`, fallback: 'working-day' }),
    ...readStart(reader, value.start, { at: `${at}/start`, per }),
    supplement: readSupplement(reader, value.supplement, `${at}/supplement`),
    pause: reader.words(value.pause, `${at}/pause`),
    stop: readActs(reader, value.stop, `${at}/stop`),
    ...readExtend(reader, value.extend, `${at}/extend`),
    onBreach: reader.oneOf(value.onBreach, breaches, { at: `${at}/onBreach`, fallback: 'none' }),
  };
  return reader.problems.length === before ? rule : null;
}

function readPer(reader: Reader, value: Values, at: string): 'stage' | 'step' | undefined {
  if (value.per === undefined) return undefined;
  return reader.oneOf<'stage' | 'step'>(value.per, ['stage', 'step'], { at: `${at}/per` });
}

/** Per-stage and per-step clocks take their length from the item or the task when the rule names none. */
function readLength(reader: Reader, value: unknown, { at, per }: { at: string; per: ClockRule['per'] }): Expression {
  if (value === undefined && per) return { text: '', feel: false };
  return reader.expression(value, at);
}

function readStart(reader: Reader, value: unknown, { at, per }: { at: string; per: ClockRule['per'] }): Pick<ClockRule, 'start'> {
  if (value === undefined && per) return {};
  if (!isValues(value)) {
    reader.refuse(at, '应写明由哪个行为开始计时，如 {"on": "accept"}', 'Expected the act that starts the clock, such as {"on": "accept"}');
    return {};
  }
  reader.onlyKeys(value, ['on', 'count'], at);
  const on: Act = reader.oneOf(value.on, acts, { at: `${at}/on` });
  const count = reader.oneOf(value.count, ['next-day', 'same-day'] as const, { at: `${at}/count`, fallback: 'next-day' });
  return { start: { on, count } };
}

function readSupplement(reader: Reader, value: unknown, at: string): ClockRule['supplement'] {
  const given = value === undefined ? {} : reader.object(value, at);
  reader.onlyKeys(given, ['clock', 'rule'], at);
  return {
    clock: reader.oneOf(given.clock, ['restart', 'pause'] as const, { at: `${at}/clock`, fallback: 'restart' }),
    rule: reader.oneOf(given.rule, ['first-receipt-if-omission', 'last-receipt'] as const, {
      at: `${at}/rule`,
      fallback: 'first-receipt-if-omission',
    }),
  };
}

function readActs(reader: Reader, value: unknown, at: string): Act[] {
  if (value === undefined) return [];
  return reader.list(value, at).map((act, index) => reader.oneOf(act, acts, { at: `${at}/${index}` }));
}

function readExtend(reader: Reader, value: unknown, at: string): Pick<ClockRule, 'extend'> {
  if (value === undefined || value === null) return {};
  const given = reader.object(value, at);
  reader.onlyKeys(given, ['max', 'by', 'approver', 'beforeDue'], at);
  const max = given.max === undefined ? 1 : reader.count(given.max, `${at}/max`);
  const approver = given.approver === undefined ? 'organ-head' : reader.id(given.approver, `${at}/approver`);
  return {
    extend: {
      max,
      by: reader.expression(given.by, `${at}/by`),
      approver,
      beforeDue: reader.flag(given.beforeDue, `${at}/beforeDue`, true),
    },
  };
}
