import type { Judge } from '../schema/judge.ts';
import type { AnswerError, CodeBook, FieldRights, FormContext, Values } from '../schema/types.ts';

/** What is wrong with one field (字段错误): JSON pointer into the answers and a sentence; the same shape the server answers with. */
export type FieldError = AnswerError;

/** A form as far as judging needs it; what the server answers as `Form` is one. */
export interface FormToJudge {
  readonly schema: Values;
  /** Address of its validator; empty: there is none, and the server judges. */
  readonly validator: string;
}

/** What stands around the answers when they are judged (校验环境). */
export interface JudgeSetting {
  readonly roots?: Values;
  readonly rights?: FieldRights | null;
  /** Answers before this step. */
  readonly before?: Values;
  readonly codes?: CodeBook;
  /** Moment for today() and now(), milliseconds; the present one unless told. */
  readonly now?: number;
}

/** The judge is fetched when the page is there: the first letter does not wait for it. */
const fetchJudge = async () => {
  const [{ createJudge }, { loadValidate }] = await Promise.all([import('../schema/judge.ts'), import('./load.ts')]);
  return { createJudge, loadValidate };
};

const judges = new Map<string, Promise<Judge>>();
const keptAtMost = 100;

/** Loads the judge of a form (加载校验): the very code that judges on the server. Kept by address. */
export function loadJudge({ schema, validator }: FormToJudge): Promise<Judge> {
  const known = judges.get(validator);
  if (known) return known;
  const loading = fetchJudge().then(async ({ createJudge, loadValidate }) => createJudge({ schema }, await loadValidate(validator)));
  judges.set(validator, loading);
  loading.catch(() => judges.delete(validator));
  for (const oldest of judges.keys()) if (judges.size > keptAtMost) judges.delete(oldest);
  return loading;
}

const unknownCodes: CodeBook = { find: () => undefined };

/** Judges answers in their setting (校验): errors in the order of the form, the first of each field. */
export function judgeIn(judge: Judge, answers: Values, { roots = {}, rights = null, before, codes, now }: JudgeSetting = {}) {
  const context: FormContext = { now: now ?? Date.now(), roots, codes: codes ?? unknownCodes };
  return judge(answers, context, rights, before);
}
