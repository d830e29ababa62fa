import type { FieldPath } from '../editor.ts';
import type { Field } from '#forms/fields/types.ts';
import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';

/** What has fields in it (字段的上级): the form itself, a group, or the rows of a table. */
export interface Holder {
  readonly schema: FormSchema;
  readonly ui: Values;
}

/** How the fields of a field stand in it: a group has them itself, a table in its rows; null: it has none. */
export type Inside = 'group' | 'rows' | null;

/** true: an object with fields. A schema that only refers to a definition has none of its own. */
const hasFields = (schema: unknown): boolean => isValues(schema) && schema.type === 'object' && isValues(schema.properties);

/** Whether a field holds fields, and how (分组、表格). */
export function insideOf(schema: FormSchema): Inside {
  if (hasFields(schema)) return 'group';
  return schema.type === 'array' && hasFields(schema.items) ? 'rows' : null;
}

/** One and the same object for no settings, so that what has none does not look changed. */
const nothing: Values = {};
const valuesOf = (value: unknown): Values => (isValues(value) ? value : nothing);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Schema of a form; none at all reads as one without fields. */
export const schemaOf = (file: FormFile): FormSchema => valuesOf(file.schema);

/** The fields of a holder by name; what stands there and is no schema at all is left out. */
export function propertiesOf(schema: FormSchema): Readonly<Record<string, FormSchema>> {
  const properties = valuesOf(schema.properties) as Readonly<Record<string, FormSchema>>;
  const isWhole = Object.values(properties).every(isValues);
  return isWhole ? properties : Object.fromEntries(Object.entries(properties).filter(([, part]) => isValues(part)));
}

/** Names that a holder always asks for. */
export const requiredOf = (schema: FormSchema): readonly string[] => textsOf(schema.required);

function fieldIn({ schema, ui }: Holder, name: string): Field | undefined {
  const properties = propertiesOf(schema);
  const found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (!isValues(found)) return undefined;
  return { schema: found, ui: valuesOf(Object.hasOwn(ui, name) ? ui[name] : undefined), required: requiredOf(schema).includes(name) };
}

/** The holder that a field is; undefined when it holds none. */
function asHolder({ schema, ui }: Pick<Field, 'schema' | 'ui'>): Holder | undefined {
  const inside = insideOf(schema);
  if (inside === null) return undefined;
  return inside === 'group' ? { schema, ui } : { schema: schema.items as FormSchema, ui: valuesOf(ui.items) };
}

/** The holder at a path: the form for `[]`, else the group or the rows that the path leads to. */
export function holderAt(file: FormFile, path: FieldPath): Holder | undefined {
  let holder: Holder | undefined = { schema: schemaOf(file), ui: valuesOf(file.ui) };
  for (const name of path) {
    const field: Field | undefined = holder && fieldIn(holder, name);
    holder = field && asHolder(field);
  }
  return holder;
}

/** The field at a path; undefined when nothing stands there (字段). */
export function fieldAt(file: FormFile, path: FieldPath): Field | undefined {
  const name = path.at(-1);
  const holder = name === undefined ? undefined : holderAt(file, path.slice(0, -1));
  return holder && fieldIn(holder, name as string);
}

/** An object with another value under a name, in its old place or at the end; an empty object is not written where nothing stood. */
export function withEntry(values: Values, name: string, value: unknown): Values {
  const isEmpty = value === undefined || (isValues(value) && Object.keys(value).length === 0);
  if (isEmpty && (value === undefined || !Object.hasOwn(values, name))) return without(values, name);
  return values[name] === value ? values : { ...values, [name]: value };
}

/** An object without a name; the same object when it has no such name. */
export function without<T extends Values>(values: T, name: string): T {
  if (!Object.hasOwn(values, name)) return values;
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name)) as T;
}

/** The field as it is once the holder in it has changed. */
function aroundHolder(field: Field, { schema, ui }: Holder): Field {
  if (insideOf(field.schema) === 'group') return { ...field, schema, ui };
  return { ...field, schema: withEntry(field.schema, 'items', schema), ui: withEntry(field.ui, 'items', ui) };
}

