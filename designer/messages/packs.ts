/** Sentences of new packs, items of a pack, stored states of a draft, and BPMN files coming and going, Chinese and English beside each other (模板包文字). */
const packWords = {
  'new.open': ['新建流程', 'New process'],
  'new.title': ['新建流程', 'New process'],
  'new.ok': ['新建并开始画', 'Create and draw'],
  'new.hint': [
    '新建的是草稿，只有设计人员看得到；检查、复核并发布后才会用于办件。',
    'What you create is a draft that only designers see; it is used for cases once it is checked, reviewed and published.',
  ],
  'new.from': ['从哪里开始', 'Begin with'],
  'new.blank': ['空白画布', 'An empty canvas'],
  'new.copy': ['复制一个已有流程', 'A copy of a process'],
  'new.copyOf': ['复制哪个流程', 'Process to copy'],
  'new.copyFault': ['请选择要复制的流程。', 'Choose the process to copy.'],
  'new.name': ['流程名称', 'Name'],
  'new.nameFault': ['请填写流程名称。', 'Give the process a name.'],
  'new.english': ['英文名称（可不填）', 'Name in English (optional)'],
  'new.kind': ['类型', 'Kind'],
  'new.id': ['编号', 'Id'],
  'new.idHint': [
    '按名称的拼音给出，可以修改；用小写字母、数字和连字符，建好后不能再改。',
    'Proposed from the name; lower case letters, digits and hyphens. It cannot be changed later.',
  ],
  'new.idFault': [
    '编号要以小写字母开头，只含小写字母、数字和连字符。',
    'An id begins with a letter and has lower case letters, digits and hyphens.',
  ],
  'new.taken': ['这个编号已被使用，请换一个。', 'This id is taken; choose another.'],
  'new.done': ['已新建，可以开始画流程', 'Created; you can draw it now'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Key of a sentence about packs. */
export type PackWord = keyof typeof packWords;

/** The sentences in a language. */
export const packsIn = (lang: 'zh' | 'en'): Readonly<Record<PackWord, string>> =>
  Object.fromEntries(Object.entries(packWords).map(([key, pair]) => [key, pair[lang === 'zh' ? 0 : 1]])) as Record<PackWord, string>;
