import { limits } from '#engine/limits.ts';
import { formats } from './formats.ts';
import { findPatternFault, patternLength } from './patterns.ts';
import { findTextFault, findTextFaultWithin, hasUnseen, quoted } from './text.ts';
import { isValues } from './types.ts';

/** What a keyword's value must be, said to a person; undefined when the value is good. */
type Fault = { readonly zh: string; readonly en: string } | undefined;
type Judge = (value: unknown) => Fault;

/** Types a field may have (字段类型). */
export const fieldTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array'] as const;

const count: Judge = value =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? undefined
    : { zh: '应为不小于 0 的整数', en: 'expected a whole number of zero or more' };
const number: Judge = value => (Number.isFinite(value) ? undefined : { zh: '应为数字', en: 'expected a number' });
const flag: Judge = value => (typeof value === 'boolean' ? undefined : { zh: '应为 true 或 false', en: 'expected true or false' });
const text =
  (length: number): Judge =>
  value => {
    if (typeof value !== 'string' || value.length > length)
      return { zh: `应为不超过 ${length} 字的文字`, en: `expected a text of at most ${length} characters` };
    return findTextFault(value);
  };
const scalar: Judge = value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? findTextFaultWithin(value)
    : { zh: '应为文字、数字、是否之一', en: 'expected a text, a number or true/false' };
const choices: Judge = value => {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length)
    return { zh: '应为不重复的选项列表，至少一项', en: 'expected a list of different options, at least one' };
  return value.map(scalar).find(fault => fault !== undefined);
};
/** FEEL (规则): its grammar is judged with the names in sight, see rules.ts. A `<` is a comparison here, no markup. */
const rule: Judge = value => {
  if (typeof value !== 'string' || value.trim() === '' || value.length > limits.feelText)
    return { zh: `应为不超过 ${limits.feelText} 字的表达式`, en: `expected an expression of at most ${limits.feelText} characters` };
  return hasUnseen(value) ? findTextFault(value) : undefined;
};
const on: Judge = value => (value === true ? undefined : { zh: '只能为 true，不需要时请删除', en: 'expected true, or remove it' });
const names: Judge = value =>
  Array.isArray(value) && value.every(one => typeof one === 'string') && new Set(value).size === value.length
    ? undefined
    : { zh: '应为不重复的字段名列表', en: 'expected a list of different field names' };
const branches: Judge = value =>
  Array.isArray(value) && value.length > 0 && value.every(isValues)
    ? undefined
    : { zh: '应为至少一项的列表，每项是一个对象', en: 'expected a list of at least one entry, each an object' };
const part: Judge = value => (isValues(value) ? undefined : { zh: '应为一个对象', en: 'expected an object' });

/**
 * Every keyword of JSON Schema 2020-12 that the form language has, and what its value must be (表单语言：可用关键字).
 */
export const keywords: Readonly<Record<string, Judge>> = {
  $schema: value =>
    value === 'https://json-schema.org/draft/2020-12/schema'
      ? undefined
      : { zh: '应为 https://json-schema.org/draft/2020-12/schema', en: 'expected https://json-schema.org/draft/2020-12/schema' },
  $ref: value =>
    typeof value === 'string' && /^#\/\$defs\/[a-z][A-Za-z0-9]{0,63}$/.test(value)
      ? undefined
      : { zh: '只能引用本表单的 #/$defs/名称，不能引用外部地址', en: 'expected a local reference #/$defs/name, never an outside address' },
  $defs: value =>
    isValues(value) && Object.values(value).every(isValues) && Object.keys(value).every(isFieldName)
      ? undefined
      : { zh: '应为按小驼峰英文名称列出的定义', en: 'expected definitions by names in camelCase' },
  $comment: text(2_000),
  title: text(200),
  description: text(2_000),
  type: value =>
    fieldTypes.some(type => type === value)
      ? undefined
      : { zh: `应为 ${fieldTypes.join('、')} 之一`, en: `expected one of ${fieldTypes.join(', ')}` },
  properties: value =>
    isValues(value) && Object.values(value).every(isValues)
      ? undefined
      : { zh: '应为按字段名列出的字段，每个是一个对象', en: 'expected fields by their names, each an object' },
  required: names,
  additionalProperties: value =>
    value === false ? undefined : { zh: '只能为 false：表单不接受未定义的字段', en: 'expected false: a form takes no unknown fields' },
  unevaluatedProperties: value =>
    value === false ? undefined : { zh: '只能为 false：表单不接受未定义的字段', en: 'expected false: a form takes no unknown fields' },
  dependentRequired: value =>
    isValues(value) && Object.values(value).every(list => names(list) === undefined)
      ? undefined
      : { zh: '应为按字段列出的字段名列表', en: 'expected lists of field names by field' },
  items: part,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  minLength: count,
  maxLength: count,
  pattern: judgePattern,
  format: value =>
    typeof value === 'string' && Object.hasOwn(formats, value)
      ? undefined
      : { zh: `应为 ${Object.keys(formats).join('、')} 之一`, en: `expected one of ${Object.keys(formats).join(', ')}` },
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: value =>
    Number.isFinite(value) && (value as number) > 0 ? undefined : { zh: '应为大于 0 的数字', en: 'expected a number above zero' },
  enum: choices,
  const: scalar,
  default: findTextFaultWithin,
  readOnly: flag,
  deprecated: flag,
  allOf: branches,
  anyOf: branches,
  oneOf: branches,
  if: part,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: part,
  else: part,
  not: part,
};

