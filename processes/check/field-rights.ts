import { elementLabel } from '#engine/bpmn/index.ts';
import type { Definition, FieldRights, FlowElement } from '#engine/bpmn/definition.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import { partsOf } from '#forms/schema/expand.ts';
import { type FormSchema, isValues } from '#forms/schema/types.ts';
import type { Pack } from '../types.ts';
import { beginningsOf, reachAvoiding, waysOf } from './ways.ts';

/** A step with rights on the fields of its form, and what the form says. */
interface Step {
  readonly element: FlowElement;
  readonly rights: FieldRights;
  readonly schema: FormSchema;
  /** Fields at the top of the form by x-id, in reading order. */
  readonly top: ReadonlyMap<string, TopField>;
}

interface TopField {
  readonly name: string;
  readonly schema: FormSchema;
}

type Find = (step: Step, definition: Definition) => Problem[];

/**
 * Check the rights steps have on the fields of their forms (字段权限检查, bj:fields): every x-id is a field at the top of the form, no two lists
 * contradict, and what the form requires can be filled by somebody.
 */
export function checkFieldRights({ forms }: Pack, definition: Definition | null): Problem[] {
  if (!definition) return [];
  return Object.values(definition.elements).flatMap(element => {
    const { fields: rights, form } = element;
    if (!rights) return [];
    if (form === undefined) return [told(element, 'fields-without-form', noForm)];
    const schema = Object.hasOwn(forms, form) ? forms[form]!.schema : undefined;
    if (!isValues(schema)) return [];
    const step = { element, rights, schema, top: topOf(schema) };
    return finds.flatMap(find => find(step, definition));
  });
}

/** Whether a step may fill a field (可写), by its x-id. */
export function isWritable({ write, read = [], hide = [] }: FieldRights, id: string): boolean {
  return !hide.includes(id) && !read.includes(id) && (write === undefined || write.includes(id));
}

const findUnknown: Find = ({ element, rights, schema, top }) => {
  const unknown = [...new Set(Object.values(rights).flat() as readonly string[])].filter(id => !top.has(id));
  if (unknown.length === 0) return [];
  const within = withinOf(schema);
  return unknown.map(id => told(element, 'unknown-field', within.has(id) ? notTop(within.get(id)!, id) : noField(id)));
};

const findContradictions: Find = ({ element, rights, top }) => {
  const { write = [], read = [], hide = [], required = [] } = rights;
  return [...top].flatMap(([id, field]) => {
    const lists = [write, read, hide].filter(list => list.includes(id)).length;
    const title = titleOf(field);
    return [
      ...(lists > 1 ? [told(element, 'fields-contradict', twice(title))] : []),
      ...(lists <= 1 && required.includes(id) ? unfillable({ element, rights, id, field }) : []),
    ];
  });
};

/** A field required here that nobody here can fill. */
function unfillable({ element, rights, id, field }: Pick<Step, 'element' | 'rights'> & { id: string; field: TopField }): Problem[] {
  if (Object.hasOwn(field.schema, 'x-value')) return [told(element, 'fields-contradict', computed(titleOf(field)))];
  return isWritable(rights, id) ? [] : [told(element, 'fields-contradict', cannotFill(titleOf(field), rights.hide?.includes(id) ?? false))];
}

/** What the form requires and this step may not fill: somebody else must, else the step is a dead end, or the answer is missing for good. */
const findUnfilled: Find = ({ element, rights, schema, top }, definition) => {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return [...top].flatMap(([id, field]) => {
    if (!required.includes(field.name) || isWritable(rights, id) || fillsItself(field.schema)) return [];
    const writing = Object.values(definition.elements).filter(({ form, fields = {} }) => form === element.form && isWritable(fields, id));
    if (!isReachedWithout(element, writing, definition)) return [];
    return rights.hide?.includes(id)
      ? [told(element, 'required-field-hidden', missing(titleOf(field)), 'warning')]
      : [told(element, 'required-field-read-only', deadEnd(titleOf(field)))];
  });
};

