import type { Text } from '#engine/problem.ts';
import { missingStepClock } from '../../clocks/stepClock.ts';
import { type Address, type Parts, valueAt } from '../../draft/address.ts';
import { clocksIn } from '../../packs/rules.ts';
import type { Change, FindMend, Mend } from './types.ts';

const mend = (label: Text, ...changes: readonly Change[]): Mend => ({ kind: 'parts', label, changes });
const change = (part: Address['part'], path: readonly string[], value: unknown): Change => ({ address: { part, path }, value });

/** The rule of clocks.json a JSON pointer leads to. */
function clockAt(pointer: string | undefined, parts: Parts): string | null {
  const [, index] = /^\/clocks\/(\d+)/.exec(pointer ?? '') ?? [];
  const rule = index === undefined ? undefined : clocksIn(parts.clocks)[Number(index)];
  return rule ? String(rule.id) : null;
}

/** The promise becomes as long as the law allows. */
const shortenPromise: FindMend = ({ problem, parts }) => {
  const id = clockAt(problem.pointer, parts);
  const law = valueAt(parts, { part: 'clocks', path: ['statutory', 'length'] });
  if (!id || (typeof law !== 'string' && typeof law !== 'number')) return null;
  const words = String(law).replace(/^=\s*/, '');
  return mend({ zh: `改为法定时限 ${words}`, en: `Promise the statutory ${words}` }, change('clocks', [id, 'length'], law));
};

const addStepClock: FindMend = ({ parts }) => {
  const rule = missingStepClock(parts.clocks);
  return rule ? mend({ zh: '补上步骤时限规则', en: 'Add the rule of step limits' }, change('clocks', [String(rule.id)], rule)) : null;
};

const escalateSteps: FindMend = ({ parts }) => {
  const rule = clocksIn(parts.clocks).find(({ per }) => per === 'step');
  return rule ? mend({ zh: '逾期时提醒', en: 'Escalate when over' }, change('clocks', [String(rule.id), 'onBreach'], 'escalate')) : null;
};

const dropCall: FindMend = ({ problem, parts }) => {
  const [, index] = /^\/calls\/(\d+)$/.exec(problem.pointer ?? '') ?? [];
  if (index === undefined) return null;
  const calls = parts.head.calls.filter((_, at) => at !== Number(index));
  return mend({ zh: '从清单中删除', en: 'Take it off the list' }, change('head', ['calls'], calls));
};

/** The text of the other language, until somebody translates it. */
const copyText: FindMend = ({ problem, parts }) => {
  const lang = problem.file === 'texts/en.json' ? 'en' : 'zh';
  const key = problem.pointer?.slice(1) ?? '';
  const other = parts.texts[lang === 'en' ? 'zh' : 'en'];
  if (!Object.hasOwn(other, key)) return null;
  const label =
    lang === 'en' ? { zh: '先用中文补上', en: 'Use the Chinese for now' } : { zh: '先用英文补上', en: 'Use the English for now' };
  return mend(label, change('texts', [lang, key], other[key]));
};

const dropSetting: FindMend = ({ problem }) => {
  const name = problem.pointer?.replace(/^\/values\//, '') ?? '';
  return name === '' ? null : mend({ zh: '删除这项设置', en: 'Delete the setting' }, change('settings', [name], undefined));
};

/** The default the schema gives, or the only thing it allows. */
const fillSetting: FindMend = ({ problem, parts }) => {
  const name = problem.pointer?.replace(/^\/values\//, '') ?? '';
  const properties = (
    parts.settings as { readonly schema?: { readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>> } }
  ).schema?.properties;
  const schema = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const value = schema?.default ?? (Array.isArray(schema?.enum) ? (schema.enum as unknown[])[0] : undefined);
  return value === undefined
    ? null
    : mend({ zh: `填写「${String(value)}」`, en: `Fill in "${String(value)}"` }, change('settings', [name], value));
};

/** Mends of the other parts of a pack (模板包各部分修复). */
export const partMends: Readonly<Record<string, FindMend>> = {
  'clock-promised-longer': shortenPromise,
  'step-without-clock': addStepClock,
  'follows-no-breach': escalateSteps,
  'unused-call': dropCall,
  'text-missing': copyText,
  'setting-unknown': dropSetting,
  'setting-missing': fillSetting,
};
