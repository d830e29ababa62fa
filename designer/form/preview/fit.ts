import { isValues, type Values } from '#forms/schema/types.ts';

/** true: the value can be an answer of a part of the form as it is now. */
function fits(schema: Values, value: unknown): boolean {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isValues(value);
    default:
      return true;
  }
}

function fitted(schema: unknown, value: unknown): unknown {
  if (!isValues(schema)) return value;
  if (!fits(schema, value)) return undefined;
  if (Array.isArray(value)) return fittedList(schema.items, value);
  return isValues(value) ? fitAnswers(schema, value) : value;
}

function fittedList(items: unknown, list: readonly unknown[]): readonly unknown[] {
  const kept = list.map(entry => fitted(items, entry));
  const isSame = kept.every((entry, at) => entry === list[at]);
  return isSame ? list : kept.filter(entry => entry !== undefined);
}

/** Properties of a part and of the branches that add some. */
function propertiesOf(schema: Values): Values {
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap(key => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : []));
  const parts = [...branches, schema.then, schema.else].filter(isValues);
  return Object.assign({}, ...parts.map(propertiesOf), isValues(schema.properties) ? schema.properties : {}) as Values;
}

/**
 * Example answers as far as they fit the form as it is now (示例答案): what belongs to fields that are gone or of another kind is left out.
 * The same object when everything fits.
 */
export function fitAnswers(schema: Values, answers: Values): Values {
  if (typeof schema.$ref === 'string') return answers;
  const properties = propertiesOf(schema);
  const entries = Object.entries(answers).map(
    ([name, value]) => [name, Object.hasOwn(properties, name) ? fitted(properties[name], value) : undefined] as const,
  );
  if (entries.every(([name, value]) => value === answers[name])) return answers;
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
