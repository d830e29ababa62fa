import { entriesOf } from './fit.ts';
import { listsPlainOptions } from './options.ts';
import { reservedLists } from './keywords.ts';
import type { FormSchema } from './types.ts';

/** true: the widget can show a field of this schema. A field of no `type` (a choice of branches) takes any. */
type Fits = (schema: FormSchema) => boolean;

const isText: Fits = ({ type }) => type === 'string';
const isNumber: Fits = ({ type }) => type === 'number' || type === 'integer';
const isYesNo: Fits = ({ type }) => type === 'boolean';
const isPlain: Fits = schema => isText(schema) && !isCoded(schema) && !hasOptions(schema);
const isRows: Fits = schema => schema.type === 'array' && entriesOf(schema)?.type === 'object';
const isCoded: Fits = schema => typeof schema['x-codes'] === 'string';
const isReserved =
  (list: string): Fits =>
  schema =>
    [schema, entriesOf(schema)].some(part => part?.['x-codes'] === list);
const hasCodes: Fits = schema =>
  [schema, entriesOf(schema)].some(part => part !== undefined && isCoded(part) && !reservedLists.includes(String(part['x-codes'])));
const hasFormat =
  (format: string): Fits =>
  schema =>
    isPlain(schema) && schema.format === format;
const isSeveral: Fits = schema => schema.type === 'array' && hasOptions(entriesOf(schema) ?? {});

/** true: a choice of given options (选项). */
export function hasOptions(schema: FormSchema): boolean {
  if (Array.isArray(schema.enum)) return true;
  return listsPlainOptions(schema.oneOf) || listsPlainOptions(schema.anyOf);
}

/** Every widget a form may name (控件) and the fields it can show. Everything else is refused: a widget is code. */
export const widgetFits: Readonly<Record<string, Fits>> = {
  text: schema => (isPlain(schema) || isNumber(schema)) && schema['x-money'] !== true,
  textarea: schema => isPlain(schema) && schema.format === undefined,
  select: schema => hasOptions(schema) || isSeveral(schema) || isYesNo(schema),
  radio: schema => hasOptions(schema) || isYesNo(schema),
  checkbox: isYesNo,
  checkboxes: isSeveral,
  date: hasFormat('date'),
  'date-time': hasFormat('date-time'),
  updown: schema => isNumber(schema) && schema['x-money'] !== true,
  email: hasFormat('email'),
  uri: hasFormat('uri'),
  hidden: schema => isText(schema) || isNumber(schema) || isYesNo(schema),
  'cn-id': hasFormat('cn-id'),
  'cn-uscc': hasFormat('cn-uscc'),
  'cn-mobile': hasFormat('cn-mobile'),
  'cn-phone': hasFormat('cn-phone'),
  'cn-postcode': hasFormat('cn-postcode'),
  money: schema => schema['x-money'] === true,
  cascader: hasCodes,
  code: hasCodes,
  person: isReserved('people'),
  unit: isReserved('units'),
  table: isRows,
  cards: isRows,
};

/** Names of the widgets. */
export const allowedWidgets: readonly string[] = Object.keys(widgetFits);
