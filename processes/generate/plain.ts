import { partsOf } from '#forms/schema/expand.ts';
import { findDefinition } from '#forms/schema/titles.ts';
import { type FormSchema, isValues } from '#forms/schema/types.ts';

/** A schema that says no more than a TypeScript type can (类型所需的结构), as json-schema-to-typescript reads it. */
export type PlainSchema = Readonly<Record<string, unknown>>;

/**
 * The part of a form's schema that makes its type: fields, their kinds, what is always there. References are written out, choices become
 * enums, titles become comments, conditions go: what only a condition asks for, a rule may hide or the server computes, may be missing.
 * References of a form that passed `checkForm` do not go in a circle.
 */
export function plainSchema(root: FormSchema, schema: FormSchema = root): PlainSchema {
  const target = findDefinition(root, schema.$ref);
  if (target) return { ...plainSchema(root, { ...target, ...without(schema, '$ref') }) };
  const comment = commentOf(schema);
  return { ...(comment === '' ? {} : { description: comment }), ...kindOf(root, schema) };
}

function kindOf(root: FormSchema, schema: FormSchema): PlainSchema {
  const choices = choicesOf(schema);
  if (choices) return { enum: choices };
  if (schema['x-money'] === true) return { tsType: 'Fen' };
  if (typeof schema['x-codes'] === 'string') return { tsType: `Code<${JSON.stringify(schema['x-codes'])}>` };
  if (schema.type === 'array') return { type: 'array', items: isValues(schema.items) ? plainSchema(root, schema.items) : {} };
  if (schema.type === 'object' || isValues(schema.properties)) return objectOf(root, schema);
  return { type: schema.type };
}

function objectOf(root: FormSchema, schema: FormSchema): PlainSchema {
  const own = isValues(schema.properties) ? schema.properties : {};
  const fields = Object.entries({ ...addedIn(root, schema), ...own }).filter((entry): entry is [string, FormSchema] => isValues(entry[1]));
  const required = (Array.isArray(schema.required) ? schema.required : []).filter(name => isAlways(own[name]));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, plainSchema(root, field)])),
    required,
    additionalProperties: false,
  };
}

/** Fields that only a condition of the object brings (allOf, then ...). */
function addedIn(root: FormSchema, schema: FormSchema): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const waiting = branchesOf(schema);
  for (const branch of waiting) {
    const whole = findDefinition(root, branch.$ref) ?? branch;
    for (const [name, field] of Object.entries(isValues(whole.properties) ? whole.properties : {})) {
      if (isValues(field) && typeof field.title === 'string') found[name] ??= field;
    }
    waiting.push(...branchesOf(whole));
  }
  return found;
}

function branchesOf(schema: FormSchema): FormSchema[] {
  return partsOf(schema, '').flatMap(part => (['properties', 'items', '$defs'].includes(part.keyword) ? [] : [part.schema]));
}

/** A required field is there unless a rule hides it or the server computes it. */
function isAlways(field: unknown): boolean {
  return isValues(field) && !Object.hasOwn(field, 'x-visible') && !Object.hasOwn(field, 'x-value');
}

function choicesOf({ enum: listed, const: only, oneOf, anyOf }: FormSchema): readonly unknown[] | undefined {
  if (Array.isArray(listed)) return listed;
  if (only !== undefined) return [only];
  const options: readonly unknown[] = Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : [];
  const values = options.flatMap(option => (isValues(option) && Object.hasOwn(option, 'const') ? [option.const] : []));
  return values.length > 0 && values.length === options.length ? values : undefined;
}

/** Title and description, safe inside a comment. */
function commentOf({ title, description }: FormSchema): string {
  const texts = [title, description].filter(text => typeof text === 'string' && text.trim() !== '');
  return texts.join('\n').replaceAll('*/', '* /');
}

function without(schema: FormSchema, key: string): FormSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
}
