import { isValues, type Values } from '../schema/types.ts';

/** What a part of a form looks like (字段形态), read from its schema and settings alone. */

const partOf = (value: unknown): Values => (isValues(value) ? value : {});

/** A setting of a field: `ui:options.name` or `ui:name`. */
export const settingOf = (ui: Values | undefined, name: string): unknown =>
  partOf(ui?.['ui:options'])[name] ?? (ui as Values | undefined)?.[`ui:${name}`];

/** Widget a form names for a field (控件). */
export const widgetOf = (ui: Values | undefined): string | undefined => {
  const widget = settingOf(ui, 'widget');
  return typeof widget === 'string' ? widget : undefined;
};

/** A group of fields (分组). */
export const isGroup = (schema: Values): boolean => schema.type === 'object' || isValues(schema.properties);

const hasChoices = (schema: Values): boolean => Array.isArray(schema.enum) || Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf);

/** A list of groups (明细): drawn as a table or as cards. */
export const isRows = (schema: Values): boolean => schema.type === 'array' && isGroup(partOf(schema.items));

/** Several of given choices (多选), or of a code list. */
export const isMultiple = (schema: Values): boolean =>
  schema.type === 'array' && (hasChoices(partOf(schema.items)) || typeof partOf(schema.items)['x-codes'] === 'string');

/** One control with a label above it; structures and check boxes say their titles themselves. */
export function isLabelled(schema: Values, ui: Values | undefined): boolean {
  if (isGroup(schema)) return false;
  if (schema.type === 'array') return isMultiple(schema);
  if (schema.type === 'boolean') return ['radio', 'select'].includes(widgetOf(ui) ?? '');
  return true;
}

/** Choices that stand open (单选、多选按钮) are a group of controls with one name. */
export const isChoiceGroup = (ui: Values | undefined): boolean => ['radio', 'checkboxes'].includes(widgetOf(ui) ?? '');

/** Width in columns a field asks for (列宽): a number, or the whole line for what needs room. */
export function spanOf(schema: Values, ui: Values | undefined): number | 'full' {
  const span = settingOf(ui, 'span');
  if (span === 24) return 'full';
  if (typeof span === 'number') return Math.min(3, Math.max(1, Math.round(span)));
  if (schema.type === 'object' || schema.type === 'array' || schema.type === 'boolean')
    return isMultiple(schema) && widgetOf(ui) !== 'checkboxes' ? 1 : 'full';
  if (widgetOf(ui) === 'textarea') return 'full';
  return widgetOf(ui) === 'radio' && lengthOfChoices(schema) > 22 ? 'full' : 1;
}

const lengthOfChoices = (schema: Values): number =>
  (Array.isArray(schema.oneOf) ? (schema.oneOf as Values[]) : []).reduce(
    (sum, { title }) => sum + (typeof title === 'string' ? title.length : 0) + 3,
    0,
  );

/** An amount of money in 分 (金额). */
export const isMoney = (schema: Values): boolean => schema['x-money'] === true;

/** A number in any of its forms. */
export const isNumber = (schema: Values): boolean => schema.type === 'number' || schema.type === 'integer';

/** Worked out by the form itself (计算字段). */
export const isComputed = (schema: Values): boolean => typeof schema['x-value'] === 'string';

/** Title of a choice; undefined: the schema gives none. */
export function choiceTitle(schema: Values, value: unknown): string | undefined {
  const choices = [schema.oneOf, schema.anyOf].flatMap(list => (Array.isArray(list) ? list : [])) as Values[];
  const title = choices.find(choice => choice.const === value)?.title;
  return typeof title === 'string' ? title : undefined;
}
