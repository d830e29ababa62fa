import type { Applicant } from '#engine/cases/state.ts';
import { applicantFormsOf } from '#forms/system/index.ts';
import type { AnswerError } from '#forms/schema/types.ts';
import { compiledSystemForm } from '../forms/judges.ts';
import { refusal } from '../http/problem.ts';

const noRules = { now: 0, roots: {}, codes: { find: () => undefined } } as const;

/**
 * The applicant (申请人) as the form of the product judges who applies: the very form the page showed. Refuses a missing or wrong number or
 * telephone beside its pointer. A first contact (首问), by telephone too, may know no more than a name.
 */
export function judgedApplicant(kind: string, { kind: who, name, idNumber, phone }: Applicant): Applicant {
  const form = applicantFormsOf(kind)[who];
  const { answers, errors } = compiledSystemForm(form.id)!.judge({ kind: who, name, idNumber, phone }, noRules);
  if (errors.length > 0) throw notValid(errors);
  const line = (key: string): string => String(answers[key] ?? '').trim();
  return { kind: who, name: line('name'), idNumber: line('idNumber'), phone: line('phone') };
}

function notValid(errors: readonly AnswerError[]): Error {
  return refusal(
    422,
    'applicant-not-valid',
    {
      zh: `申请人信息有 ${errors.length} 处需要补齐或更正，已填写的内容都保留着。`,
      en: `Expected the applicant to fit the form, but ${errors.length} answers do not. Nothing typed is lost.`,
    },
    { errors: errors.map(({ pointer, message }) => ({ pointer: `/applicant${pointer}`, message })) },
  );
}
