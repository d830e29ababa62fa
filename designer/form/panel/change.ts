import type { Field } from '#forms/fields/types.ts';
import { isValues, type Values } from '#forms/schema/types.ts';

/** Values with some set; undefined takes a name away. Names keep their order. */
export function patched(values: Values, patch: Values): Values {
  const next = { ...values, ...patch };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
}

/** The field with other keywords of its schema (字段结构). */
export const withSchema = (field: Field, patch: Values): Field => ({ ...field, schema: patched(field.schema, patch) });

/** The field with other interface settings (界面设置). */
export const withUi = (field: Field, patch: Values): Field => ({ ...field, ui: patched(field.ui, patch) });

/** `ui:options` of a field. */
export const optionsOf = ({ ui }: Pick<Field, 'ui'>): Values => (isValues(ui['ui:options']) ? ui['ui:options'] : {});

/** The field with other entries of `ui:options`; no entry left: no `ui:options`. */
export function withOptions(field: Field, patch: Values): Field {
  const options = patched(optionsOf(field), patch);
  return withUi(field, { 'ui:options': Object.keys(options).length > 0 ? options : undefined });
}

/** The schema that says what one answer may be (单个值): the items of a list of plain values, else the field itself. */
export const entryOf = ({ schema }: Pick<Field, 'schema'>): Values =>
  schema.type === 'array' && isValues(schema.items) && !isValues(schema.items.properties) ? schema.items : schema;

/** The field with other keywords where one answer is described. */
export function withEntry(field: Field, patch: Values): Field {
  const entry = entryOf(field);
  return entry === field.schema ? withSchema(field, patch) : withSchema(field, { items: patched(entry, patch) });
}
