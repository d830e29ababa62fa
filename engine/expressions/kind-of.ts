import type { Text } from '../problem.ts';

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'a text' },
  boolean: { zh: '是或否', en: 'true or false' },
  object: { zh: '一组数据', en: 'a context' },
};

/** What sort of value it is, in words (数据类别). Sentences that stay in the journal name this and never the value, which may be personal. */
export function kindOf(value: unknown): Text {
  if (value === null || value === undefined) return { zh: '空值', en: 'null' };
  if (typeof value === 'number') return Number.isInteger(value) ? { zh: '整数', en: 'a whole number' } : { zh: '小数', en: 'a fraction' };
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  return kinds[typeof value] ?? { zh: '其他类型', en: 'something else' };
}
