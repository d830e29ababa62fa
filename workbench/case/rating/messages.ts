import { defineMessages } from '../../shared/messages/index.ts';
import { ratingWords } from '../../shared/rating-words.ts';

/** Words about the rating of a case (评价). */
export const messages = defineMessages({
  ...ratingWords,
  title: { zh: '评价', en: 'Rating' },
  at: { zh: '{at} 评价', en: 'rated {at}' },
  none: { zh: '申请人尚未评价', en: 'Not rated yet' },
  invite: {
    zh: '请申请人扫码或凭查询码自愿评价；工作人员不得代评，不得诱导。',
    en: 'The applicant may rate by QR code or query code, of free will; staff may not rate for anybody nor press for it.',
  },
  show: { zh: '显示评价二维码', en: 'Show QR code' },
  hide: { zh: '收起二维码', en: 'Hide QR code' },
  open: { zh: '打开公众评价页', en: 'Open the public page' },
  code: { zh: '查询码 {code}', en: 'Query code {code}' },
});
