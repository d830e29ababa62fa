import { fieldKinds } from '#forms/fields/index.ts';
import { classOf, listOf } from '#forms/fields/shape.ts';
import type { Field, FieldKind, FieldSetting } from '#forms/fields/types.ts';
import type { Values } from '#forms/schema/types.ts';
import { entryOf, optionsOf, patched } from './change.ts';
import { titleOfField } from './rules/names.ts';

/** Keywords every field keeps when its kind changes. */
const common = ['title', 'x-title-en', 'description', 'x-description-en', 'x-id', 'x-visible', 'x-required', 'x-default'] as const;
/** Keywords and options that belong to a setting: kept when both kinds have it. */
const kept: Partial<Record<FieldSetting, readonly string[]>> = {
  length: ['minLength', 'maxLength'],
  pattern: ['pattern'],
  range: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  step: ['multipleOf'],
  items: ['minItems', 'maxItems'],
  unique: ['uniqueItems'],
};
const keptOptions: Partial<Record<FieldSetting, readonly string[]>> = { rows: ['rows'], unit: ['unit', 'unit-en'] };

/** What answers of a field are (答案的样子). */
function answersOf(field: Pick<Field, 'schema' | 'ui'>): string {
  const { schema } = field;
  const found = classOf(field);
  if (found === 'list') return `list of ${listOf(field)}`;
  if (schema['x-money'] === true) return 'money';
  if (found === 'number') return String(schema.type);
  if (found !== 'computed') return found === 'choice' && schema.type !== 'string' ? 'choice of others' : found;
  return schema.type === 'string' ? 'text' : schema.type === 'boolean' ? 'yes-no' : String(schema.type);
}

/** Answers that other kinds take as well: whole numbers are numbers, choices and codes are texts. */
const takenAs: Readonly<Record<string, readonly string[]>> = {
  integer: ['number'],
  choice: ['text'],
  code: ['text'],
  'list of choices': ['list of values'],
  'list of codes': ['list of values'],
};

const sample = (kind: FieldKind): Field => kind.create({ xId: 'f_sample', title: kind.title });

/** Kinds a field can be turned into so that what was filled in still fits (可改成的类型), its own among them. */
export function kindsFor(field: Field, own: FieldKind): readonly FieldKind[] {
  const answers = answersOf(field);
  const taken = [answers, ...(takenAs[answers] ?? [])];
  return fieldKinds.filter(kind => kind === own || mayBecome(field, sample(kind), taken));
}

/** A computed field needs a formula, and codes are codes of one list: neither is reached by turning another kind into it. */
function mayBecome(field: Field, to: Field, taken: readonly string[]): boolean {
  const found = classOf(to);
  if (found === 'computed' || !taken.includes(answersOf(to))) return false;
  return found !== 'code' || to.schema['x-codes'] === field.schema['x-codes'];
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.filter(name => Object.hasOwn(values, name)).map(name => [name, values[name]]));
}

/** The field as another kind (更换类型): words, id, rules, width and the settings both kinds have stay. */
export function convertField(field: Field, from: FieldKind, to: FieldKind): Field {
  const fresh = to.create({ xId: String(field.schema['x-id'] ?? ''), title: titleOfField(field.schema, to.title.zh) });
  const settings = to.settings.filter(setting => from.settings.includes(setting));
  const own = pick(field.schema, [...common, ...settings.flatMap(setting => kept[setting] ?? [])]);
  const without = Object.fromEntries(common.map(keyword => [keyword, undefined]));
  const schema = patched(patched(fresh.schema, without), { ...own, ...structureOf(field, fresh, settings) });
  const options = { ...optionsOf(fresh), ...pick(optionsOf(field), ['span', ...settings.flatMap(setting => keptOptions[setting] ?? [])]) };
  const ui = patched(fresh.ui, {
    'ui:placeholder': settings.includes('placeholder') ? field.ui['ui:placeholder'] : fresh.ui['ui:placeholder'],
    'ui:options': Object.keys(options).length > 0 ? options : undefined,
    ...(settings.includes('columns') ? pick(field.ui, ['items']) : {}),
  });
  return { schema: { ...pick(schema, ['x-id']), ...schema }, ui, required: field.required || fresh.required };
}

/** Options, code list and columns as they are, when both kinds have them. */
function structureOf(field: Field, fresh: Field, settings: readonly FieldSetting[]): Values {
  if (settings.includes('columns')) return pick(field.schema, ['items']);
  const names = [
    ...(settings.includes('options') ? ['oneOf', 'enum'] : []),
    ...(settings.includes('codes') ? ['x-codes', 'x-codes-level'] : []),
  ];
  const own = pick(entryOf(field), names);
  if (Object.keys(own).length === 0) return {};
  const wanted = { ...Object.fromEntries(names.map(name => [name, undefined])), ...own };
  const entry = entryOf(fresh);
  return entry === fresh.schema ? wanted : { items: patched(entry, wanted) };
}
