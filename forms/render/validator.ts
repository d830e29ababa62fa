import { Validator } from '@cfworker/json-schema';
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { registerFormats } from './formats.ts';

type Json = Readonly<Record<string, unknown>>;
registerFormats();
const validators = new WeakMap<object, Validator>();

/** The validator of a schema, built once. It interprets the schema: no code is compiled, so a strict CSP holds. */
export function validatorOf(schema: Json): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const created = new Validator(schema, '2020-12', false);
  validators.set(schema, created);
  return created;
}

function isValid(schema: RJSFSchema, answers: unknown, root: RJSFSchema): boolean {
  try {
    const validator = validatorOf(schema);
    if (root?.$id && root !== schema) validator.addSchema(root as Json);
    return validator.validate(answers ?? null).valid;
  } catch {
    return false;
  }
}

/** What rjsf asks to choose branches (if/then, oneOf); the errors people see come from `checkAnswers`. */
export const branchValidator: ValidatorType = {
  isValid,
  rawValidation: () => ({ errors: [] }),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
};
