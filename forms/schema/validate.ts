import { createJudge, type Judge } from './judge.ts';
import { compileSchema } from './standalone.ts';
import type { AnswersResult, FormContext, FormSchema } from './types.ts';

/** Judges the answers of one form (填写校验) with nothing known of the case around it. */
export type Validator = (answers: unknown) => AnswersResult;

const nothingKnown: FormContext = { now: 0, roots: {}, codes: { find: () => undefined } };

/** Compile the judge of a schema that passed `checkForm` (编译校验器). Throws for a schema that did not. */
export function compileJudge(schema: FormSchema): Judge {
  return createJudge({ schema }, compileSchema(schema).validate);
}

/** Compile a schema that passed `checkForm`, to be judged without rights and without a case. */
export function createValidator(schema: FormSchema): Validator {
  const judge = compileJudge(schema);
  return answers => ({ errors: judge(answers, nothingKnown).errors });
}

const bySchema = new WeakMap<FormSchema, Validator>();

/** Validate the answers of a form; the schema is compiled once. */
export function validateAnswers(schema: FormSchema, answers: unknown): AnswersResult {
  const made = bySchema.get(schema) ?? createValidator(schema);
  bySchema.set(schema, made);
  return made(answers);
}
