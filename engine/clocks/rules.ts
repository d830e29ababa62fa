import { type Act, acts, type Expression } from '../bpmn/definition.ts';
import type { Problem, Text } from '../problem.ts';
import { readProcedures } from './procedures.ts';
import { isValues, Reader, shown, type Values } from './reader.ts';
import { clauseOf, templateRules, templates } from './template.ts';
import type { BreachAction, ClockRule, ClockStartRule, ClockUnit, Procedure } from './types.ts';

const units: readonly ClockUnit[] = ['working-day', 'working-hour', 'calendar-day', 'minute'];
const breaches: readonly BreachAction[] = ['none', 'escalate', 'deemed-accepted', 'deemed-granted', 'deemed-refused'];
const titles: Readonly<Record<string, Text>> = {
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  'lower-review': { zh: '下级审查时限', en: 'Limit of the review before a superior' },
  delivery: { zh: '送达时限', en: 'Delivery limit' },
  notice: { zh: '补正告知时限', en: 'Limit for the one-time notice' },
  stage: { zh: '环节时限', en: 'Stage limit' },
  step: { zh: '任务时限', en: 'Task limit' },
};
const lateStarts = ['as-is', 'next-working-day'] as const;
const file = 'clocks.json';

/** clocks.json compiled, with what is wrong in it. */
export interface ReadClocks {
  readonly rules: ClockRule[];
  /** The closed list of lawful procedures (特别程序): the pack's own, or the default one. */
  readonly procedures: readonly Procedure[];
  readonly problems: Problem[];
}

/**
 * Check clocks.json and compile its procedures and rules (时限规则检查). A rule with a problem is left out of `rules`.
 * Every optional field has a default: title by id, unit working-day, count next-day, supplement restart and first-receipt-if-omission,
 * no pause, no stop, no extension, onBreach none; an extension once, before expiry, approved by organ-head. A rule with a `template` takes
 * what it does not write from the law; what it writes stands.
 */
export function checkClocks(value: unknown): ReadClocks {
  const reader = new Reader(file);
  const given = isValues(value) ? value : {};
  const procedures = readProcedures(reader, given.procedures);
  const work: Work = { reader, ids: new Set(), procedures, listed: given.procedures !== undefined };
  const rules = reader.list(given.clocks, '/clocks').map((rule, index) => readRule(work, rule, `/clocks/${index}`));
  return { rules: rules.filter(rule => rule !== null), procedures, problems: reader.problems };
}

interface Work {
  readonly reader: Reader;
  /** Ids met so far. */
  readonly ids: Set<string>;
  readonly procedures: readonly Procedure[];
  /** The pack writes the list itself. */
  readonly listed: boolean;
}

const ruleKeys = [
  ...['id', 'title', 'per', 'template', 'when', 'length', 'unit', 'start', 'supplement', 'pause', 'stop', 'extend', 'onBreach'],
] as const;

function readRule(work: Work, value: unknown, at: string): ClockRule | null {
  const { reader, ids } = work;
  const before = reader.problems.length;
  if (!isValues(value)) return reader.refuse(at, '应为一条时限规则', 'Expected a clock rule');
  reader.onlyKeys(value, ruleKeys, at);
  const id = reader.id(value.id, `${at}/id`);
  if (ids.has(id)) reader.refuse(`${at}/id`, `时钟编号「${id}」重复，请改名`, `The clock id "${id}" is used twice, rename one`);
  ids.add(id);
  const given = withTemplate(work, value, { id, at });
  const per = readPer(reader, given, at);
  const rule: ClockRule = {
    id,
    title: reader.title(given.title, `${at}/title`, titles[id] ?? { zh: id, en: id }),
    ...(per ? { per } : {}),
    length: readLength(reader, given.length, { at: `${at}/length`, per }),
    ...readCondition(reader, given.when, { at: `${at}/when`, per }),
    unit: reader.oneOf(given.unit, units, { at: `${at}/unit`, fallback: 'working-day' }),
    ...readStart(reader, given.start, { at: `${at}/start`, per }),
    supplement: readSupplement(reader, given.supplement, `${at}/supplement`),
    pause: readPause(work, given.pause, `${at}/pause`),
    stop: readActs(reader, given.stop, `${at}/stop`),
    ...readExtend(reader, given.extend, `${at}/extend`),
    onBreach: reader.oneOf(given.onBreach, breaches, { at: `${at}/onBreach`, fallback: 'none' }),
  };
  return reader.problems.length === before ? rule : null;
}

