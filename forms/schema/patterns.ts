import { RE2JS } from 're2js';

/** Longest text a pattern looks at, in characters; longer text does not match. Keeps the judgement of one field short (S03). */
const patternText = 10_000;
/** Longest pattern, in characters. */
export const patternLength = 500;

/** A pattern compiled for linear time (线性时间正则). */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

const compiled = new Map<string, Pattern>();

/** Compile a JSON Schema pattern under RE2: never exponential. Throws for what RE2 does not know (look-around, back references) or takes as too large. */
export function compilePattern(pattern: string): Pattern {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > patternLength) throw new RangeError(`Expected a pattern of at most ${patternLength} characters.`);
  // Taken for the letter k by the translation below: a pattern must not mean something else than it says.
  if (/(?:^|[^\\])(?:\\\\)*\\k/.test(pattern)) throw new SyntaxError('Expected a pattern without back references, but it has \\k.');
  const re = RE2JS.compile(RE2JS.translateRegExp(pattern.replace(/\\([pP])\{(?:Script|sc)=(\w+)\}/g, '\\$1{$2}')));
  const made = { test: (text: string) => text.length <= patternText && re.matcher(text).find() };
  if (compiled.size >= 1_000) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

/** Why a pattern cannot be used; null when it can. */
export function findPatternFault(pattern: string): string | null {
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
