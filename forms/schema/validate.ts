import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { formats } from './formats.ts';
import { sentenceFor } from './messages.ts';
import { compilePattern } from './patterns.ts';
import { prepareSchema } from './prepare.ts';
import { checkAnswersSize } from './size.ts';
import { titleOf } from './titles.ts';
import { type AnswerError, type AnswersResult, type FormSchema, isValues, pointerStep, pointerSteps } from './types.ts';

/** Most errors told at once. */
const maxErrors = 100;
/** Validators kept by key. */
const keptValidators = 500;

/** Judges the answers of one form (填写校验). Size, depth and forbidden names first, then every field; at most one sentence a field. */
export type Validator = (answers: unknown) => AnswersResult;

const ajv = createAjv();

/** ajv as the judge: strict keywords, own properties only (S07), patterns through RE2 (S03), our formats. It writes code, so it never goes to the browser. */
function createAjv(): Ajv2020 {
  const regExp = Object.assign((pattern: string) => compilePattern(pattern), { code: 'compilePattern' });
  // Form schemas are judged by checkForm before; the meta-schema would say the same less clearly and cost a compilation.
  const made = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    multipleOfPrecision: 9,
    ownProperties: true,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    messages: false,
    logger: false,
    code: { regExp },
  });
  for (const [name, format] of Object.entries(formats)) made.addFormat(name, { type: 'string', validate: format.test });
  return made;
}

/** Compile a schema that passed `checkForm` (编译校验器). Throws for a schema that did not. */
export function createValidator(schema: FormSchema): Validator {
  const prepared = prepareSchema(schema);
  const judge = ajv.compile(prepared);
  ajv.removeSchema(prepared);
  return answers => {
    const size = checkAnswersSize(answers);
    if (size.errors.length > 0 || judge(answers)) return size;
    return { errors: sayErrors(schema, judge.errors ?? []) };
  };
}

const bySchema = new WeakMap<FormSchema, Validator>();
const byKey = new Map<string, Validator>();

/** Where to keep the compiled validator: content hash of the release + form id. Without it the schema object itself is the key. */
export interface ValidateOptions {
  readonly key?: string;
}

/** Validate the answers of a form (校验填写内容); the schema is compiled once per key. */
export function validateAnswers(schema: FormSchema, answers: unknown, options: ValidateOptions = {}): AnswersResult {
  return findValidator(schema, options.key)(answers);
}

function findValidator(schema: FormSchema, key: string | undefined): Validator {
  const known = key === undefined ? bySchema.get(schema) : byKey.get(key);
  if (known) return known;
  const made = createValidator(schema);
  if (key === undefined) bySchema.set(schema, made);
  else keep(key, made);
  return made;
}

function keep(key: string, validator: Validator): void {
  const oldest = byKey.keys().next().value;
  if (byKey.size >= keptValidators && oldest !== undefined) byKey.delete(oldest);
  byKey.set(key, validator);
}

/** One sentence a field, the first one ajv found: type before length before form. */
function sayErrors(schema: FormSchema, found: readonly ErrorObject[]): AnswerError[] {
  const choices = found.filter(error => error.keyword === 'oneOf' || error.keyword === 'anyOf').map(error => `${error.schemaPath}/`);
  const told = new Map<string, AnswerError>();
  for (const error of found) {
    if (error.keyword === 'if' || choices.some(choice => error.schemaPath.startsWith(choice))) continue;
    const pointer = pointerOf(error);
    if (!told.has(pointer) && told.size < maxErrors)
      told.set(pointer, { pointer, message: sentenceFor(error.keyword, error.params, titleOf(schema, pointer)) });
  }
  return inFormOrder(schema, [...told.values()]);
}

/** As the fields stand in the form, so that the list on top of a page leads from top to bottom. */
function inFormOrder(schema: FormSchema, errors: AnswerError[]): AnswerError[] {
  const names = isValues(schema.properties) ? Object.keys(schema.properties) : [];
  const placeOf = ({ pointer }: AnswerError) => (names.indexOf(pointerSteps(pointer)[0] ?? '') + names.length + 1) % (names.length + 1);
  return errors.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** A missing or unknown field is named by the pointer it has or would have. */
function pointerOf({ instancePath, params }: ErrorObject): string {
  const name: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return typeof name === 'string' ? instancePath + pointerStep(name) : instancePath;
}
