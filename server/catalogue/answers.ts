import { validateAnswers } from '#forms/schema/validate.ts';
import type { Form } from '../contract/schemas.ts';
import { refusal } from '../http/problem.ts';

/** Refuses answers that break their form (答案校验): a sentence in both languages for every field, beside its pointer. `content` is the release the form stands in. */
export function checkAnswers(content: string, form: Form, answers: Readonly<Record<string, unknown>>): void {
  const { errors } = validateAnswers(form.schema, answers);
  if (errors.length === 0) return;
  throw refusal(
    422,
    'answers-not-valid',
    {
      zh: `表单有 ${errors.length} 处需要修改，已填写的内容都保留着。`,
      en: `Expected answers that fit the form, but ${errors.length} of them do not. Nothing typed is lost.`,
    },
    { errors: errors.map(({ pointer, message }) => ({ pointer: `/answers${pointer}`, message })) },
  );
}