/** true: a name every object of JavaScript answers to (S07). */
export function isReservedName(name: string): boolean {
  return name in {} || name === 'prototype';
}

/** true: a name FEEL can read and JavaScript does not know (字段名). */
export function isFieldName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,63}$/.test(name) && !isReservedName(name);
}

/** Codes of accounts and units of the centre (人员、机构): lists that are no code lists (字典) and have no levels. */
export const reservedLists: readonly string[] = ['people', 'units'];
/** Id of a code list. */
export const listIdPattern = /^[a-z][a-z0-9-]{0,63}$/;
/** x-id of a field. */
export const xIdPattern = /^[A-Za-z_][\w.-]{0,127}$/;
/** Deepest level of a code list. */
export const codeLevels = 9;

/** Our own keywords and what their values must be (本系统的关键字). Where each may stand is judged in fit.ts. */
export const ownKeywords: Readonly<Record<string, Judge>> = {
  'x-id': value =>
    typeof value === 'string' && xIdPattern.test(value) && !isReservedName(value)
      ? undefined
      : { zh: '应为字母开头的编号，如 f_contact_name', en: 'expected an id beginning with a letter such as f_contact_name' },
  'x-title-en': text(200),
  'x-description-en': text(2_000),
  'x-visible': rule,
  'x-required': rule,
  'x-default': rule,
  'x-value': rule,
  'x-money': on,
  'x-codes': value =>
    typeof value === 'string' && listIdPattern.test(value) && !isReservedName(value)
      ? undefined
      : { zh: '应为字典编号，如 division', en: 'expected the id of a code list such as division' },
  'x-codes-level': value =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= codeLevels
      ? undefined
      : { zh: `应为 1 到 ${codeLevels} 的整数`, en: `expected a whole number from 1 to ${codeLevels}` },
  'x-unknown': value =>
    value === 'refuse' || value === 'drop' ? undefined : { zh: '应为 refuse（拒绝）或 drop（去掉）', en: 'expected refuse or drop' },
};

/** What is wrong with the value of a keyword; undefined when nothing is. Unknown keywords are a fault of their own. */
export function findKeywordFault(keyword: string, value: unknown): Fault {
  if (Object.hasOwn(keywords, keyword)) return keywords[keyword]!(value);
  if (Object.hasOwn(ownKeywords, keyword)) return ownKeywords[keyword]!(value);
  return { zh: `表单语言没有关键字「${quoted(keyword)}」，请删除`, en: `the form language has no keyword "${quoted(keyword)}", remove it` };
}

function judgePattern(value: unknown): Fault {
  if (typeof value !== 'string' || value.length > patternLength)
    return { zh: `应为不超过 ${patternLength} 字的格式表达式`, en: `expected a pattern of at most ${patternLength} characters` };
  if (hasUnseen(value)) return findTextFault(value);
  const fault = findPatternFault(value);
  return fault === null
    ? undefined
    : {
        zh: `格式表达式无法使用（不支持前后查找和反向引用）：${fault}`,
        en: `the pattern cannot be used (no look-around, no back references): ${fault}`,
      };
}
