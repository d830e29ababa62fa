import type { Text } from '#engine/problem.ts';
import { titleOfSchema } from '#forms/schema/messages.ts';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { layoutOf, sectionsOf } from '../../form/model/layout.ts';
import { childOf, type Editable, type Factory, type Patch, withChild, withoutChild } from '../properties.ts';

/** What a step may do with a field (字段权限): fill it, only see it, or neither. */
export type Access = 'write' | 'read' | 'hide';
export const accesses: readonly Access[] = ['write', 'read', 'hide'];

/** A field at the top of a step's form, as the table of rights shows it. */
export interface RightsField {
  readonly xId: string;
  readonly title: Text;
  /** Filled by the system alone: it can be seen or hidden, nothing else. */
  readonly isComputed: boolean;
  /** The form requires it in every step. */
  readonly isRequired: boolean;
}
/** Fields of one section of the form, in reading order. */
export interface RightsSection {
  readonly id: string;
  readonly title: Text | null;
  readonly fields: readonly RightsField[];
}

/** The rights of a step, field by field. */
export interface Rights {
  readonly access: Readonly<Record<string, Access>>;
  /** x-ids that must be filled in this step. */
  readonly required: readonly string[];
  /** What fields that are added to the form later may be: bj:fields has a list `write` where they are only read. */
  readonly later: 'write' | 'read';
  /** x-ids that the form has not; they are dropped when the rights are written. */
  readonly unknown: readonly string[];
}

/** The fields of a form by section (按区段). */
export function sectionsOfForm(form: FormFile): readonly RightsSection[] {
  const properties = isValues(form.schema.properties) ? form.schema.properties : {};
  const required = Array.isArray(form.schema.required) ? form.schema.required : [];
  const fieldsOf = (names: readonly string[]): RightsField[] =>
    names.flatMap(name => {
      const schema = properties[name];
      const xId = isValues(schema) ? schema['x-id'] : undefined;
      return isValues(schema) && typeof xId === 'string'
        ? [{ xId, title: titleOfSchema(schema, name), isComputed: 'x-value' in schema, isRequired: required.includes(name) }]
        : [];
    });
  return sectionsOf(layoutOf(form)).flatMap(({ id, title, fields }) => {
    const found = fieldsOf(fields);
    return found.length === 0 ? [] : [{ id, title: title ?? null, fields: found }];
  });
}

export const fieldsIn = (sections: readonly RightsSection[]): readonly RightsField[] => sections.flatMap(({ fields }) => fields);

/** x-ids of one list of bj:fields; null: the list is not there. */
function listOf(child: Editable | undefined, name: Access | 'required'): readonly string[] | null {
  const text = child?.get(name);
  return typeof text === 'string' ? text.split(/\s+/).filter(id => id !== '') : null;
}

/** Reads bj:fields of a step as the engine does: hidden wins over read-only, and that over writable. */
export function rightsOf(subject: Editable, fields: readonly RightsField[]): Rights {
  const child = childOf(subject, 'bj:Fields');
  const write = listOf(child, 'write');
  const [read, hide, required] = [listOf(child, 'read') ?? [], listOf(child, 'hide') ?? [], listOf(child, 'required') ?? []];
  const accessOf = (id: string): Access => {
    if (hide.includes(id)) return 'hide';
    return read.includes(id) || (write !== null && !write.includes(id)) ? 'read' : 'write';
  };
  const known = new Set(fields.map(({ xId }) => xId));
  return {
    access: Object.fromEntries(fields.map(({ xId }) => [xId, accessOf(xId)])),
    required: fields.map(({ xId }) => xId).filter(id => required.includes(id)),
    later: write === null ? 'write' : 'read',
    unknown: [...new Set([...(write ?? []), ...read, ...hide, ...required])].filter(id => !known.has(id)),
  };
}

/** Gives some fields another access; what may not be filled is not required here. */
export function withAccess(rights: Rights, ids: readonly string[], access: Access): Rights {
  const changed = { ...rights.access, ...Object.fromEntries(ids.map(id => [id, access])) };
  return { ...rights, access: changed, required: rights.required.filter(id => changed[id] === 'write') };
}

/** Asks for some fields in this step, or no longer; only what may be filled can be asked for. */
export function withRequired(rights: Rights, ids: readonly string[], isRequired: boolean): Rights {
  const others = rights.required.filter(id => !ids.includes(id));
  const asked = isRequired ? ids.filter(id => rights.access[id] === 'write') : [];
  return { ...rights, required: Object.keys(rights.access).filter(id => others.includes(id) || asked.includes(id)) };
}

/** Writes the rights into a step (写回 bj:fields), as one step of undo; rights that say nothing take the element away. */
export function withRights(subject: Editable, rights: Rights, factory: Factory): Patch {
  const ids = Object.keys(rights.access);
  const of = (access: Access): string => ids.filter(id => rights.access[id] === access).join(' ');
  const [read, hide, required] = [of('read'), of('hide'), rights.required.join(' ')];
  const isClosed = rights.later === 'read';
  if (!isClosed && read === '' && hide === '' && required === '') return withoutChild(subject, 'bj:Fields', factory);
  const said = (text: string): string | undefined => (text === '' ? undefined : text);
  const attributes = {
    write: isClosed ? of('write') : undefined,
    read: isClosed ? undefined : said(read),
    hide: said(hide),
    required: said(required),
  };
  return withChild(subject, 'bj:Fields', attributes, factory);
}
