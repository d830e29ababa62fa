import { withheldFields } from '#forms/schema/rights.ts';
import type { FieldRights } from '#forms/schema/types.ts';
import type { Form, TaskView } from '../contract/schemas.ts';

/** The rights of a step as the contract shows them (字段权限). */
export function contractRights(rights: FieldRights): NonNullable<TaskView['rights']> {
  return Object.fromEntries(Object.entries(rights).map(([right, fields]) => [right, [...fields]]));
}

/**
 * Answers a step begins with, as its page may see them (页面可见的答案): the draft over what is stored, but of a field that may only be read what is
 * stored, and of a hidden one nothing.
 */
export function shownAnswers(
  { form, rights }: { readonly form: Form | null; readonly rights: FieldRights | null },
  stored: Readonly<Record<string, unknown>>,
  draft: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> {
  const shown = { ...(draft ?? stored) };
  for (const [name, right] of form ? withheldFields(form.schema, rights) : []) {
    if (right === 'read' && Object.hasOwn(stored, name)) shown[name] = stored[name];
    else delete shown[name];
  }
  return shown;
}
