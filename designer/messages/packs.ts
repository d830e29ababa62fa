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
  'exchange.in': ['导入 BPMN 文件', 'Take a BPMN file in'],
  'exchange.file': ['BPMN 文件', 'BPMN file'],
  'exchange.out': ['导出', 'Export'],
  'exchange.bpmn': ['BPMN 文件', 'BPMN file'],
  'exchange.svg': ['图片 SVG', 'Picture, SVG'],
  'exchange.png': ['图片 PNG', 'Picture, PNG'],
  'exchange.pdf': ['PDF（A4 横向）', 'PDF (A4, landscape)'],
  'exchange.failed': ['没有导出成功，请换一种格式重试。', 'Not exported; try another format.'],
  'exchange.report': ['导入「{name}」', 'Take in "{name}"'],
  'exchange.take': ['替换当前流程图', 'Replace the drawing'],
  'exchange.runs': ['能读懂全部 {n} 个环节，可以运行', 'All {n} elements are understood and can run'],
  'exchange.runsNot': ['有 {n} 处现在还不能运行，导入后在图上改正', '{n} places cannot run yet; correct them on the canvas'],
  'exchange.problems': ['不能运行或需要留意的地方', 'What cannot run, or needs a look'],
  'exchange.laidOut': ['文件里没有图形，已自动排布。', 'The file had no drawing; one was made.'],
  'exchange.encoding': ['文件原来的编码是 {encoding}，已转为 UTF-8。', 'The file was in {encoding}; it is UTF-8 now.'],
  'exchange.kept': ['其他工具写入的内容：原样保留，这里不起作用', 'Of other tools: kept as it is, without effect here'],
  'exchange.keptOne': ['{uri}：{n} 处', '{uri}: {n} places'],
  'exchange.hint': [
    '导入会替换草稿里的流程图，表单、时限、文书等不变；可在「历史」里找回导入前的草稿。导出时文件里原有的一切都在。',
    'The process of the draft is replaced; forms, limits and documents stay. The state before is found under History. Everything in the file is there again when it is exported.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** Key of a sentence about packs. */
export type PackWord = keyof typeof packWords;

/** The sentences in a language. */
export const packsIn = (lang: 'zh' | 'en'): Readonly<Record<PackWord, string>> =>
  Object.fromEntries(Object.entries(packWords).map(([key, pair]) => [key, pair[lang === 'zh' ? 0 : 1]])) as Record<PackWord, string>;
