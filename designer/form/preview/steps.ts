import type { FieldRights, FormSchema } from '#forms/schema/types.ts';
import { isValues } from '#forms/schema/types.ts';

/** Titles of the fields at the top that a step does not see (本步看不到的字段). */
export function hiddenTitles(schema: FormSchema, rights: FieldRights | null): readonly string[] {
  if (!rights?.hide || !isValues(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, field]) =>
    isValues(field) && rights.hide!.includes(String(field['x-id'])) ? [typeof field.title === 'string' ? field.title : name] : [],
  );
}
