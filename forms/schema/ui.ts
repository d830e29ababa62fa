import { limits } from '#engine/limits.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { isRisky } from './keywords.ts';
import { findOversize } from './size.ts';
import { isValues, pointerStep } from './types.ts';

/** Widgets a form may name (控件). Everything else is refused: a widget is code. */
export const allowedWidgets: readonly string[] = [
  'text',
  'textarea',
  'select',
  'radio',
  'checkbox',
  'checkboxes',
  'date',
  'date-time',
  'updown',
  'email',
  'uri',
  'hidden',
  'cn-id',
  'cn-uscc',
  'cn-mobile',
  'cn-phone',
  'cn-postcode',
];
const textKeys: readonly string[] = ['ui:title', 'ui:description', 'ui:help', 'ui:placeholder'];
const flagKeys: readonly string[] = ['ui:readonly', 'ui:disabled', 'ui:autofocus'];
/** Options of `ui:options`. `inputType` is not among them: it can turn a field into anything (S11). */
const textOptions: readonly string[] = ['title', 'description', 'help', 'placeholder', 'unit', 'unit-en'];
const flagOptions: readonly string[] = ['inline', 'label', 'orderable', 'addable', 'removable', 'copyable', 'readonly', 'disabled'];
const numberOptions: readonly string[] = ['rows', 'columns', 'width'];

/** Check the uiSchema of a form (界面设置检查) against the field names of its schema: an allow-list of keys, widgets and plain text. */
export function checkUi(ui: unknown, fieldNames: ReadonlySet<string>): Problem[] {
  const oversize = findOversize(ui, { bytes: limits.schemaBytes, depth: limits.answersDepth, items: limits.schemaNodes });
  if (oversize) return [problem('form-ui-invalid', oversize.message, { pointer: `/ui${oversize.pointer}` })];
  return checkPart(ui, '/ui', fieldNames);
}

function checkPart(part: unknown, at: string, fieldNames: ReadonlySet<string>): Problem[] {
  if (!isValues(part)) return [wrong(at, '应为一个对象', 'Expected an object')];
  return Object.entries(part).flatMap(([key, value]) => {
    const pointer = at + pointerStep(key);
    if (key.startsWith('ui:')) return checkKey(key, value, { pointer, fieldNames });
    if (key === 'items' || fieldNames.has(key)) return checkPart(value, pointer, fieldNames);
    return [wrong(pointer, `表单没有字段「${key}」，请删除这项界面设置`, `The form has no field "${key}", remove this setting`)];
  });
}

function checkKey(key: string, value: unknown, { pointer, fieldNames }: { pointer: string; fieldNames: ReadonlySet<string> }): Problem[] {
  if (key === 'ui:widget') return checkWidget(value, pointer);
  if (key === 'ui:order') return checkOrder(value, { pointer, fieldNames });
  if (key === 'ui:options') return checkOptions(value, { pointer, fieldNames });
  if (textKeys.includes(key)) return checkText(value, pointer);
  if (flagKeys.includes(key)) return checkFlag(value, pointer);
  return [wrong(pointer, `不认识的界面设置「${key}」，请删除`, `The setting "${key}" is not known, remove it`)];
}

function checkOptions(value: unknown, { pointer, fieldNames }: { pointer: string; fieldNames: ReadonlySet<string> }): Problem[] {
  if (!isValues(value)) return [wrong(pointer, '应为一个对象', 'Expected an object')];
  return Object.entries(value).flatMap(([key, option]) => {
    const at = pointer + pointerStep(key);
    if (key === 'widget') return checkWidget(option, at);
    if (key === 'order') return checkOrder(option, { pointer: at, fieldNames });
    if (textOptions.includes(key)) return checkText(option, at);
    if (flagOptions.includes(key)) return checkFlag(option, at);
    if (numberOptions.includes(key)) return Number.isFinite(option) ? [] : [wrong(at, '应为数字', 'Expected a number')];
    return [wrong(at, `不认识的界面选项「${key}」，请删除`, `The option "${key}" is not known, remove it`)];
  });
}

function checkWidget(value: unknown, at: string): Problem[] {
  if (typeof value === 'string' && allowedWidgets.includes(value)) return [];
  return [
    wrong(
      at,
      `控件「${String(value)}」不可用，应为 ${allowedWidgets.join('、')} 之一`,
      `The widget "${String(value)}" cannot be used, expected one of ${allowedWidgets.join(', ')}`,
    ),
  ];
}

function checkOrder(value: unknown, { pointer, fieldNames }: { pointer: string; fieldNames: ReadonlySet<string> }): Problem[] {
  if (!Array.isArray(value)) return [wrong(pointer, '应为字段名列表', 'Expected a list of field names')];
  if (new Set(value).size !== value.length) return [wrong(pointer, '字段顺序中有重复的字段', 'A field is named twice in the order')];
  return value.flatMap((name: unknown, index) =>
    name === '*' || (typeof name === 'string' && fieldNames.has(name))
      ? []
      : [wrong(`${pointer}/${index}`, `表单没有字段「${String(name)}」`, `The form has no field "${String(name)}"`)],
  );
}

function checkText(value: unknown, at: string): Problem[] {
  if (typeof value === 'string' && value.length <= 2_000 && !isRisky(value)) return [];
  return [wrong(at, '应为不含网页代码或脚本的文字', 'Expected plain text without HTML or scripts')];
}

function checkFlag(value: unknown, at: string): Problem[] {
  return typeof value === 'boolean' ? [] : [wrong(at, '应为 true 或 false', 'Expected true or false')];
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('form-ui-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
