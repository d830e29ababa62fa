import { reservedLists } from './keywords.ts';
import { listsPlainOptions } from './options.ts';
import { type FormSchema, isValues } from './types.ts';

/** Where a part of a form stands, as far as our own keywords care (所处位置). */
export type Standing = 'form' | 'field' | 'entries' | 'elsewhere';

/** A keyword that means nothing where it stands (不适用的关键字), and why. */
export interface Misfit {
  readonly keyword: string;
  readonly zh: string;
  readonly en: string;
}

/** Rules of a field (字段规则). */
export const ruleKeywords = ['x-visible', 'x-required', 'x-default', 'x-value'] as const;
export type RuleKeyword = (typeof ruleKeywords)[number];

const fieldKeywords: readonly string[] = [...ruleKeywords, 'x-money', 'x-codes', 'x-codes-level'];
const formKeywords: readonly string[] = ['$schema', '$defs', 'x-unknown'];
const entryKeywords: readonly string[] = ['x-codes', 'x-codes-level'];
const choiceKeywords: readonly string[] = ['enum', 'const', 'oneOf', 'anyOf'];
const scalarTypes: readonly unknown[] = ['string', 'number', 'integer', 'boolean'];

/** Keywords of a part that are good in themselves but not here: in the wrong place, on the wrong type, or against each other. */
export function findMisfits(schema: FormSchema, standing: Standing): Misfit[] {
  const misplaced = findMisplaced(schema, standing);
  if (misplaced.length > 0) return misplaced;
  return [
    ...moneyMisfits(schema),
    ...codesMisfits(schema),
    ...valueMisfits(schema),
    ...pledgeMisfits(schema),
    ...boundMisfits(schema),
    ...optionMisfits(schema),
  ];
}

function findMisplaced(schema: FormSchema, standing: Standing): Misfit[] {
  return Object.keys(schema).flatMap(keyword => {
    if (formKeywords.includes(keyword) && standing !== 'form')
      return [{ keyword, zh: '只能写在表单最外层', en: 'belongs to the form itself, not to a part of it' }];
    if (!fieldKeywords.includes(keyword) || standing === 'field' || (standing === 'entries' && entryKeywords.includes(keyword))) return [];
    return [
      {
        keyword,
        zh: '在这里不起作用，只能写在字段本身上（不能写在表单最外层、条件分支、$defs 或清单的 items 上）',
        en: 'means nothing here, write it on the field itself (not on the form, in a branch, in $defs or on the items of a list)',
      },
    ];
  });
}

function moneyMisfits(schema: FormSchema): Misfit[] {
  if (!Object.hasOwn(schema, 'x-money') || (schema.type === 'integer' && !hasChoices(schema))) return [];
  return [
    {
      keyword: 'x-money',
      zh: '金额以分为单位，字段类型应为 integer，且没有选项',
      en: 'an amount is in fen: expected type integer without options',
    },
  ];
}

function codesMisfits(schema: FormSchema): Misfit[] {
  const found: Misfit[] = [];
  const has = Object.hasOwn(schema, 'x-codes');
  if (has && (schema.type !== 'string' || hasChoices(schema) || ['format', 'pattern'].some(keyword => Object.hasOwn(schema, keyword))))
    found.push({
      keyword: 'x-codes',
      zh: '字典代码的字段类型应为 string，且没有自己的选项、format 和 pattern',
      en: 'a code is a string without options, format or pattern of its own',
    });
  if (Object.hasOwn(schema, 'x-codes-level') && (!has || reservedLists.includes(String(schema['x-codes']))))
    found.push({
      keyword: 'x-codes-level',
      zh: '应与 x-codes 一起写，且该字典有多级（人员、机构没有）',
      en: 'belongs beside x-codes of a list with levels (people and units have none)',
    });
  return found;
}

function valueMisfits(schema: FormSchema): Misfit[] {
  const found: Misfit[] = [];
  const others = (...keywords: string[]) => keywords.filter(keyword => Object.hasOwn(schema, keyword)).join('、');
  if (Object.hasOwn(schema, 'x-default') && others('default'))
    found.push({ keyword: 'x-default', zh: '与 default 只能写一个', en: 'is there beside default, keep one of them' });
  if (!Object.hasOwn(schema, 'x-value')) return found;
  const against = others('x-default', 'default', 'x-required');
  if (against)
    found.push({
      keyword: 'x-value',
      zh: `计算字段由系统填写，不能再有 ${against}`,
      en: `a computed field is filled by the system, drop ${against}`,
    });
  if (!scalarTypes.includes(schema.type))
    found.push({
      keyword: 'x-value',
      zh: '只能计算文字、数字、整数、是否',
      en: 'can compute a text, a number, a whole number or yes and no',
    });
  return found;
}

/** A pledge (承诺) is ticked by the person, never by the form. */
function pledgeMisfits(schema: FormSchema): Misfit[] {
  if (schema.const !== true) return [];
  return ['default', 'x-default', 'x-value']
    .filter(keyword => Object.hasOwn(schema, keyword))
    .map(keyword => ({
      keyword,
      zh: '承诺须由填写人自己勾选，不能预先勾上',
      en: 'a pledge is ticked by whoever fills the form, never beforehand',
    }));
}

const bounds = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

/** Bounds nothing can keep. */
function boundMisfits(schema: FormSchema): Misfit[] {
  return bounds.flatMap(([low, high]) =>
    typeof schema[low] === 'number' && typeof schema[high] === 'number' && schema[low] > schema[high]
      ? [{ keyword: low, zh: `大于 ${high}，没有内容能通过`, en: `is above ${high}, nothing can pass` }]
      : [],
  );
}

/** Two options of one value: with `oneOf` nobody could choose either. */
function optionMisfits(schema: FormSchema): Misfit[] {
  return ['oneOf', 'anyOf'].flatMap(keyword => {
    const list = schema[keyword];
    if (!listsPlainOptions(list) || new Set(list.map(option => option.const)).size === list.length) return [];
    return [{ keyword, zh: '有两个选项的值相同，请改为不同的值', en: 'two options have the same value, make them differ' }];
  });
}

function hasChoices(schema: FormSchema): boolean {
  return choiceKeywords.some(keyword => Object.hasOwn(schema, keyword));
}

/** Entries of a list (清单的 items) or undefined. */
export function entriesOf(schema: FormSchema): FormSchema | undefined {
  return isValues(schema.items) ? schema.items : undefined;
}
