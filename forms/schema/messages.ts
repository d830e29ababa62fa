import type { Text } from '#engine/problem.ts';
import { findFormat } from './formats.ts';
import { isValues } from './types.ts';

/** What a failed keyword tells besides its name; the names are those of JSON Schema validators (limit, type, format, allowedValues ...). */
export type KeywordParams = Readonly<Record<string, unknown>>;
type Sentence = (params: KeywordParams, title: Text) => Text;

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
  ({ limit }, title) => ({ zh: `「${title.zh}」${zh(String(limit))}。`, en: `"${title.en}" ${en(String(limit))}.` });

const sentences: Readonly<Record<string, Sentence>> = {
  required: fill,
  dependentRequired: fill,
  minLength: (params, title) =>
    params.limit === 1
      ? fill(params, title)
      : plain(
          n => `至少填写 ${n} 个字`,
          n => `needs at least ${n} characters`,
        )(params, title),
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
  multipleOf: ({ multipleOf }, title) => ({
    zh: `「${title.zh}」应为 ${multipleOf} 的整数倍。`,
    en: `"${title.en}" must be a multiple of ${multipleOf}.`,
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
  const: ({ allowedValue }, title) =>
    allowedValue === true ? { zh: `请勾选「${title.zh}」。`, en: `Please tick "${title.en}".` } : choose({}, title),
  not: (_params, title) => ({
    zh: `「${title.zh}」的内容不被允许，请修改。`,
    en: `"${title.en}" is not allowed as filled in, please change it.`,
  }),
  additionalProperties: sayUnknown,
  unevaluatedProperties: sayUnknown,
};

/**
 * The sentence for a failed keyword (校验提示), Chinese first, naming the field by its title. Used by the server and the browser alike.
 * `params` as a JSON Schema validator gives them: `limit`, `type`, `format`, `allowedValue`, `multipleOf`.
 * For `required` the title is that of the missing field; for unknown fields it is the field's name.
 */
export function sentenceFor(keyword: string, params: KeywordParams, title: Text): Text {
  if (Object.hasOwn(sentences, keyword)) return sentences[keyword]!(params, title);
  return { zh: `「${title.zh}」填写不正确，请检查。`, en: `"${title.en}" is not filled in correctly, please check it.` };
}

function sayFormat({ format }: KeywordParams, title: Text): Text {
  const expected = findFormat(format)?.expected;
  if (!expected) return sentences.pattern!({}, title);
  return { zh: `「${title.zh}」格式不正确，${expected.zh}。`, en: `"${title.en}" is not valid, expected ${expected.en}.` };
}

function sayType({ type }: KeywordParams, title: Text): Text {
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
