import type { ErrorObject } from 'ajv';
import type { Text } from '#engine/problem.ts';
import { AnswerDraft } from './answer-draft.ts';
import { cleanAnswers, sayChange } from './clean.ts';
import { createCodeCheck } from './code-check.ts';
import { readErrors, sayError } from './errors.ts';
import { createLogic, isUnder } from './logic.ts';
import { sentenceFor } from './messages.ts';
import { byPlaces, Outline } from './outline.ts';
import { withheldFields } from './rights.ts';
import { titleOf } from './titles.ts';
import {
  type AnswerError,
  type FieldRights,
  type FormContext,
  type FormDefinition,
  type FormState,
  type JudgedAnswers,
  pointerStep,
  type Values,
} from './types.ts';

/** A schema compiled by ajv (编译后的结构): in memory on the server, a module in the browser. */
export interface Validate {
  (answers: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/**
 * Judges the answers of one form (校验): the same code on the server and in the browser. `rights` of the step; `before`: the answers before it,
 * from which fields that may only be read, or are hidden by rights, keep their value whatever was sent. Never throws.
 */
export type Judge = (answers: unknown, context: FormContext, rights?: FieldRights | null, before?: Values) => JudgedAnswers;

/** Most errors told at once. */
const maxErrors = 100;
/** Answers to branches not taken are dropped and the rest judged again, at most so often. */
const maxPasses = 3;

/** Creates the judge of a form that passed `checkForm`, around its compiled schema. */
export function createJudge(form: Pick<FormDefinition, 'schema'>, validate: Validate): Judge {
  const parts: Parts = {
    schema: form.schema,
    validate,
    logic: createLogic(form),
    outline: new Outline(form.schema),
    known: null,
    checkCodes: createCodeCheck(form.schema),
  };
  const drops = form.schema['x-unknown'] === 'drop';
  const made = drops ? { ...parts, known: parts.outline } : parts;
  return (answers, context, rights = null, before = {}) => judge(made, { answers, context, rights, before });
}

interface Parts {
  readonly schema: Values;
  readonly validate: Validate;
  readonly logic: ReturnType<typeof createLogic>;
  readonly outline: Outline;
  /** Outline by which unknown fields are dropped; null: they are refused. */
  readonly known: Outline | null;
  readonly checkCodes: ReturnType<typeof createCodeCheck>;
}

interface Given {
  readonly answers: unknown;
  readonly context: FormContext;
  readonly rights: FieldRights | null;
  readonly before: Values;
}

function judge(parts: Parts, { answers, context, rights, before }: Given): JudgedAnswers {
  const cleaned = cleanAnswers(answers, parts.known);
  if (cleaned.fault) return { answers: {}, errors: [cleaned.fault], notes: [] };
  const kept = keptNames(parts.schema, rights);
  let given = kept.size > 0 ? keepBefore(cleaned.answers, before, kept) : cleaned.answers;
  for (let pass = 1; ; pass++) {
    const state = parts.logic.stateOf(given, context, rights);
    const shown = dropHidden(state, kept);
    const { found, untaken } = readErrors(parts.outline, parts.validate(shown) ? [] : (parts.validate.errors ?? []));
    const isIgnored = (pointer: string) => isUnder(pointer, state.hidden) || isUnder(pointer, kept);
    const errors = found
      .filter(({ pointer }) => !isIgnored(pointer))
      .map(one => ({ pointer: one.pointer, say: () => sayError(parts, one) }));
    if (errors.length === 0 && untaken.length > 0 && pass < maxPasses) {
      given = drop(given, untaken);
      continue;
    }
    const more: Told[] = [
      ...requiredErrors(parts, state, { shown, kept }),
      ...parts.checkCodes(shown, context.codes, before).filter(({ pointer }) => !isIgnored(pointer)),
    ];
    const notes = cleaned.changes.map(change => ({
      pointer: change.pointer,
      message: sayChange(change, titleOf(parts.schema, change.pointer)),
    }));
    return { answers: shown, errors: inFormOrder(parts.outline, [...errors, ...more]), notes: [...notes, ...state.faults] };
  }
}

/** Pointers of fields at the top that this step may not change, computed ones left out. */
function keptNames(schema: Values, rights: FieldRights | null): ReadonlySet<string> {
  const properties = schema.properties as Values;
  const names = [...withheldFields(schema, rights).keys()];
  return new Set(names.filter(name => typeof (properties[name] as Values)['x-value'] !== 'string').map(pointerStep));
}

function keepBefore(answers: Values, before: Values, kept: ReadonlySet<string>): Values {
  const draft = new AnswerDraft(answers);
  const stored = new AnswerDraft(before);
  for (const pointer of kept) draft.put(pointer, stored.at(pointer));
  return draft.answers;
}

function drop(answers: Values, pointers: Iterable<string>): Values {
  const draft = new AnswerDraft(answers);
  for (const pointer of pointers) draft.put(pointer, undefined);
  return draft.answers;
}

/** What a rule hides is not stored. What the step may not change stays, hidden or not. */
function dropHidden({ answers, hidden }: FormState, kept: ReadonlySet<string>): Values {
  if (hidden.size === 0) return answers;
  return drop(
    answers,
    [...hidden].filter(pointer => !isUnder(pointer, kept)),
  );
}

interface Shown {
  readonly shown: Values;
  readonly kept: ReadonlySet<string>;
}

/** Fields that a rule or the step requires, and that are not answered. */
function requiredErrors({ schema }: Parts, { required, hidden }: FormState, { shown, kept }: Shown): Told[] {
  const draft = new AnswerDraft(shown);
  return [...required]
    .filter(pointer => !isUnder(pointer, hidden) && !isUnder(pointer, kept) && isBlank(draft.at(pointer)))
    .map(pointer => ({ pointer, say: () => sentenceFor('required', {}, titleOf(schema, pointer)) }));
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** An error whose sentence is made only when it is told. */
interface Told {
  readonly pointer: string;
  readonly say: () => Text;
}

/** One error a field, as the fields stand in the form, so that the list on top of a page leads from top to bottom. */
function inFormOrder(outline: Outline, errors: readonly Told[]): AnswerError[] {
  const first = new Map<string, Told>();
  for (const error of errors) if (!first.has(error.pointer)) first.set(error.pointer, error);
  const placed = [...first.values()].map(error => ({ error, places: outline.placesOf(error.pointer) }));
  return placed
    .toSorted((a, b) => byPlaces(a.places, b.places))
    .slice(0, maxErrors)
    .map(({ error }) => ({ pointer: error.pointer, message: error.say() }));
}
