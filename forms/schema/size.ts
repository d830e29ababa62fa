import { limits } from '#engine/limits.ts';
import type { Text } from '#engine/problem.ts';
import { type AnswersResult, isValues, pointerStep } from './types.ts';

/** Names that reach into JavaScript's own objects; refused in every JSON body (S07). */
export const forbiddenNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Bounds of a JSON value. */
export interface SizeLimits {
  /** Bytes of its JSON text in UTF-8. */
  readonly bytes: number;
  /** Levels of lists and objects. */
  readonly depth: number;
  /** Entries of one list or object. */
  readonly items: number;
}

/** The first bound a JSON value breaks, with its JSON pointer; null when it keeps them all. Walks without recursion, so depth cannot hurt. */
export function findOversize(value: unknown, bounds: SizeLimits): { readonly pointer: string; readonly message: Text } | null {
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer: '', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: here, pointer, depth } = next;
    if (typeof here !== 'object' || here === null) continue;
    if (depth >= bounds.depth)
      return {
        pointer,
        message: {
          zh: `内容嵌套超过 ${bounds.depth} 层，请减少层次。`,
          en: `Nested deeper than ${bounds.depth} levels, please use fewer.`,
        },
      };
    const names = Object.keys(here);
    if (names.length > bounds.items)
      return {
        pointer,
        message: { zh: `一处超过 ${bounds.items} 项，请减少。`, en: `More than ${bounds.items} entries in one place, please use fewer.` },
      };
    const forbidden = Array.isArray(here) ? undefined : names.find(name => forbiddenNames.includes(name));
    if (forbidden)
      return {
        pointer: pointer + pointerStep(forbidden),
        message: { zh: `名称「${forbidden}」不允许使用，请删除。`, en: `The name "${forbidden}" is not allowed, please remove it.` },
      };
    for (const name of names)
      open.push({ value: (here as Record<string, unknown>)[name], pointer: pointer + pointerStep(name), depth: depth + 1 });
  }
  return byteLengthOf(value) > bounds.bytes
    ? {
        pointer: '',
        message: {
          zh: `内容超过 ${Math.floor(bounds.bytes / 1024)} KB，请精简。`,
          en: `Larger than ${Math.floor(bounds.bytes / 1024)} KB, please shorten it.`,
        },
      }
    : null;
}

/** Bytes of a value as JSON in UTF-8. The value must not be nested without bound. */
export function byteLengthOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? '').length;
}

/** Size, depth and forbidden names of answers (填写内容大小检查), to be asked before anything else looks at them. */
export function checkAnswersSize(answers: unknown): AnswersResult {
  if (!isValues(answers))
    return { errors: [{ pointer: '', message: { zh: '应为一份表单的填写内容。', en: 'Expected the answers of a form.' } }] };
  const fault = findOversize(answers, { bytes: limits.answersBytes, depth: limits.answersDepth, items: limits.answersItems });
  return { errors: fault ? [fault] : [] };
}