/** Whether a case may come to a step although none of these steps, which fill what it needs, was done before. */
function isReachedWithout({ id }: FlowElement, writing: readonly FlowElement[], definition: Definition): boolean {
  const avoided = new Set(writing.map(one => one.id));
  return avoided.size === 0 || reachAvoiding(beginningsOf(definition), waysOf(definition), avoided).has(id);
}

const finds: readonly Find[] = [findUnknown, findContradictions, findUnfilled];

function fillsItself(schema: FormSchema): boolean {
  return ['x-value', 'x-default', 'default', 'const'].some(keyword => Object.hasOwn(schema, keyword));
}

function topOf({ properties }: FormSchema): ReadonlyMap<string, TopField> {
  return new Map(
    Object.entries(isValues(properties) ? properties : {}).flatMap(([name, schema]) =>
      isValues(schema) && typeof schema['x-id'] === 'string' ? [[schema['x-id'], { name, schema }] as const] : [],
    ),
  );
}

/** Titles of the fields anywhere in a form by x-id: columns of tables, fields of groups. */
function withinOf(root: FormSchema): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = partsOf(root, '');
  for (const { schema, pointer, name = '' } of waiting) {
    if (typeof schema['x-id'] === 'string' && !found.has(schema['x-id'])) found.set(schema['x-id'], titleOf({ name, schema }));
    waiting.push(...partsOf(schema, pointer));
  }
  return found;
}

const titleOf = ({ name, schema }: TopField): string =>
  typeof schema.title === 'string' && schema.title.trim() !== '' ? schema.title : name;

function told(element: FlowElement, code: string, { zh, en }: Text, severity: Problem['severity'] = 'error'): Problem {
  const label = elementLabel(element);
  return problem(
    code,
    { zh: zh.replace('{}', () => label), en: en.replace('{}', () => label.replace(/[“”]/g, '"')) },
    { element: element.id, file: 'process.bpmn', severity },
  );
}

const noForm: Text = {
  zh: '{} 设置了字段权限，但没有表单，请选择表单或删除字段权限。',
  en: '{} sets rights on fields but has no form; choose a form or remove the rights.',
};
const noField = (id: string): Text => ({
  zh: `{} 的字段权限写了「${id}」，表单里没有这个编号的字段，请删除或改正。`,
  en: `{} sets a right on "${id}", but the form has no field with that x-id; remove or correct it.`,
});
const notTop = (title: string, id: string): Text => ({
  zh: `{} 的字段权限写了表格列或分组内的字段「${title}」（${id}），权限只能设在表单最外层的字段上，请改设在整个表格或分组上。`,
  en: `{} sets a right on "${title}" (${id}), a column of a table or a field of a group; set it on the whole table or group.`,
});
const twice = (title: string): Text => ({
  zh: `{} 的字段「${title}」同时设了可写、只读、隐藏中的几项，请只保留一项。`,
  en: `{} has the field "${title}" in several of write, read and hide; keep one.`,
});
const computed = (title: string): Text => ({
  zh: `{} 的字段「${title}」由系统计算，办理人无法填写，请去掉本步必填。`,
  en: `{} requires "${title}", which is computed, so nobody can fill it; do not require it.`,
});
const cannotFill = (title: string, isHidden: boolean): Text =>
  isHidden
    ? {
        zh: `{} 的字段「${title}」既隐藏又必填，办理人看不见就无法填写，请去掉其中一项。`,
        en: `{} has the field "${title}" hidden and required, so nobody there can fill it; take one away.`,
      }
    : {
        zh: `{} 的字段「${title}」只读却又必填，办理人无法填写，请改为可写或去掉必填。`,
        en: `{} has the field "${title}" read-only and required, so nobody there can fill it; let it be written or not required.`,
      };
const missing = (title: string): Text => ({
  zh: `{} 隐藏了表单的必填字段「${title}」，其他步骤也不填写它，这一项将一直为空，请确认是否需要。`,
  en: `{} hides "${title}", which the form requires and no other step fills; it will stay empty.`,
});
const deadEnd = (title: string): Text => ({
  zh: `{} 中表单的必填字段「${title}」只读，其他步骤也不填写它，这一步将无法提交，请改为可写或取消必填。`,
  en: `{} may only read "${title}", which the form requires and no other step fills, so the step can never be submitted; let it be written.`,
});
