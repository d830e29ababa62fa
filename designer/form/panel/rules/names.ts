import type { Text } from '#engine/problem.ts';
import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../../editor.ts';

/** One choice of a field (选项) as rules compare it. */
export interface Choice {
  readonly value: string | number | boolean;
  readonly title: Text;
}

/** What kind of value a name stands for (值的种类), as far as rules care. */
export type ValueKind = 'text' | 'number' | 'money' | 'date' | 'moment' | 'flag' | 'choices' | 'table' | 'group';

/** A name a rule may read (可用名称). */
export interface NameInSight {
  /** As FEEL reads it: `amount`, `address.city`, `applicant.kind`. */
  readonly name: string;
  readonly title: Text;
  readonly kind: ValueKind;
  /** Options of a choice, empty for anything else. */
  readonly choices: readonly Choice[];
  readonly from: 'row' | 'form' | 'step' | 'variable' | 'root';
  /** Columns of a table. */
  readonly columns: readonly NameInSight[];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Title of a field in both languages (字段名称); its name where it has none. */
export function titleOfField(schema: FormSchema, name: string): Text {
  const zh = text(schema.title) ?? name;
  return { zh, en: text(schema['x-title-en']) ?? zh };
}

/** Options of a field (选项): `oneOf` with titles, or a bare `enum`; those of its items for a choice of several. */
export function choicesOf(schema: FormSchema): readonly Choice[] {
  const own = isValues(schema.items) && !isValues(schema.items.properties) ? schema.items : schema;
  if (Array.isArray(own.oneOf)) return own.oneOf.filter(isValues).flatMap(choiceIn);
  return Array.isArray(own.enum)
    ? own.enum.filter(isComparable).map(value => ({ value, title: { zh: String(value), en: String(value) } }))
    : [];
}

const isComparable = (value: unknown): value is Choice['value'] => ['string', 'number', 'boolean'].includes(typeof value);
const choiceIn = (option: Values): readonly Choice[] =>
  isComparable(option.const) ? [{ value: option.const, title: titleOfField(option, String(option.const)) }] : [];

function kindOfValue(schema: FormSchema): ValueKind {
  if (schema.type === 'array') return isValues(schema.items) && isValues(schema.items.properties) ? 'table' : 'choices';
  if (schema.type === 'object') return 'group';
  if (schema.type === 'boolean' || typeof schema.const === 'boolean') return 'flag';
  if (schema.type === 'number' || schema.type === 'integer') return schema['x-money'] === true ? 'money' : 'number';
  if (schema.format === 'date') return 'date';
  return schema.format === 'date-time' ? 'moment' : 'text';
}

/** The fields of a schema in reading order. */
export function fieldsIn(schema: unknown): readonly (readonly [string, FormSchema])[] {
  const properties = isValues(schema) && isValues(schema.properties) ? schema.properties : {};
  return Object.entries(properties).filter((entry): entry is [string, FormSchema] => isValues(entry[1]));
}

/** A field as a name of rules. */
export function nameOf(schema: FormSchema, name: string, from: NameInSight['from']): NameInSight {
  const kind = kindOfValue(schema);
  const columns = kind === 'table' ? fieldsIn(schema.items).map(([column, inner]) => nameOf(inner, column, 'row')) : [];
  return { name, title: titleOfField(schema, name.split('.').at(-1)!), kind, choices: choicesOf(schema), from, columns };
}

/** The fields at the top of a form as names, those of groups by their path. */
export function topNames(schema: unknown): readonly NameInSight[] {
  return fieldsIn(schema).flatMap(([name, field]) => {
    const own = nameOf(field, name, 'form');
    if (own.kind !== 'group') return [own];
    const inner = fieldsIn(field).map(([child, childSchema]) => nameOf(childSchema, `${name}.${child}`, 'form'));
    return inner.map(one => ({
      ...one,
      title: { zh: `${own.title.zh} · ${one.title.zh}`, en: `${own.title.en} · ${one.title.en}` },
    }));
  });
}

const root = (name: string, zh: string, en: string, choices: readonly Choice[] = []): NameInSight => ({
  name,
  title: { zh, en },
  kind: 'text',
  choices,
  from: 'root',
  columns: [],
});

const applicantKinds: readonly Choice[] = [
  { value: 'person', title: { zh: '个人', en: 'person' } },
  { value: 'organisation', title: { zh: '单位', en: 'organisation' } },
];

/** What a form may read besides its own fields (申请人、事项、办件、中心). */
const rootNames: readonly NameInSight[] = [
  root('applicant.kind', '申请人类型', 'kind of applicant', applicantKinds),
  root('applicant.name', '申请人名称', 'name of the applicant'),
  root('service.id', '事项编号', 'id of the service item'),
  root('service.title', '事项名称', 'name of the service item'),
  root('case.number', '办件号', 'case number'),
  root('centre.title', '中心名称', 'name of the centre'),
];

/**
 * The names a rule of the field at `path` may read (可用名称), nearest first: columns of its own row, fields of the form, then the roots.
 * The field itself is left out: a rule that reads its own field goes in a circle.
 */
export function namesInSight(file: FormFile, path: FieldPath): readonly NameInSight[] {
  const form = topNames(file.schema);
  const holder = path.length > 1 ? fieldsIn(file.schema).find(([name]) => name === path[0])?.[1] : undefined;
  const isRow = holder?.type === 'array';
  const row = isRow ? fieldsIn(holder.items).map(([name, schema]) => nameOf(schema, name, 'row')) : [];
  const own = isRow ? path[1] : path.join('.');
  const shadowed = new Set(row.map(({ name }) => name));
  const roots = rootNames.filter(({ name }) => !form.some(one => one.name === name.split('.')[0]));
  return [...row, ...form.filter(({ name }) => !shadowed.has(name)), ...roots].filter(({ name }) => name !== own);
}

/** Names as `checkFeel` wants them (首段名称): the field and root names a text may begin with. */
export function firstNames(file: FormFile, path: FieldPath): readonly string[] {
  return [...new Set([...namesInSight(file, path).map(({ name }) => name.split('.')[0]!), 'applicant', 'service', 'case', 'centre'])];
}
