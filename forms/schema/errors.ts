import type { ErrorObject } from 'ajv';
import type { Text } from '#engine/problem.ts';
import { sentenceFor } from './messages.ts';
import type { Outline } from './outline.ts';
import { schemaAt, titleOf } from './titles.ts';
import { type FormSchema, pointerStep } from './types.ts';

/** An error of ajv and the field it speaks of. */
export interface FoundError {
  readonly pointer: string;
  readonly error: ErrorObject;
}

/** What ajv found (校验结果), sorted out. */
export interface ReadErrors {
  /** The first error of each field. */
  readonly found: readonly FoundError[];
  /** Answers to fields of branches that are not taken (未走的条件分支): nobody sees these fields, they are dropped and not told. */
  readonly untaken: readonly string[];
}

/** Most fields with an error that are looked at: a hostile list has one in every entry (S06). */
const mostFields = 1_000;

/** Reads the errors of ajv: one a field, the first one found: type before length before form. What only passes on is left out. */
export function readErrors(outline: Outline, errors: readonly ErrorObject[]): ReadErrors {
  const choices = new Set(
    errors.flatMap(({ keyword, schemaPath }) => (keyword === 'oneOf' || keyword === 'anyOf' ? [`${schemaPath}/`] : [])),
  );
  const isInChoice = ({ schemaPath }: ErrorObject) => choices.size > 0 && [...choices].some(choice => schemaPath.startsWith(choice));
  const found = new Map<string, FoundError>();
  const untaken: string[] = [];
  for (const error of errors) {
    if (found.size >= mostFields) break;
    if (error.keyword === 'if' || isInChoice(error)) continue;
    const pointer = pointerOf(error);
    if (isUnknown(error) && isDeclared(outline, error)) untaken.push(pointer);
    else if (!found.has(pointer)) found.set(pointer, { pointer, error });
  }
  return { found: [...found.values()], untaken };
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

/** The sentence for an error, naming the field; bounds of amounts in 元. */
export function sayError({ schema }: { readonly schema: FormSchema }, { pointer, error: { keyword, params } }: FoundError): Text {
  return sentenceFor(keyword, params, titleOf(schema, pointer), schemaAt(schema, pointer));
}
