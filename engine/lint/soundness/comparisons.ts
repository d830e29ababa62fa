const constants = /"[^"\\]*"|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])|\b(?:true|false|null)\b/g;
const names = /[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*/gu;

/** The values written in a FEEL text (字面值), in their order. */
export function constantsOf(text: string): unknown[] {
  return (text.match(constants) ?? []).map(readConstant);
}

function readConstant(constant: string): unknown {
  if (constant.startsWith('"')) return constant.slice(1, -1);
  if (constant === 'null') return null;
  return constant === 'true' || constant === 'false' ? constant === 'true' : Number(constant);
}

/** A text with a 1 for each value and an & for each and, or, not: what is left are paths and signs. */
function bare(text: string): string {
  return text
    .replace(/^\s*=/, '')
    .replace(constants, '1')
    .replace(/\b(?:and|or|not)\b/g, '&');
}

/** Comparisons of one path with one value each, joined by and, or, not (简单比较): only these are told apart by the values that stand for all. */
export function isSimple(text: string): boolean {
  const shape = bare(text).replace(names, 'P');
  return /^(?:[P1&()\s]|[=<>!]=?)*$/.test(shape) && !unlike.some(one => one.test(shape));
}

/** A path beside a path, a value beside a value, a comparison of what a comparison or `not` comes to. */
const unlike = [/P[\s)]*(?:[=<>!]=?)[\s(]*P/, /[P1)]\s*[P1(]/, /[=<>][\s(]*[P1][\s)]*[=<>!]/, /[=<>][\s(]*&/];

/** How a text asks for a path: `alone` whether it is true; `ordered` whether it is less or more than something. */
export function askedIn(text: string, path: string): { readonly alone: boolean; readonly ordered: boolean } {
  const plain = bare(text);
  const places = [...plain.matchAll(names)].filter(([name]) => name.replace(/\s/g, '') === path);
  const asked = places.map(({ 0: name, index }) => ({
    alone: !isSign.test(signBefore(plain, index, /\s/)) && !isSign.test(signAfter(plain, index + name.length, /\s/)),
    ordered: /[<>]/.test(signBefore(plain, index, /[\s(]/) + signAfter(plain, index + name.length, /[\s)]/).charAt(0)),
  }));
  return { alone: asked.some(({ alone }) => alone), ordered: asked.some(({ ordered }) => ordered) };
}

const isSign = /[=<>!]/;

function signBefore(plain: string, place: number, over: RegExp): string {
  let at = place - 1;
  while (over.test(plain.charAt(at))) at--;
  return isSign.test(plain.charAt(at)) ? plain.slice(Math.max(0, at - 1), at + 1) : '';
}

function signAfter(plain: string, place: number, over: RegExp): string {
  let at = place;
  while (over.test(plain.charAt(at))) at++;
  return isSign.test(plain.charAt(at)) ? plain.slice(at, at + 2) : '';
}
