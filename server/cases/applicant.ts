import type { Applicant } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { refusal } from '../http/problem.ts';

const shortest = { idNumber: 1, phone: 5 } as const;
const wanted: Readonly<Record<keyof typeof shortest, Text>> = {
  idNumber: {
    zh: '请填写申请人的证件号码或者统一社会信用代码。',
    en: 'Expected the identity number or credit code of the applicant, but it is missing.',
  },
  phone: { zh: '请填写申请人的联系电话。', en: 'Expected the telephone of the applicant, but it is missing.' },
};

/** Refuses an applicant without number or telephone (申请人信息不全). A first contact (首问), by telephone too, may know no more than a name. */
export function checkApplicant(kind: string, applicant: Applicant): void {
  if (kind === 'first-contact') return;
  const missing = (['idNumber', 'phone'] as const).filter(key => applicant[key].trim().length < shortest[key]);
  if (missing.length === 0) return;
  throw refusal(
    422,
    'applicant-not-complete',
    {
      zh: '申请人信息不完整，请补齐后再登记。',
      en: 'Expected the number and telephone of the applicant, but something is missing.',
    },
    { errors: missing.map(key => ({ pointer: `/applicant/${key}`, message: wanted[key] })) },
  );
}
