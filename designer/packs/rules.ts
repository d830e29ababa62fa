import type { CardLevel } from '#engine/clocks/types.ts';
import type { Text } from '#engine/problem.ts';
import { acts, reasons, termOf, termsOf } from '../messages/terms.ts';
import { choiceWords, settingFields } from '../settings/fields.ts';
import { type Lang, type Say, sayOr } from '../ui/preferences.tsx';

/** A rule of clocks.json as the tables read it; what is not written stays away. */
export interface ClockFile {
  readonly id: string;
  readonly title: Text;
  readonly per?: string;
  readonly length?: string;
  readonly unit: string;
  readonly start?: { readonly on: string; readonly count: string };
  readonly pause?: readonly string[];
  readonly stop?: readonly string[];
  readonly extend?: { readonly max: number; readonly by: string };
  readonly onBreach?: string;
}
/** cards.json as the tables read it. */
export interface CardsFile {
  readonly basis: string;
  readonly scope: readonly string[];
  readonly rules: readonly {
    readonly id: string;
    readonly level: CardLevel;
    readonly when: {
      readonly beforeDue?: number;
      readonly afterDue?: number;
      readonly at?: string;
      readonly used?: number;
      readonly conduct?: string;
    };
    readonly to: readonly string[];
    readonly confirmed: boolean;
  }[];
}

const listIn = (file: unknown, key: string): readonly unknown[] => {
  const list = typeof file === 'object' && file !== null ? (file as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
};
/** Rules of clocks.json. */
export const clocksIn = (file: unknown): readonly ClockFile[] => listIn(file, 'clocks') as ClockFile[];
/** cards.json, or null for a pack without cards. */
export const cardsIn = (file: unknown): CardsFile | null => (listIn(file, 'rules').length > 0 ? (file as CardsFile) : null);
/** Roles of roles.json. */
export const rolesIn = (file: unknown): readonly { readonly id: string; readonly title: Text; readonly posts: readonly string[] }[] =>
  listIn(file, 'roles') as never;

/** settings.json as rows: title of the setting and its value in words. */
export function settingsIn(
  file: unknown,
  lang: Lang,
  say: Say,
): readonly { readonly id: string; readonly title: string; readonly value: string }[] {
  const { schema, values } = (file ?? {}) as {
    schema?: { properties?: Record<string, Record<string, unknown>> };
    values?: Record<string, unknown>;
  };
  const fields = settingFields(schema ?? {});
  return Object.entries(values ?? {}).map(([id, value]) => {
    const field = fields.find(one => one.id === id);
    const choice = field && choiceWords(field).find(one => one.value === value)?.words;
    const plain = typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value);
    return { id, title: field?.title[lang] ?? id, value: value === null ? say('setting.unlimited') : (choice ?? plain) };
  });
}

const known: Readonly<Record<string, 'length.statutory' | 'length.promised' | 'length.stage'>> = {
  'service.statutoryLimit': 'length.statutory',
  'service.promisedLimit': 'length.promised',
  'service.stageLimits': 'length.stage',
};

function amountWords(expression: string, unit: string, say: Say): string {
  const text = expression.replace(/^=\s*/, '').trim();
  const key = known[text];
  if (key) return say(key);
  return /^\d+(\.\d+)?$/.test(text) ? sayOr(say, `unit.${unit}`, 'unit.working-day').replace('{n}', text) : text;
}

/** Length of a clock in words. */
export function lengthWords(clock: ClockFile, say: Say): string {
  if (clock.per === 'stage') return say('length.stage');
  if (clock.per === 'step') return say('length.step');
  return clock.length === undefined ? '' : amountWords(clock.length, clock.unit, say);
}

/** When a clock starts, in words. */
export function startWords(clock: ClockFile, say: Say, lang: Lang): string {
  if (!clock.start) return say('clock.enter');
  const act = termOf(acts, clock.start.on, lang);
  return say(clock.start.count === 'same-day' ? 'clock.startSame' : 'clock.startWords', { act });
}

/** What stops, pauses and extends a clock, in words. */
export const stopWords = (clock: ClockFile, say: Say, lang: Lang): string =>
  clock.per ? say('clock.leave') : (termsOf(acts, clock.stop ?? [], lang) ?? say('none'));
export const pauseWords = (clock: ClockFile, say: Say, lang: Lang): string =>
  termsOf(reasons, clock.pause ?? [], lang) ?? say('clock.noPause');
export const extendWords = (clock: ClockFile, say: Say): string =>
  clock.extend
    ? say('clock.extendWords', { max: clock.extend.max, by: amountWords(clock.extend.by, clock.unit, say) })
    : say('clock.noExtend');

/** When a card falls, in words. */
export function whenWords(when: CardsFile['rules'][number]['when'], say: Say): string {
  if (when.conduct !== undefined) return sayOr(say, `card.conduct.${when.conduct}`, 'card.conduct');
  if (when.used !== undefined) return say(when.used === 100 ? 'card.whole' : 'card.used', { n: when.used });
  if (when.beforeDue !== undefined) return say(when.at === 'close' ? 'card.beforeClose' : 'card.before', { n: when.beforeDue });
  return say(when.at === 'open' ? 'card.afterOpen' : 'card.after', { n: when.afterDue ?? 0 });
}
