import { type FormSchema, isValues, type Values } from '#forms/schema/types.ts';
import { without } from './holder.ts';

/** Keywords whose part speaks about the same value as the schema it stands in. */
const oneKeys = ['if', 'then', 'else', 'not'] as const;
const manyKeys = ['allOf', 'anyOf', 'oneOf'] as const;

type Names = readonly string[];
const isNames = (value: unknown): value is Names => Array.isArray(value) && value.every(one => typeof one === 'string');

/** A schema with its branches changed; `undefined` for a branch takes its keyword or its entry away. */
function withBranches(schema: FormSchema, change: (part: FormSchema, keyword: string) => FormSchema | undefined): FormSchema {
  let changed = schema;
  const set = (keyword: string, value: unknown): void => {
    if (value !== changed[keyword]) changed = value === undefined ? without(changed, keyword) : { ...changed, [keyword]: value };
  };
  for (const keyword of oneKeys) {
    const part = schema[keyword];
    if (isValues(part)) set(keyword, change(part, keyword));
  }
  for (const keyword of manyKeys) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    const next = parts.flatMap(part => (isValues(part) ? (change(part, keyword) ?? []) : [part]));
    if (next.length !== parts.length || next.some((part, index) => part !== parts[index])) set(keyword, next.length > 0 ? next : undefined);
  }
  return changed;
}

const renamedKey = (values: Values, from: string, to: string): Values =>
  Object.hasOwn(values, from) ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value])) : values;

const renamedIn = (names: Names, from: string, to: string): Names =>
  names.includes(from) ? names.map(name => (name === from ? to : name)) : names;

function withDependent(schema: FormSchema, change: (dependent: Readonly<Record<string, Names>>) => Values): FormSchema {
  const { dependentRequired } = schema;
  if (!isValues(dependentRequired) || !Object.values(dependentRequired).every(isNames)) return schema;
  const next = change(dependentRequired as Readonly<Record<string, Names>>);
  if (JSON.stringify(next) === JSON.stringify(dependentRequired)) return schema;
  return Object.keys(next).length > 0 ? { ...schema, dependentRequired: next } : without(schema, 'dependentRequired');
}

/** A schema that names a field by another name: its fields, `required`, `dependentRequired`, and all of that in its branches (改名). */
export function renameMentions(schema: FormSchema, from: string, to: string): FormSchema {
  const { properties, required } = schema;
  let changed = schema;
  if (isValues(properties) && Object.hasOwn(properties, from)) changed = { ...changed, properties: renamedKey(properties, from, to) };
  if (isNames(required) && required.includes(from)) changed = { ...changed, required: renamedIn(required, from, to) };
  changed = withDependent(changed, dependent =>
    Object.fromEntries(Object.entries(renamedKey(dependent, from, to)).map(([key, names]) => [key, renamedIn(names as Names, from, to)])),
  );
  return withBranches(changed, part => renameMentions(part, from, to));
}

/** The schema without a field: its own fields, `required` and `dependentRequired`. */
function withoutOwn(schema: FormSchema, name: string): FormSchema {
  const { properties, required } = schema;
  let changed = schema;
  if (isValues(properties) && Object.hasOwn(properties, name)) changed = { ...changed, properties: without(properties, name) };
  if (isNames(required) && required.includes(name)) changed = { ...changed, required: required.filter(other => other !== name) };
  return withDependent(changed, dependent => {
    const kept = Object.entries(dependent).filter(([key]) => key !== name);
    return Object.fromEntries(
      kept.map(([key, names]) => [key, names.filter(other => other !== name)] as const).filter(([, names]) => names.length > 0),
    );
  });
}

/** true: the part says nothing any more. */
const isIdle = (part: FormSchema): boolean =>
  Object.entries(part).every(
    ([keyword, value]) =>
      (keyword === 'required' && isNames(value) && value.length === 0) ||
      (keyword === 'properties' && isValues(value) && Object.keys(value).length === 0),
  );

/** A conditional whose condition spoke of the field says nothing any more: `then` and `else` go with it. */
function withoutOrphans(schema: FormSchema, before: FormSchema): FormSchema {
  if (schema === before) return schema;
  const lost = isValues(before.if) && !isValues(schema.if);
  const idle = isValues(schema.if) && !isValues(schema.then) && !isValues(schema.else);
  if (!lost && !idle) return schema;
  return ['if', 'then', 'else'].reduce<FormSchema>(without, schema);
}

/**
 * A schema that no longer speaks of a field (删除字段的引用). A condition, an alternative or an exclusion that spoke of it goes as a whole,
 * for without the field it would say something else; a consequence loses only the field.
 */
export function dropMentions(schema: FormSchema, name: string): FormSchema {
  const own = withoutOwn(schema, name);
  const dropped = withBranches(own, (part, keyword) => {
    const next = dropMentions(part, name);
    if (next === part) return part;
    const isConsequence = keyword === 'then' || keyword === 'else' || keyword === 'allOf';
    return !isConsequence || isIdle(next) ? undefined : next;
  });
  return withoutOrphans(dropped, own);
}

/** true: a condition, a consequence or an alternative of a schema speaks of a field. */
export function isMentioned(schema: FormSchema, name: string): boolean {
  const own = withoutOwn(schema, name);
  return dropMentions(own, name) !== own || schema.dependentRequired !== own.dependentRequired;
}
