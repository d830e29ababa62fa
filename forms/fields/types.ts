import type { Text } from '#engine/problem.ts';
import type { FormSchema, Values } from '../schema/types.ts';

/** Groups of the palette (控件分组). */
export type FieldGroup = 'basic' | 'choice' | 'government' | 'structure';

/** A field as a form holds it (字段): its schema, its interface settings, and whether the form always asks for it. */
export interface Field {
  readonly schema: FormSchema;
  readonly ui: Values;
  readonly required: boolean;
}

/** Settings of a field that the properties panel offers (字段属性), besides name, title, help, rules and width. */
export type FieldSetting =
  | 'length'
  | 'pattern'
  | 'placeholder'
  | 'rows'
  | 'range'
  | 'step'
  | 'unit'
  | 'options'
  | 'codes'
  | 'codes-level'
  | 'items'
  | 'columns'
  | 'unique';

/** One kind of field (字段类型): how a field of it is begun, recognised and set. One file per kind. */
export interface FieldKind {
  /** Kebab-case. */
  readonly id: string;
  readonly group: FieldGroup;
  readonly title: Text;
  /** What it is for, in a sentence. */
  readonly help: Text;
  /** A new field of this kind, complete and passing `checkForm`; `title` is what the palette calls it. */
  readonly create: (ids: { readonly xId: string; readonly title: Text }) => Field;
  /** true: a field is of this kind. Exactly one kind says so for every field the language allows. */
  readonly fits: (field: Pick<Field, 'schema' | 'ui'>) => boolean;
  readonly settings: readonly FieldSetting[];
}
