import type { OutputUnit } from '@cfworker/json-schema';
import { type KeywordParams, sentenceFor } from '../schema/messages.ts';
import { titleOf } from '../schema/titles.ts';
import { type AnswerError, isValues, pointerStep, pointerSteps, type Values } from '../schema/types.ts';
import { validatorOf } from './validator.ts';

/** What is wrong with one field (字段错误): JSON pointer into the answers and a sentence; the same shape the server answers with. */
export type FieldError = AnswerError;

/** Keywords that only pass on what is wrong deeper down. */
const wrappers = new Set(
  'properties items allOf if then else prefixItems dependentSchemas patternProperties contains false $ref $dynamicRef'.split(' '),
);
/** A choice fails as a whole: what its branches say is noise. */
const isInsideChoice = (unit: OutputUnit): boolean => /\/(oneOf|anyOf)\/\d+(\/|$)/.test(unit.keywordLocation);

/** Checks answers against a form (校验): the first error of each field. Sentences equal the server's. */
export function checkAnswers(schema: Values, answers: Values): FieldError[] {
  const units = validatorOf(schema)
    .validate(withoutBlanks(answers))
    .errors.filter(unit => !wrappers.has(unit.keyword) && !isInsideChoice(unit));
  const byPointer = new Map<string, FieldError>();
  for (const unit of units) {
    const pointer = pointerOf(unit);
    if (!byPointer.has(pointer))
      byPointer.set(pointer, { pointer, message: sentenceFor(unit.keyword, paramsOf(schema, unit), titleOf(schema, pointer)) });
  }
  return [...byPointer.values()];
}

/** The field an error speaks of: a missing or unknown one is named in the validator's words. */
function pointerOf(unit: OutputUnit): string {
  const at = unit.instanceLocation.replace(/^#/, '');
  const isNamed = unit.keyword === 'required' || unit.keyword === 'additionalProperties' || unit.keyword === 'unevaluatedProperties';
  const name = isNamed ? /"([^"]+)"/.exec(unit.error)?.[1] : undefined;
  return name ? at + pointerStep(name) : at;
}

function paramsOf(schema: Values, { keyword, keywordLocation }: OutputUnit): KeywordParams {
  const steps = pointerSteps(keywordLocation.replace(/^#/, '')).map(decodeURIComponent);
  const argument = steps.reduce<unknown>(
    (node, step) => (isValues(node) || Array.isArray(node) ? (node as Values)[step] : undefined),
    schema,
  );
  return { limit: argument, type: argument, format: argument, allowedValue: argument, multipleOf: argument, keyword };
}

/** Fields left empty count as not given, as they are not sent. */
const withoutBlanks = (answers: Values): unknown => JSON.parse(JSON.stringify(answers));
