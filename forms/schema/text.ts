/**
 * Characters nobody sees, or that turn the reading direction (不可见字符、方向控制符): with them a name looks like another. Line breaks and
 * tabs are not among them, nor are the variation selectors of rare Chinese names.
 */
export const unseen =
  /(?![\t\n\r])\p{Cc}|\p{Cf}|\p{Cs}|[\u{034F}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{2028}\u{2029}\u{2800}\u{3164}\u{FFA0}]/u;
/** Text that a page could take for markup or a script (网页代码或脚本). */
const markup: readonly RegExp[] = [
  /<\s*[a-z!/?]/i,
  /(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i,
  /data\s*:\s*(?:text|application|image)\s*\/\s*(?:html|xml|xhtml|svg|javascript|ecmascript)/i,
  /data\s*:[^,\s]{0,60};\s*base64/i,
  /&(?:#\d|#x[\da-f]|(?:lt|gt|colon|tab|newline|lpar|rpar|quot|apos);)/i,
  /\bon[a-z]{3,20}\s*=\s*\S/i,
];

/** true: text that a page could take for markup or a script (网页代码或脚本). Pages show text as text; this keeps it out of the form already. */
export function isRisky(value: string): boolean {
  return markup.some(pattern => pattern.test(value));
}

/** true: text with characters nobody sees (不可见字符). */
export function hasUnseen(value: string): boolean {
  return unseen.test(value);
}

type Fault = { readonly zh: string; readonly en: string };

/** Why a text cannot be shown to people as it is; undefined when it can. */
export function findTextFault(value: string): Fault | undefined {
  if (hasUnseen(value))
    return {
      zh: '含有看不见的字符或改变书写方向的字符，请重新输入',
      en: 'has invisible characters or ones that turn the direction, type it anew',
    };
  return isRisky(value) ? { zh: '不能含有网页代码或脚本', en: 'expected plain text without HTML or scripts' } : undefined;
}

/** The first text within a JSON value that cannot be shown; undefined when all can. The value must not be nested without bound. */
export function findTextFaultWithin(value: unknown): Fault | undefined {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const fault = typeof next === 'string' ? findTextFault(next) : undefined;
    if (fault) return fault;
    if (typeof next === 'object' && next !== null) open.push(...Object.keys(next), ...Object.values(next));
  }
  return undefined;
}

/** A name as a sentence may quote it: short, and nothing unseen in it. */
export function quoted(name: unknown): string {
  const text = [...String(name)].slice(0, 60).join('');
  return [...text].map(character => (hasUnseen(character) ? '�' : character)).join('') + (text.length < String(name).length ? '…' : '');
}
