import { formats } from './formats.ts';
import { findPatternFault, patternLength } from './patterns.ts';
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
const any: Judge = () => undefined;
const text =
  (length: number): Judge =>
  value => {
    if (typeof value !== 'string' || value.length > length)
      return { zh: `应为不超过 ${length} 字的文字`, en: `expected a text of at most ${length} characters` };
    return isRisky(value) ? { zh: '不能含有网页代码或脚本', en: 'expected plain text without HTML or scripts' } : undefined;
  };
const scalar: Judge = value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? undefined
    : { zh: '应为文字、数字、是否之一', en: 'expected a text, a number or true/false' };
const choices: Judge = value =>
  Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every(one => scalar(one) === undefined)
    ? undefined
    : { zh: '应为不重复的选项列表，至少一项', en: 'expected a list of different options, at least one' };
const names: Judge = value =>
  Array.isArray(value) && value.every(one => typeof one === 'string') && new Set(value).size === value.length
    ? undefined
    : { zh: '应为不重复的字段名列表', en: 'expected a list of different field names' };
const branches: Judge = value =>
  Array.isArray(value) && value.length > 0 ? undefined : { zh: '应为至少一项的列表', en: 'expected a list of at least one entry' };
const part: Judge = value => (isValues(value) ? undefined : { zh: '应为一个对象', en: 'expected an object' });

/**
 * Every keyword of the form language and what its value must be (表单语言：可用关键字). A subset of JSON Schema 2020-12;
 * a keyword beginning with `x-` is ours and holds plain text or a flag.
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
  $defs: part,
  $comment: text(2_000),
  title: text(200),
  description: text(2_000),
  type: value =>
    fieldTypes.some(type => type === value)
      ? undefined
      : { zh: `应为 ${fieldTypes.join('、')} 之一`, en: `expected one of ${fieldTypes.join(', ')}` },
  properties: part,
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
  default: any,
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

/** What is wrong with the value of a keyword; undefined when nothing is. Unknown keywords are a fault of their own. */
export function findKeywordFault(keyword: string, value: unknown): Fault {
  if (Object.hasOwn(keywords, keyword)) return keywords[keyword]!(value);
  if (!/^x-[a-z][a-z-]{0,40}$/.test(keyword))
    return { zh: `表单语言没有关键字「${keyword}」，请删除`, en: `the form language has no keyword "${keyword}", remove it` };
  return typeof value === 'boolean' ? undefined : text(2_000)(value);
}

/** true: text that a page could take for markup or a script (网页代码或脚本). */
export function isRisky(value: string): boolean {
  return /<\s*[a-z!/?]/i.test(value) || /(?:javascript|vbscript)\s*:/i.test(value) || /data\s*:\s*text\/html/i.test(value);
}

function judgePattern(value: unknown): Fault {
  if (typeof value !== 'string' || value.length > patternLength)
    return { zh: `应为不超过 ${patternLength} 字的格式表达式`, en: `expected a pattern of at most ${patternLength} characters` };
  const fault = findPatternFault(value);
  return fault === null
    ? undefined
    : {
        zh: `格式表达式无法使用（不支持前后查找和反向引用）：${fault}`,
        en: `the pattern cannot be used (no look-around, no back references): ${fault}`,
      };
}
