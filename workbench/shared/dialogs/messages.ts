import { defineMessages } from '../messages/translate.ts';

/** Sentences asked before typed words are thrown away (放弃确认文字). */
export const discardMessages = defineMessages({
  title: { zh: '内容尚未提交，确定放弃？', en: 'Nothing has been submitted yet. Throw it away?' },
  hint: { zh: '放弃后，本窗口中填写和选择的内容不再保留。', en: 'What was typed and chosen in this window will not be kept.' },
  keep: { zh: '继续填写', en: 'Keep writing' },
  discard: { zh: '放弃', en: 'Throw away' },
});
