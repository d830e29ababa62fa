import { deepEquals, type Registry } from '@rjsf/utils';
import { isValues, type Values } from '../schema/types.ts';

/** The fields at the top of a form (顶层字段) as they stand with given answers: branches worked in. */
export interface Top {
  readonly properties: Readonly<Record<string, Values>>;
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
}

const conditions = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentRequired'];

const topFrom = (schema: Values): Top => {
  const properties = (isValues(schema.properties) ? schema.properties : {}) as Readonly<Record<string, Values>>;
  return {
    properties,
    names: Object.keys(properties),
    required: new Set(Array.isArray(schema.required) ? schema.required.map(String) : []),
  };
};

/** The new one, with everything that says the same taken from the old one, so that fields are not drawn again. */
function keep(old: Top, next: Top): Top {
  const properties = Object.fromEntries(
    next.names.map(name => [
      name,
      deepEquals(old.properties[name], next.properties[name]) ? old.properties[name]! : next.properties[name]!,
    ]),
  );
  const isSame =
    old.names.join('\n') === next.names.join('\n') &&
    next.names.every(name => old.properties[name] === properties[name]) &&
    [...old.required].sort().join('\n') === [...next.required].sort().join('\n');
  return isSame ? old : { ...next, properties };
}

/** Reads the top of a form for answers; the same answers, or others that change nothing, give the very same. */
export function createTop({ rootSchema, schemaUtils }: Registry): (answers: Values) => Top {
  let top = topFrom(rootSchema as Values);
  if (!conditions.some(name => name in rootSchema)) return () => top;
  let last: Values | null = null;
  return answers => {
    if (answers !== last) {
      last = answers;
      const found = topFrom(schemaUtils.retrieveSchema(rootSchema, answers) as Values);
      top = keep(top, found);
    }
    return top;
  };
}
