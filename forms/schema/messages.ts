import localizeModule from 'ajv-i18n/localize/zh/index.js';
import type { Text } from '#engine/problem.ts';
import { findFormat } from './formats.ts';
import { type FormSchema, isValues } from './types.ts';

/** What a failed keyword tells besides its name; the names are those of JSON Schema validators (limit, type, format, allowedValues ...). */
export type KeywordParams = Readonly<Record<string, unknown>>;
type Sentence = (params: KeywordParams, title: Text, field: FormSchema) => Text;

/** Sentences for keywords we have none for. The package is CommonJS and exports the function itself; its types say otherwise. */
const localizeZh = localizeModule as unknown as (errors: { keyword: string; params: object; message?: string }[]) => void;

const typeWords: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组填写项', en: 'a group of answers' },
  null: { zh: '空', en: 'nothing' },
};

const fill: Sentence = (_params, title) => ({ zh: `请填写「${title.zh}」。`, en: `Please fill in "${title.en}".` });
const choose: Sentence = (_params, title) => ({
  zh: `「${title.zh}」请从列出的选项中选择。`,
  en: `Please choose one of the listed options for "${title.en}".`,
});
const plain =
  (zh: (limit: string) => string, en: (limit: string) => string): Sentence =>
  ({ limit }, title, field) => ({
    zh: `「${title.zh}」${zh(sayNumber(limit, field).zh)}。`,
    en: `"${title.en}" ${en(sayNumber(limit, field).en)}.`,
  });

const sentences: Readonly<Record<string, Sentence>> = {
  required: fill,
  dependentRequired: fill,
  'x-required': fill,
  'x-codes': sayCode,
  minLength: (params, title, field) =>
    params.limit === 1
      ? fill(params, title, field)
      : plain(
          n => `至少填写 ${n} 个字`,
          n => `needs at least ${n} characters`,
        )(params, title, field),
  maxLength: plain(
    n => `最多填写 ${n} 个字，请缩短`,
    n => `may have at most ${n} characters, please shorten it`,
  ),
  minimum: plain(
    n => `不能小于 ${n}`,
    n => `must be ${n} or more`,
  ),
  maximum: plain(
    n => `不能大于 ${n}`,
    n => `must be ${n} or less`,
  ),
  exclusiveMinimum: plain(
    n => `应大于 ${n}`,
    n => `must be more than ${n}`,
  ),
  exclusiveMaximum: plain(
    n => `应小于 ${n}`,
    n => `must be less than ${n}`,
  ),
  minItems: plain(
    n => `至少需要 ${n} 项`,
    n => `needs at least ${n} entries`,
  ),
  maxItems: plain(
    n => `最多 ${n} 项，请删去多余的`,
    n => `may have at most ${n} entries, please remove some`,
  ),
  uniqueItems: (_params, title) => ({
    zh: `「${title.zh}」有重复的项，请删去重复。`,
    en: `"${title.en}" has the same entry twice, please remove one.`,
  }),
  multipleOf: ({ multipleOf }, title, field) => ({
    zh: `「${title.zh}」应为 ${sayNumber(multipleOf, field).zh} 的整数倍。`.replace('元 的', '元的'),
    en: `"${title.en}" must be a multiple of ${sayNumber(multipleOf, field).en}.`,
  }),
  pattern: (_params, title) => ({
    zh: `「${title.zh}」格式不正确，请按要求填写。`,
    en: `"${title.en}" does not have the expected form, please correct it.`,
  }),
  format: sayFormat,
  type: sayType,
  enum: choose,
  oneOf: choose,
  anyOf: choose,
  const: ({ allowedValue }, title, field) =>
    allowedValue === true ? { zh: `请勾选「${title.zh}」。`, en: `Please tick "${title.en}".` } : choose({}, title, field),
  not: (_params, title) => ({
    zh: `「${title.zh}」的内容不被允许，请修改。`,
    en: `"${title.en}" is not allowed as filled in, please change it.`,
  }),
  additionalProperties: sayUnknown,
  unevaluatedProperties: sayUnknown,
};

/** Keywords that have a sentence of ours (有专门提示的关键字). */
export const saidKeywords: readonly string[] = Object.keys(sentences);

/**
 * The sentence for a failed keyword (校验提示), Chinese first, naming the field by its title. Used by the server and the browser alike.
 * `params` as a JSON Schema validator gives them: `limit`, `type`, `format`, `allowedValue`, `multipleOf`; for `x-codes` see `CodeParams`.
 * For `required` the title is that of the missing field; for unknown fields it is the field's name. `field` is the schema of the field
 * (`schemaAt`): with it amounts are said in 元 and dates as dates. What was answered is never quoted: sentences stay in records.
 */
