import type { ErrorObject } from 'ajv';
import type { Text } from '#engine/problem.ts';
import { type KeywordParams, sentenceFor } from './messages.ts';
import type { Outline } from './outline.ts';
import { titleOf } from './titles.ts';
import { type AnswerError, type FormSchema, pointerStep } from './types.ts';

/** What ajv found, told to people (校验结果的说明). */
export interface ReadErrors {
  /** The first error of each field. */
  readonly told: readonly AnswerError[];
  /** Answers to fields of branches that are not taken (未走的条件分支): nobody sees these fields, they are dropped and not told. */
  readonly untaken: readonly string[];
}

/** Reads the errors of ajv: one a field, the first one found: type before length before form. What only passes on is left out. */
export function readErrors(
  { schema, outline }: { readonly schema: FormSchema; readonly outline: Outline },
  found: readonly ErrorObject[],
): ReadErrors {
  const choices = found.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf').map(({ schemaPath }) => `${schemaPath}/`);
  const told = new Map<string, AnswerError>();
  const untaken: string[] = [];
  for (const error of found) {
    if (error.keyword === 'if' || choices.some(choice => error.schemaPath.startsWith(choice))) continue;
    const pointer = pointerOf(error);
    if (isUnknown(error) && isDeclared(outline, error)) untaken.push(pointer);
    else if (!told.has(pointer)) told.set(pointer, { pointer, message: sayError(schema, outline, error, pointer) });
  }
  return { told: [...told.values()], untaken };
}

const isUnknown = ({ keyword }: ErrorObject): boolean => keyword === 'unevaluatedProperties' || keyword === 'additionalProperties';

/** The form knows the field, but in a branch that these answers do not take. */
function isDeclared(outline: Outline, { instancePath, params }: ErrorObject): boolean {
  return outline.at(instancePath)?.names.has(String(nameIn(params))) ?? false;
}

/** A missing or unknown field is named by the pointer it has or would have. */
function pointerOf({ instancePath, params }: ErrorObject): string {
  const name = nameIn(params);
  return typeof name === 'string' ? instancePath + pointerStep(name) : instancePath;
}

const nameIn = (params: ErrorObject['params']): unknown =>
  params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;

function sayError(schema: FormSchema, outline: Outline, { keyword, params }: ErrorObject, pointer: string): Text {
  const title = titleOf(schema, pointer);
  if (!outline.at(pointer)?.has('x-money')) return sentenceFor(keyword, params, title);
  return {
    zh: sentenceFor(
      keyword,
      inYuan(params, yuan => `${yuan} 元`),
      title,
    ).zh,
    en: sentenceFor(
      keyword,
      inYuan(params, yuan => `CNY ${yuan}`),
      title,
    ).en,
  };
}

/** Bounds of an amount, said in 元 instead of 分. */
function inYuan(params: KeywordParams, say: (yuan: string) => string): KeywordParams {
  const bounds = Object.entries(params).filter(([name, value]) => (name === 'limit' || name === 'multipleOf') && typeof value === 'number');
  return { ...params, ...Object.fromEntries(bounds.map(([name, fen]) => [name, say(((fen as number) / 100).toFixed(2))])) };
}
