import { acts, posts, reasons, stages, type Terms } from '../messages/terms.ts';
import { zh } from '../messages/zh.ts';
import { readLength } from '../clocks/length.ts';
import { readLimit } from '../process/properties.ts';
import type { DesignerKey } from '../messages/zh.ts';
import type { Lang, Say } from '../ui/preferences.tsx';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 160;
/** Names of fields whose ids have words, and where those words are. */
const lists: Readonly<Record<string, Terms>> = {
  to: posts,
  posts,
  pause: reasons,
  stop: acts,
  on: acts,
  act: acts,
  stage: stages,
  procedures: reasons,
};
/** Names of fields whose values are words of the page: the beginning of their keys. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  unit: ['unitName.'],
  count: ['count.'],
  offDay: ['shift.'],
  afterClose: ['shift.'],
  onBreach: ['breach.'],
  clock: ['supplement.'],
  scope: ['scope.'],
  at: ['when.'],
  level: ['card.'],
  opinion: ['opinion.'],
  conduct: ['card.conduct.'],
};
/** Names of fields inside a value, in words. */
const names: Readonly<Record<string, DesignerKey>> = {
  beforeDue: 'when.before',
  afterDue: 'when.after',
  used: 'when.used',
  at: 'when.moment',
  unit: 'clock.unit',
  max: 'extend.max',
  by: 'extend.by',
  to: 'card.to',
  confirmed: 'card.confirmed',
  name: 'prop.name',
  title: 'prop.name',
  form: 'step.form',
  stage: 'step.stage',
  act: 'step.act',
  limit: 'step.limit',
  role: 'prop.role',
  length: 'clock.length',
  pause: 'clock.pause',
  sourceRef: 'change.from',
  targetRef: 'change.to',
  write: 'rights.write',
  read: 'rights.read',
  hide: 'rights.hide',
  required: 'rights.required',
};
/** Names of lists of x-ids apart by blanks (字段权限): fields of a form. */
const rights: ReadonlySet<string> = new Set(['write', 'read', 'hide', 'required']);

/** How values are told: language, words, and titles of ids that only the centre knows, such as its units. */
export interface Telling {
  readonly lang: Lang;
  readonly say: Say;
  readonly titles?: Readonly<Record<string, string>>;
}

function idWords(id: string, name: string | undefined, { lang, say, titles }: Telling): string | undefined {
  const term = name === undefined ? undefined : lists[name]?.[id];
  const key = (prefixes[name ?? ''] ?? []).map(prefix => prefix + id).find(one => one in zh);
  return term?.[lang] ?? (key ? say(key as DesignerKey) : titles?.[id]);
}

function textWords(text: string, name: string | undefined, telling: Telling): string {
  if (rights.has(name ?? ''))
    return text
      .split(' ')
      .map(id => telling.titles?.[id] ?? id)
      .join(telling.lang === 'zh' ? '、' : ', ');
  const known = idWords(text, name, telling);
  if (known !== undefined) return known;
  const limit = name === 'limit' ? readLimit(text) : null;
  if (limit && limit.unit !== 'h') return `${limit.n} ${telling.say(`limit.${limit.unit}`)}`;
  const length = name === 'length' || name === 'by' ? readLength(text) : null;
  if (length?.kind === 'fixed') return String(length.n);
  if (length?.kind === 'promised' || length?.kind === 'statutory') return telling.say(`length.of.${length.kind}`);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/**
 * A value of a pack in words (取值文字): ids by the name of the field they stand in, texts in the reader's language, lists joined, objects by the
 * fields that have words. `name`: the last name of the address.
 */
export function valueWords(value: unknown, telling: Telling, name?: string): string {
  const { lang, say } = telling;
  if (value === undefined || value === null || value === '') return say('none');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') return textWords(value, name, telling);
  if (Array.isArray(value)) return value.map(one => valueWords(one, telling, name)).join(lang === 'zh' ? '、' : ', ') || say('none');
  if (!isObject(value)) return String(value);
  if (typeof value.zh === 'string') return textWords(String(value[lang] ?? value.zh), name, telling);
  const pairs = Object.entries(value).flatMap(([key, one]) => (names[key] ? [`${say(names[key])} ${valueWords(one, telling, key)}`] : []));
  return textWords(pairs.join(lang === 'zh' ? '，' : ', '), undefined, telling);
}
