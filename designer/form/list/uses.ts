import type { Definition, FieldRights } from '#engine/bpmn/definition.ts';
import type { Text } from '#engine/problem.ts';

/** A step whose people fill the form (使用表单的环节). */
export interface StepUse {
  /** Id of the element in the process. */
  readonly element: string;
  readonly name: string;
  /** Absent: every field may be written. */
  readonly rights?: FieldRights;
}

/** Steps that use a form, in the order of the process (环节). */
export function stepsUsing(definition: Definition | null, form: string): readonly StepUse[] {
  const elements = Object.values(definition?.elements ?? {});
  return elements
    .filter(element => element.form === form)
    .map(({ id, name, fields }) => ({ element: id, name: name ?? id, ...(fields ? { rights: fields } : {}) }));
}

/** What a step may do with a field (环节对字段的权限). */
export interface Right {
  readonly access: 'write' | 'read' | 'hide';
  readonly isRequired: boolean;
}

/** The right of a step on a field at the top of the form, by its x-id. */
export function rightOn(rights: FieldRights | undefined, xId: string): Right {
  const isRequired = rights?.required?.includes(xId) ?? false;
  if (rights?.hide?.includes(xId)) return { access: 'hide', isRequired: false };
  const isRead = (rights?.read?.includes(xId) ?? false) || (rights?.write !== undefined && !rights.write.includes(xId));
  return isRead ? { access: 'read', isRequired: false } : { access: 'write', isRequired };
}

/** true: the step does not leave the field as the form has it. */
export const isRestricted = ({ access, isRequired }: Right): boolean => access !== 'write' || isRequired;

/** The id of a form as a name without hyphens: `food-business` is foodBusiness. Forms of steps have none; theirs is read as it stands, data.<form>. */
export const dataName = (form: string): string => form.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Who uses a form (表单的使用者). */
export interface FormUses {
  readonly steps: readonly StepUse[];
  /** Service items whose application form it is (事项). */
  readonly items: readonly { readonly id: string; readonly title: Text }[];
  /** true: texts of the process, documents or rules read its answers. */
  readonly isRead: boolean;
}

/** true: a text reads data.<form>. */
export const readsData = (texts: readonly string[], form: string): boolean => {
  const pattern = new RegExp(`\\bdata\\s*\\.\\s*${dataName(form)}\\b`);
  return texts.some(text => pattern.test(text));
};

/** true: nothing in the pack or the catalogue needs the form. */
export const isFree = ({ steps, items }: FormUses): boolean => steps.length === 0 && items.length === 0;