export function sentenceFor(keyword: string, params: KeywordParams, title: Text, field: FormSchema = {}): Text {
  if (Object.hasOwn(sentences, keyword)) return sentences[keyword]!(params, title, field);
  const [error] = [{ keyword, params, message: '' }];
  localizeZh([error]);
  const zh = error.message === '' ? '填写不正确，请检查' : error.message;
  return { zh: `「${title.zh}」${zh}。`, en: `"${title.en}" is not filled in correctly, please check it.` };
}

/** A bound in words: an amount in 元 with two places (分 in the schema), any other number as it is. */
function sayNumber(value: unknown, field: FormSchema): Text {
  if (field['x-money'] !== true || typeof value !== 'number') return { zh: String(value), en: String(value) };
  const yuan = yuanOf(value);
  return { zh: `${yuan} 元`, en: `${yuan} yuan` };
}

/** 分 as 元 with two places: 123456 -> 1234.56. */
export function yuanOf(fen: number): string {
  const whole = Math.round(Math.abs(fen));
  return `${fen < 0 ? '-' : ''}${Math.trunc(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** What the sentence for a code needs (字典代码). */
export interface CodeParams {
  readonly list: string;
  /** Title of the list where it is known. */
  readonly listTitle?: Text;
  /** `unknown`: the list has no such code; `retired`: it is no longer to be chosen; `level`: it stands above the level asked for. */
  readonly reason: 'unknown' | 'retired' | 'level';
  /** Level asked for. */
  readonly level?: number;
  /** Title of the retired entry. */
  readonly entry?: Text;
}

/** Lists every form may name (通用字典). */
const listTitles: Readonly<Record<string, Text>> = {
  division: { zh: '行政区划', en: 'administrative divisions' },
  industry: { zh: '国民经济行业分类', en: 'industries' },
  'ethnic-group': { zh: '民族', en: 'ethnic groups' },
  'id-type': { zh: '证件类型', en: 'identity documents' },
  people: { zh: '本中心人员', en: 'staff of the centre' },
  units: { zh: '本中心机构', en: 'units of the centre' },
};

/** Levels of 行政区划. */
const divisionLevels: readonly Text[] = [
  { zh: '省级', en: 'the province' },
  { zh: '市级', en: 'the city' },
  { zh: '县级', en: 'the county' },
  { zh: '乡镇（街道）', en: 'the township' },
];

function sayCode(params: KeywordParams, title: Text): Text {
  const { list = '', reason, level = 1, listTitle, entry = { zh: '所选项', en: 'the entry' } } = params as Partial<CodeParams>;
  const name = listTitle ?? (Object.hasOwn(listTitles, list) ? listTitles[list]! : { zh: '字典', en: 'the code list' });
  if (reason === 'retired')
    return {
      zh: `「${title.zh}」中的「${entry.zh}」已停用，请从${name.zh}中重新选择。`,
      en: `"${entry.en}" of "${title.en}" is no longer in use, please choose another from ${name.en}.`,
    };
  if (reason === 'level') {
    const to = (list === 'division' && divisionLevels[level - 1]) || { zh: `第 ${level} 级`, en: `level ${level}` };
    return { zh: `「${title.zh}」选得不够细，请选到${to.zh}。`, en: `"${title.en}" is not exact enough, please choose down to ${to.en}.` };
  }
  return { zh: `「${title.zh}」请从${name.zh}中选择。`, en: `Please choose "${title.en}" from ${name.en}.` };
}

function sayFormat({ format }: KeywordParams, title: Text): Text {
  const expected = findFormat(format)?.expected;
  if (!expected) return sentences.pattern!({}, title, {});
  return { zh: `「${title.zh}」格式不正确，${expected.zh}。`, en: `"${title.en}" is not valid, expected ${expected.en}.` };
}

function sayType({ type }: KeywordParams, title: Text, field: FormSchema): Text {
  if (field['x-money'] === true)
    return { zh: `「${title.zh}」应为金额，最多两位小数。`, en: `"${title.en}" must be an amount with at most two places.` };
  if (type === 'string' && findFormat(field.format)) return sayFormat({ format: field.format }, title);
  const words = typeWords[String(type)] ?? { zh: String(type), en: String(type) };
  return { zh: `「${title.zh}」应为${words.zh}。`, en: `"${title.en}" must be ${words.en}.` };
}

function sayUnknown(_params: KeywordParams, title: Text): Text {
  return { zh: `表单没有「${title.zh}」这一项，请删除。`, en: `The form has no field "${title.en}", please remove it.` };
}

/** Title of a schema part in both languages: `title` with `x-title-en`, else the given name. */
export function titleOfSchema(schema: unknown, name: string): Text {
  const zh = isValues(schema) && typeof schema.title === 'string' ? schema.title : name;
  const en = isValues(schema) && typeof schema['x-title-en'] === 'string' ? schema['x-title-en'] : zh;
  return { zh, en };
}
