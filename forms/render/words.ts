/** Language a form is shown in (表单语言). */
export type Language = 'zh' | 'en';

const table = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  blank: { zh: '未填', en: 'Not given' },
  choose: { zh: '请选择', en: 'Choose' },
  date: { zh: '请选择日期', en: 'Choose a date' },
  addRow: { zh: '添加一行', en: 'Add a row' },
  removeRow: { zh: '删除第 {n} 行', en: 'Remove row {n}' },
  remove: { zh: '删除', en: 'Remove' },
  row: { zh: '第 {n} 行', en: 'Row {n}' },
  noRows: { zh: '还没有内容，请添加一行。', en: 'Nothing yet; add a row.' },
  required: { zh: '必填', en: 'required' },
  errors: { zh: '有 {n} 处需要更正，点一下可跳到该处', en: '{n} to correct; click one to go there' },
} as const;

/** A word of the form itself (表单用语), not of its schema. */
export const word = (key: keyof typeof table, lang: Language, values: Readonly<Record<string, string | number>> = {}): string =>
  table[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
