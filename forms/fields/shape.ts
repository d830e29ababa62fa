import { entriesOf } from '../schema/fit.ts';
import { type FormSchema, isValues, type Values } from '../schema/types.ts';
import { hasOptions } from '../schema/widgets.ts';
import type { Field } from './types.ts';

/** A field as kinds look at it. */
export type Shape = Pick<Field, 'schema' | 'ui'>;

/**
 * What a field is in the large (字段大类); each kind belongs to one, so that no two kinds claim a field. What comes first decides:
 * computed before everything, a list or a group before options, options before what the text must be.
 */
export type ShapeClass = 'computed' | 'group' | 'list' | 'yes-no' | 'choice' | 'code' | 'number' | 'text';

/** The class of a field. A field without `type` is what its options or branches make of it, at last a text. */
export function classOf({ schema }: Shape): ShapeClass {
  if (typeof schema['x-value'] === 'string') return 'computed';
  if (isGroup(schema)) return 'group';
  if (schema.type === 'array' || isValues(schema.items)) return 'list';
  if (schema.type === 'boolean' || schema.const === true) return 'yes-no';
  if (hasOptions(schema) || Object.hasOwn(schema, 'const')) return 'choice';
  if (typeof schema['x-codes'] === 'string') return 'code';
  return schema.type === 'number' || schema.type === 'integer' ? 'number' : 'text';
}

function isGroup(schema: FormSchema): boolean {
  return schema.type === 'object' || isValues(schema.properties) || (typeof schema.$ref === 'string' && schema.type === undefined);
}

/** What a list holds (清单内容). */
export type ListClass = 'rows' | 'choices' | 'codes' | 'values';

/** What a field of class `list` holds. */
export function listOf({ schema }: Shape): ListClass {
  const entries = entriesOf(schema) ?? {};
  if (isGroup(entries)) return 'rows';
  if (hasOptions(entries)) return 'choices';
  return typeof entries['x-codes'] === 'string' ? 'codes' : 'values';
}

/** Widget a field asks for (控件); undefined when it leaves that open. */
export function widgetOf({ ui }: Shape): unknown {
  const options = ui['ui:options'];
  return ui['ui:widget'] ?? (isValues(options) ? options.widget : undefined);
}

/** What `create` is given. */
export interface NewField {
  readonly xId: string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** Schema of a new field: id and titles in front, then what makes it what it is. */
export function begin({ xId, title }: NewField, schema: Values): FormSchema {
  return { 'x-id': xId, title: title.zh, 'x-title-en': title.en, ...schema };
}

/** A new field, not required, with nothing set about its looks but a widget. */
export function fieldOf(ids: NewField, schema: Values, widget?: string): Field {
  return { schema: begin(ids, schema), ui: widget === undefined ? {} : { 'ui:widget': widget }, required: false };
}

/** A new list of rows with one line of text in each, for people to go on from (多行内容); drawn as a table or as cards. */
export function rowsField(ids: NewField, widget: 'table' | 'cards'): Field {
  const content = begin({ xId: `${ids.xId}_content`, title: { zh: '内容', en: 'Content' } }, { type: 'string', maxLength: 100 });
  const items = { type: 'object', properties: { content }, additionalProperties: false };
  return fieldOf(ids, { type: 'array', items, maxItems: 50 }, widget);
}

/** The formats that have a kind of their own (有专用字段类型的格式); a text of another format is a plain text. */
const kindFormats: readonly unknown[] = [
  ...['cn-id', 'cn-uscc', 'cn-mobile', 'cn-phone', 'cn-landline', 'cn-postcode', 'cn-bank-card', 'cn-plate', 'case-number'],
  ...['email', 'uri', 'date', 'date-time'],
];

/** Fits a text of this format. */
export const isFormat =
  (format: string) =>
  (field: Shape): boolean =>
    classOf(field) === 'text' && field.schema.format === format;

/** Fits a text without a kind of its own, in one line or in several. */
export const isPlainText =
  (isLong: boolean) =>
  (field: Shape): boolean =>
    classOf(field) === 'text' && !kindFormats.includes(field.schema.format) && (widgetOf(field) === 'textarea') === isLong;

/** Two options to begin with. */
export const firstOptions = [
  { const: 'option1', title: '选项一', 'x-title-en': 'Option one' },
  { const: 'option2', title: '选项二', 'x-title-en': 'Option two' },
] as const;

/** Lists whose codes have a kind of their own (有专用字段类型的字典). */
export const ownKindLists: readonly unknown[] = ['division', 'people', 'units'];