/** A rule with what the law says where it says nothing itself; of an extension and a start each field on its own. */
function withTemplate({ reader, procedures }: Work, value: Values, { id, at }: { id: string; at: string }): Values {
  if (value.template === undefined) return value;
  const template = reader.oneOf(value.template, templates, { at: `${at}/template` });
  const clause = clauseOf(template, id, procedures);
  if (!clause) {
    reader.refuse(
      `${at}/template`,
      `法定模板没有时钟「${id}」，可用：${templateRules.join('、')}`,
      `The template has no clock "${id}", it knows ${templateRules.join(', ')}`,
    );
    return value;
  }
  const joined = ['start', 'extend'].flatMap(key =>
    isValues(clause[key]) && isValues(value[key]) ? [[key, { ...clause[key], ...value[key] }] as const] : [],
  );
  return { ...clause, ...value, ...Object.fromEntries(joined) };
}

/** What pauses a clock: listed procedures and the superior. A pack without a list may say `special-procedure` for any of them. */
function readPause({ reader, procedures, listed }: Work, value: unknown, at: string): string[] {
  const known = [...procedures.map(({ id }) => id), 'superior', ...(listed ? [] : ['special-procedure'])];
  const words = reader.words(value, at);
  words.forEach((word, index) => {
    if (word === '' || known.includes(word)) return;
    reader.refuse(
      `${at}/${index}`,
      `「${word}」不在特别程序清单（procedures）中，不能暂停计时。可用：${known.join('、')}`,
      `"${word}" is not in the list of procedures and cannot pause a clock, use one of ${known.join(', ')}`,
    );
  });
  return words;
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

/** Only a clock of the case asks for a condition: a stage without a limit and a task without one have no clock anyway. */
function readCondition(reader: Reader, value: unknown, { at, per }: { at: string; per: ClockRule['per'] }): Pick<ClockRule, 'when'> {
  if (value === undefined) return {};
  if (per) reader.refuse(at, '环节和任务时限不写 when', 'A clock per stage or step takes no condition, leave when out');
  if (typeof value === 'string' && value.trim().startsWith('=')) return { when: reader.expression(value, at) };
  reader.refuse(
    at,
    `应为以 = 开头的条件，如 "= settings.instantFinishBy = "sameDay""，现为${shown(value)}`,
    `Expected a condition starting with =, such as "= settings.instantFinishBy = "sameDay"", found ${shown(value)}`,
  );
  return {};
}

function readStart(reader: Reader, value: unknown, { at, per }: { at: string; per: ClockRule['per'] }): Pick<ClockRule, 'start'> {
  if (value === undefined && per) return {};
  if (!isValues(value)) {
    reader.refuse(at, '应写明由哪个行为开始计时，如 {"on": "accept"}', 'Expected the act that starts the clock, such as {"on": "accept"}');
    return {};
  }
  reader.onlyKeys(value, ['on', 'count', 'from', 'offDay', 'afterClose'], at);
  const on: Act = reader.oneOf(value.on, acts, { at: `${at}/on` });
  const count = reader.oneOf(value.count, ['next-day', 'same-day'] as const, { at: `${at}/count`, fallback: 'next-day' });
  const start: ClockStartRule = {
    on,
    count,
    ...(value.from === undefined ? {} : { from: reader.oneOf(value.from, ['act', 'receipt'] as const, { at: `${at}/from` }) }),
    ...(value.offDay === undefined ? {} : { offDay: reader.oneOf(value.offDay, lateStarts, { at: `${at}/offDay` }) }),
    ...(value.afterClose === undefined ? {} : { afterClose: reader.oneOf(value.afterClose, lateStarts, { at: `${at}/afterClose` }) }),
  };
  return { start };
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
  reader.onlyKeys(given, ['max', 'by', 'approver', 'beforeDue', 'most'], at);
  const max = given.max === undefined ? 1 : reader.count(given.max, `${at}/max`);
  const approver = given.approver === undefined ? 'organ-head' : reader.id(given.approver, `${at}/approver`);
  return {
    extend: {
      max,
      by: reader.expression(given.by, `${at}/by`),
      approver,
      beforeDue: reader.flag(given.beforeDue, `${at}/beforeDue`, true),
      ...(given.most === undefined ? {} : { most: reader.count(given.most, `${at}/most`) }),
    },
  };
}
