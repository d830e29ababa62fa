import type { FieldRights } from '#forms/schema/types.ts';
import type { TaskView } from '../contract/schemas.ts';

/** The rights of a step as the contract shows them (字段权限). */
export function contractRights(rights: FieldRights): NonNullable<TaskView['rights']> {
  return Object.fromEntries(Object.entries(rights).map(([right, fields]) => [right, [...fields]]));
}