/** A holder with a field put under a name: its schema, settings and whether it must be filled. */
export function withFieldIn({ schema, ui }: Holder, name: string, field: Field): Holder {
  const required = requiredOf(schema);
  const isAsked = required.includes(name);
  const asked = field.required ? [...required, name] : required.filter(other => other !== name);
  const before = propertiesOf(schema);
  // written even when it says nothing: a field that is wrong is still a field
  const properties = before[name] === field.schema && Object.hasOwn(before, name) ? before : { ...before, [name]: field.schema };
  const changed = isAsked === field.required ? schema : { ...schema, required: asked };
  return {
    schema: changed.properties === properties ? changed : { ...changed, properties },
    ui: withEntry(ui, name, Object.keys(field.ui).length > 0 ? field.ui : undefined),
  };
}

/** The form with the holder at a path changed. What stands beside it stays the same object. The form itself where there is no such holder. */
export function withHolder(file: FormFile, path: FieldPath, change: (holder: Holder) => Holder): FormFile {
  const found = holderAt(file, path);
  if (!found) return file;
  let holder = change(found);
  for (let length = path.length; length > 0; length -= 1) {
    const at = path.slice(0, length);
    const above = holderAt(file, at.slice(0, -1)) as Holder;
    holder = withFieldIn(above, at.at(-1) as string, aroundHolder(fieldAt(file, at) as Field, holder));
  }
  return file.schema === holder.schema && file.ui === holder.ui ? file : { ...file, ...holder };
}

/** Names of the fields of a holder in reading order: `ui:order` first, the rest as written. */
export function namesIn({ schema, ui }: Holder): readonly string[] {
  const names = Object.keys(propertiesOf(schema));
  const order = textsOf(ui['ui:order']);
  if (order.length === 0) return names;
  const rest = names.filter(name => !order.includes(name));
  const known = order.filter(name => name === '*' || names.includes(name));
  return known.includes('*') ? known.flatMap(name => (name === '*' ? rest : [name])) : [...known, ...rest];
}

/** The holder with its fields written in an order: the keys of `properties`, and `ui:order` where there is one. */
export function withOrder({ schema, ui }: Holder, names: readonly string[]): Holder {
  const properties = propertiesOf(schema);
  const isSame = Object.keys(properties).join() === names.join();
  const ordered = isSame ? properties : Object.fromEntries(names.map(name => [name, properties[name] as FormSchema]));
  const order = Array.isArray(ui['ui:order']) && ui['ui:order'].join() !== names.join() ? [...names] : ui['ui:order'];
  return {
    schema: ordered === schema.properties ? schema : { ...schema, properties: ordered },
    ui: withEntry(ui, 'ui:order', order),
  };
}

/** Every field of a form in reading order of the schema, those in groups and tables after the one that holds them. */
export function fieldsOf(file: FormFile): { readonly path: FieldPath; readonly field: Field }[] {
  const open: FieldPath[] = [[]];
  const found: { path: FieldPath; field: Field }[] = [];
  for (let path = open.pop(); path; path = open.pop()) {
    const field = fieldAt(file, path);
    if (field) found.push({ path, field });
    const holder = holderAt(file, path);
    const at = path;
    if (holder)
      open.push(
        ...namesIn(holder)
          .map(name => [...at, name])
          .reverse(),
      );
  }
  return found;
}

/** Settings with their lists of names changed: `ui:order`, and `order` of `ui:options`. */
export function withOrders(ui: Values, change: (names: readonly unknown[]) => readonly unknown[]): Values {
  const changed = Array.isArray(ui['ui:order']) ? withEntry(ui, 'ui:order', change(ui['ui:order'])) : ui;
  const options = valuesOf(changed['ui:options']);
  return Array.isArray(options.order) ? { ...changed, 'ui:options': { ...options, order: change(options.order) } } : changed;
}
