import type { Answers } from '#engine/cases/state.ts';
import type { CodeBook, FieldRights } from '#forms/schema/types.ts';
import { codeBookOf } from '../codes/centre.ts';
import type { Form } from '../contract/schemas.ts';
import { compiledForm } from '../forms/judges.ts';
import type { FormRoots } from '../forms/roots.ts';
import { refusal } from '../http/problem.ts';
import type { Store } from '../store/types.ts';

const noCodes: CodeBook = { find: () => undefined };

/** Answers that were sent, and what they are judged by (待校验的答案). */
export interface SentAnswers {
  readonly tenant: string;
  /** Content hash of the release the form stands in. */
  readonly content: string;
  readonly form: Form;
  readonly answers: Answers;
  readonly roots: FormRoots;
  readonly rights?: FieldRights | null;
  /** Answers before this step. */
  readonly before?: Answers;
}

/**
 * Judges answers by their form and gives them back as they are to be stored (答案校验): cleaned, computed, without what is hidden. Refuses them with a
 * sentence in both languages for every field, beside its pointer.
 */
export async function judgeAnswers(store: Store, sent: SentAnswers): Promise<Record<string, unknown>> {
  const { tenant, content, form, roots, rights = null, before = {} } = sent;
  const { judge, hasCodes } = compiledForm(content, form);
  const context = { now: store.clock.now(), roots, codes: hasCodes ? await codeBookOf(store, tenant) : noCodes };
  const { answers, errors } = judge(sent.answers, context, rights, before);
  if (errors.length === 0) return { ...answers };
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
