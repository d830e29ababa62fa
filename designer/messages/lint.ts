/** Sentences of the problem list and the badges on the canvas, Chinese and English beside each other (检查文字). */
export const lint = {
  'lint.all': ['全部 {n}', 'All {n}'],
  'lint.errors': ['错误 {n}', 'Errors {n}'],
  'lint.warnings': ['提醒 {n}', 'Warnings {n}'],
  'lint.filter': ['按严重程度筛选', 'Filter by severity'],
  'lint.search': ['搜索问题', 'Search the problems'],
  'lint.nothing': ['没有符合的问题。', 'No problem fits.'],
  'lint.play': ['演示', 'Play'],
  'lint.playOf': ['演示：{text}', 'Play: {text}'],
  'lint.mend': ['修复', 'Mend'],
  'lint.mendOf': ['修复：{text}', 'Mend: {text}'],
  'lint.mended': ['已修复：{text}', 'Mended: {text}'],
  'lint.undo': ['撤销修复', 'Undo the mend'],
  'lint.badge': ['{n} 个问题', 'Problems: {n}'],
  'lint.related': ['相关元素', 'Related'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Key of a sentence about problems. */
export type LintKey = keyof typeof lint;

/** The sentences in a language. */
export const lintIn = (lang: 'zh' | 'en'): Readonly<Record<LintKey, string>> =>
  Object.fromEntries(Object.entries(lint).map(([key, pair]) => [key, pair[lang === 'zh' ? 0 : 1]])) as Record<LintKey, string>;
