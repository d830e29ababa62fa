import { FeelFunction } from 'feelin';
import { RE2JS } from 're2js';
import { limits } from '../limits.ts';

/** Thrown by our FEEL functions for arguments they cannot use; `evaluate` turns it into an error value. */
export class FeelArgumentError extends Error {}

const flagBits: Readonly<Record<string, number | undefined>> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE };

/** matches(input, pattern, flags?), linear in the input (RE2), finds anywhere like FEEL's own. */
function matches(input: unknown, pattern: unknown, flags: unknown): boolean | null {
  if (!isText(input) || !isText(pattern)) return null;
  return compilePattern(pattern, flags).test(bounded(input));
}

/** replace(input, pattern, replacement, flags?), replacement with `$1` and `$0`. */
function replace(input: unknown, pattern: unknown, replacement: unknown, flags: unknown): string | null {
  if (!isText(input) || !isText(pattern) || !isText(replacement)) return null;
  if ((bounded(input).length + 1) * (replacement.length + 1) > limits.feelRegexResult) {
    throw new FeelArgumentError('replace 的结果可能过长 · replace could give too long a text');
  }
  return compilePattern(pattern, flags).matcher(input).replaceAll(replacement.replace(/\$0/g, '$$&'));
}

/** split(input, delimiter pattern). */
function split(input: unknown, pattern: unknown): string[] | null {
  if (!isText(input) || !isText(pattern)) return null;
  return compilePattern(pattern, null).split(bounded(input), -1);
}

/** FEEL's three functions with patterns, by RE2 semantics instead of the machine's backtracking. */
export const regexFunctions: Readonly<Record<string, FeelFunction>> = {
  matches: new FeelFunction(matches, ['input', 'pattern', 'flags']),
  replace: new FeelFunction(replace, ['input', 'pattern', 'replacement', 'flags']),
  split: new FeelFunction(split, ['string', 'delimiter']),
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function bounded(input: string): string {
  if (input.length > limits.feelRegexInput) throw new FeelArgumentError('用于匹配的文字过长 · the text to match is too long');
  return input;
}

function compilePattern(pattern: string, flags: unknown): RE2JS {
  if (pattern.length > limits.feelPattern) throw new FeelArgumentError('匹配式过长 · the pattern is too long');
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), readFlags(flags));
  } catch (error) {
    if (error instanceof FeelArgumentError) throw error;
    throw new FeelArgumentError('匹配式无效 · the pattern is not valid');
  }
}

function readFlags(flags: unknown): number {
  if (flags === null || flags === undefined) return 0;
  return [...String(flags)].reduce((bits, flag) => {
    const bit = flagBits[flag];
    if (bit === undefined) throw new FeelArgumentError('有不支持的匹配选项 · a flag is not supported');
    return bits | bit;
  }, 0);
}
