import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import localizeModule from 'ajv-i18n/localize/zh/index.js';
import type { TSchema } from 'typebox';
import type { Text } from '#engine/problem.ts';
import { type HttpProblem, notFound, refusal } from './problem.ts';

/** The package is CommonJS and exports the function itself; its types say otherwise. */
const localizeZh = localizeModule as unknown as (errors: ErrorObject[]) => void;

/** allErrors stays off: a hostile body must not make us list a million errors. */
const exact = new Ajv2020({ strict: true, strictTypes: false, allErrors: false, ownProperties: true });
const coercing = new Ajv2020({
  strict: true,
  strictTypes: false,
  allErrors: false,
  ownProperties: true,
  coerceTypes: true,
  useDefaults: true,
});

/** The part of a request a schema judges. */
export type Part = 'params' | 'query' | 'body';

/** Judges a value and returns it typed by its schema, or throws the refusal fit for its part. */
export type Validate = (value: unknown) => unknown;

/** A check compiled at its first use (首次使用时编译): compiling those of every route took longer than the rest of a start. */
function atFirstUse(ajv: Ajv2020, schema: TSchema): () => ValidateFunction {
  let compiled: ValidateFunction | undefined;
  return () => (compiled ??= ajv.compile(schema));
}

/** The check of one part of a request. Params and query come as text and are coerced; bodies are taken as they are. */
export function requestCheck(part: Part, schema: TSchema): Validate {
  const checkOf = atFirstUse(part === 'body' ? exact : coercing, schema);
  return value => {
    const check = checkOf();
    if (!check(value)) throw refusalFor(part, check);
    if (part !== 'body') refuseBeyond(part, value);
    return value;
  };
}

/** The check of an answer. A wrong answer is our own fault and becomes a server error. */
export function answerCheck(operation: string, schema: TSchema): Validate {
  const checkOf = atFirstUse(exact, schema);
  return value => {
    const check = checkOf();
    if (check(value)) return value;
    const error = check.errors?.[0];
    throw new Error(`Expected the answer of ${operation} to fit its schema, but ${error?.instancePath || '/'} ${error?.message}`);
  };
}

/** Numbers beyond what is exact (数值超界): as text `1e400` is a number too, and one without end passes any bound of a schema. */
function refuseBeyond(part: 'params' | 'query', value: unknown): void {
  for (const [name, item] of Object.entries(value as object)) {
    if (typeof item !== 'number' || Math.abs(item) <= Number.MAX_SAFE_INTEGER) continue;
    if (part === 'params') throw notFound();
    const message = { zh: '应为通常大小的数', en: 'must be a number of ordinary size' };
    throw refusal(400, 'query-not-valid', withPlace(message, `/${name}`), { errors: [{ pointer: `/${name}`, message }] });
  }
}

function refusalFor(part: Part, check: ValidateFunction): HttpProblem {
  const error = check.errors?.[0];
  if (part === 'params' || !error) return notFound();
  const message = sentenceOf(error);
  const status = part === 'query' ? 400 : 422;
  const pointer = pointerOf(error);
  return refusal(status, part === 'query' ? 'query-not-valid' : 'body-not-valid', withPlace(message, pointer), {
    errors: [{ pointer, message }],
  });
}

/** An ajv error as a sentence in both languages. */
export function sentenceOf(error: ErrorObject): Text {
  const copy = [{ ...error }];
  localizeZh(copy);
  return { zh: copy[0]?.message ?? '内容不符合要求', en: error.message ?? 'is not valid' };
}

function pointerOf(error: ErrorObject): string {
  const missing = error.keyword === 'required' ? `/${String(error.params.missingProperty)}` : '';
  return error.instancePath + missing;
}

function withPlace(message: Text, pointer: string): Text {
  return { zh: `提交的内容有误（${pointer || '/'}）:${message.zh}。`, en: `The request is not valid at ${pointer || '/'}: ${message.en}.` };
}
