import type { Text } from '#engine/problem.ts';
import { titleOfSchema } from './messages.ts';
import { type FormSchema, isValues, pointerSteps } from './types.ts';

/** Keywords whose parts speak about the same value as the schema they stand in. */
const branchKeys = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;
const maxDepth = 32;

/**
 * Title of the field an answer's JSON pointer names (字段名称): `/materials/1/name` -> 需要补正的全部材料（第 2 项）的材料名称.
 * Falls back to the name in the pointer where the form has no such field.
 */
export function titleOf(schema: FormSchema, pointer: string): Text {
  let parts: readonly FormSchema[] = spread(schema, schema);
  let title = titleOfSchema(schema, '');
  for (const step of pointerSteps(pointer)) {
    const isItem = /^\d+$/.test(step) && !parts.some(part => isValues(part.properties) && Object.hasOwn(part.properties, step));
    const next = parts.flatMap(part => childOf(part, step, isItem)).flatMap(part => spread(schema, part));
    title = isItem ? itemTitle(title, step) : fieldTitle(next, step, title);
    parts = next;
  }
  return title;
}

/**
 * Everything a form says about the value at a JSON pointer into the answers, as one schema (字段结构): what stands first wins. Empty where
 * the form has no such field.
 */
export function schemaAt(schema: FormSchema, pointer: string): FormSchema {
  let parts: readonly FormSchema[] = spread(schema, schema);
  for (const step of pointerSteps(pointer)) {
    const isItem = /^\d+$/.test(step) && !parts.some(part => isValues(part.properties) && Object.hasOwn(part.properties, step));
    parts = parts.flatMap(part => childOf(part, step, isItem)).flatMap(part => spread(schema, part));
  }
  return Object.assign({}, ...parts.toReversed());
}

/** What a schema says about a field or, with `isItem`, about the entries of a list; nothing or one. */
export function childOf(part: FormSchema, step: string, isItem: boolean): FormSchema[] {
  const properties = isValues(part.properties) ? part.properties : {};
  const child = isItem ? part.items : Object.hasOwn(properties, step) ? properties[step] : undefined;
  return isValues(child) ? [child] : [];
}

function itemTitle(title: Text, step: string): Text {
  const nth = Number(step) + 1;
  return { zh: `${title.zh}（第 ${nth} 项）`, en: `${title.en} (entry ${nth})` };
}

function fieldTitle(parts: readonly FormSchema[], step: string, holder: Text): Text {
  const own = titleOfSchema(
    parts.find(part => typeof part.title === 'string'),
    step,
  );
  const inItem = /（第 \d+ 项）$/.test(holder.zh);
  return inItem ? { zh: `${holder.zh}的${own.zh}`, en: `${holder.en}, ${own.en}` } : own;
}

/** A schema with everything that speaks about the same value: its local reference and its branches. */
export function spread(root: FormSchema, schema: FormSchema, depth = 0): FormSchema[] {
  if (depth > maxDepth) return [];
  const branches = branchKeys.flatMap(key => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [schema[key]])).filter(isValues);
  const target = findDefinition(root, schema.$ref);
  return [schema, ...(target ? spread(root, target, depth + 1) : []), ...branches.flatMap(branch => spread(root, branch, depth + 1))];
}

/** The part of `$defs` a local reference names; undefined when it names none. */
export function findDefinition(root: FormSchema, ref: unknown): FormSchema | undefined {
  if (typeof ref !== 'string' || !ref.startsWith('#/$defs/')) return undefined;
  const name = ref.slice('#/$defs/'.length);
  const found = isValues(root.$defs) && Object.hasOwn(root.$defs, name) ? root.$defs[name] : undefined;
  return isValues(found) ? found : undefined;
}
