import { type FieldRights, type FormSchema, isValues } from './types.ts';

/**
 * Fields at the top that a step may not change (不可填写字段), by name: read, or not even seen. A computed field is worked out whatever the rights
 * say, so that only `hide` counts for it.
 */
export function withheldFields(schema: FormSchema, rights: FieldRights | null): ReadonlyMap<string, 'read' | 'hide'> {
  const properties = rights && isValues(schema.properties) ? Object.entries(schema.properties) : [];
  return new Map(
    properties.flatMap(([name, field]) => {
      const right = isValues(field) ? rightOf(rights!, field['x-id']) : null;
      return right ? [[name, right] as const] : [];
    }),
  );
}

function rightOf({ write, read = [], hide = [] }: FieldRights, xId: unknown): 'read' | 'hide' | null {
  const isNamed = (ids: readonly string[]) => typeof xId === 'string' && ids.includes(xId);
  if (isNamed(hide)) return 'hide';
  return isNamed(read) || (write !== undefined && !isNamed(write)) ? 'read' : null;
}
