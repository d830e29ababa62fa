import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { checkLayout } from './layout.ts';
import { findOversize } from './size.ts';
import { findTextFault, quoted } from './text.ts';
import { childOf, spread } from './titles.ts';
import { type FormSchema, isValues, pointerStep } from './types.ts';
import { allowedWidgets, widgetFits } from './widgets.ts';

/** Keys of texts beside a field, of flags, and their like within `ui:options` (界面设置). */
export const textKeys: readonly string[] = ['ui:title', 'ui:description', 'ui:help', 'ui:placeholder'];
export const flagKeys: readonly string[] = ['ui:readonly', 'ui:disabled', 'ui:autofocus'];
/** Options of `ui:options`. `inputType` is not among them: it can turn a field into anything (S11). */
export const textOptions: readonly string[] = ['title', 'description', 'help', 'placeholder', 'unit', 'unit-en'];
export const flagOptions: readonly string[] = ['inline', 'label', 'orderable', 'addable', 'removable', 'copyable', 'readonly', 'disabled'];
/** Whole numbers from 1 to the bound: lines of a long text, columns of choices, width in pixels of a column, columns taken in a section. */
export const numberOptions: Readonly<Record<string, number>> = { rows: 40, columns: 12, width: 2_000, span: 3 };
/** Longest text of the interface, in characters. */
const textLength = 2_000;

/** Check the uiSchema of a form (界面设置检查) against its schema: an allow-list of keys, widgets that fit, plain text, the layout. */
export function checkUi(ui: unknown, form: FormSchema): Problem[] {
  const oversize = findOversize(ui, { bytes: limits.schemaBytes, depth: limits.answersDepth, items: limits.schemaNodes });
  if (oversize) return [problem('form-ui-invalid', oversize.message, { pointer: `/ui${oversize.pointer}` })];
  return checkPart(ui, { form, parts: spread(form, form), at: '/ui', isTop: true });
}

/** What is being set: everything the form says about one value. */
interface Target {
  readonly form: FormSchema;
  readonly parts: readonly FormSchema[];
  readonly at: string;
  readonly isTop: boolean;
}

function checkPart(part: unknown, target: Target): Problem[] {
  const { form, parts, at, isTop } = target;
  if (!isValues(part)) return [wrong(at, '应为一个对象', 'Expected an object')];
  return Object.entries(part).flatMap(([key, value]) => {
    const pointer = at + pointerStep(key);
    if (key === 'ui:layout' && isTop) return checkLayout(part, parts);
    if (key.startsWith('ui:')) return checkKey(key, value, { ...target, at: pointer });
    const inner = parts.flatMap(one => childOf(one, key, key === 'items' && !hasField(parts, key)));
    if (inner.length > 0) return checkPart(value, { form, parts: inner.flatMap(one => spread(form, one)), at: pointer, isTop: false });
    return [
      wrong(pointer, `这里没有字段「${quoted(key)}」，请删除这项界面设置`, `There is no field "${quoted(key)}" here, remove this setting`),
    ];
  });
}

function hasField(parts: readonly FormSchema[], name: string): boolean {
  return parts.some(part => isValues(part.properties) && Object.hasOwn(part.properties, name));
}

function checkKey(key: string, value: unknown, target: Target): Problem[] {
  const { at } = target;
  if (key === 'ui:widget') return checkWidget(value, target);
  if (key === 'ui:order') return checkOrder(value, target);
  if (key === 'ui:options') return checkOptions(value, target);
  if (textKeys.includes(key)) return checkText(value, at);
  if (flagKeys.includes(key)) return checkFlag(value, at);
  return [wrong(at, `这里没有界面设置「${quoted(key)}」，请删除`, `The setting "${quoted(key)}" is not known here, remove it`)];
}

function checkOptions(value: unknown, target: Target): Problem[] {
  if (!isValues(value)) return [wrong(target.at, '应为一个对象', 'Expected an object')];
  return Object.entries(value).flatMap(([key, option]) => {
    const at = target.at + pointerStep(key);
    if (key === 'widget') return checkWidget(option, { ...target, at });
    if (key === 'order') return checkOrder(option, { ...target, at });
    if (textOptions.includes(key)) return checkText(option, at);
    if (flagOptions.includes(key)) return checkFlag(option, at);
    if (Object.hasOwn(numberOptions, key)) return checkCount(option, at, numberOptions[key]!);
    return [wrong(at, `不认识的界面选项「${quoted(key)}」，请删除`, `The option "${quoted(key)}" is not known, remove it`)];
  });
}

function checkWidget(value: unknown, { at, parts, form }: Target): Problem[] {
  if (typeof value !== 'string' || !allowedWidgets.includes(value))
    return [
      wrong(
        at,
        `控件「${quoted(value)}」不可用，应为 ${allowedWidgets.join('、')} 之一`,
        `The widget "${quoted(value)}" cannot be used, expected one of ${allowedWidgets.join(', ')}`,
      ),
    ];
  const schema = mergeOf(form, parts);
  const isOpen = schema.type === undefined && schema.enum === undefined && schema.oneOf === undefined;
  if (isOpen || widgetFits[value]!(schema)) return [];
  return [
    wrong(at, `控件「${value}」不能用于这种字段，请换一种控件`, `The widget "${value}" does not fit a field of this kind, choose another`),
  ];
}

/** Everything said about a value as one schema: what stands first wins. Entries given by reference are written out. */
function mergeOf(form: FormSchema, parts: readonly FormSchema[]): FormSchema {
  const merged: Record<string, unknown> = Object.assign({}, ...parts.toReversed());
  if (!isValues(merged.items)) return merged;
  return { ...merged, items: Object.assign({}, ...spread(form, merged.items).toReversed()) };
}

function checkOrder(value: unknown, { at, parts }: Target): Problem[] {
  if (!Array.isArray(value)) return [wrong(at, '应为字段名列表', 'Expected a list of field names')];
  if (new Set(value).size !== value.length) return [wrong(at, '字段顺序中有重复的字段', 'A field is named twice in the order')];
  return value.flatMap((name: unknown, index) =>
    name === '*' || (typeof name === 'string' && hasField(parts, name))
      ? []
      : [wrong(`${at}/${index}`, `表单没有字段「${quoted(name)}」`, `The form has no field "${quoted(name)}"`)],
  );
}

function checkText(value: unknown, at: string): Problem[] {
  if (typeof value !== 'string' || value.length > textLength)
    return [wrong(at, `应为不超过 ${textLength} 字的文字`, `Expected a text of at most ${textLength} characters`)];
  const fault = findTextFault(value);
  return fault ? [wrong(at, `文字${fault.zh}`, `The text ${fault.en}`)] : [];
}

function checkFlag(value: unknown, at: string): Problem[] {
  return typeof value === 'boolean' ? [] : [wrong(at, '应为 true 或 false', 'Expected true or false')];
}

function checkCount(value: unknown, at: string, most: number): Problem[] {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most
    ? []
    : [wrong(at, `应为 1 到 ${most} 的整数`, `Expected a whole number from 1 to ${most}`)];
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('form-ui-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
