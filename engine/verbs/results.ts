import type { Here } from '../execution/execution.ts';

/** Words in which forms say yes and no in their field `result` (办理结果), the plainest first. */
const words = {
  agree: ['agree', 'pass', 'grant', 'approve'],
  refuse: ['refuse', 'disagree', 'reject', 'decline', 'return'],
} as const;

/** true: the result of a form says yes. */
export function isAgreeing(result: unknown): boolean {
  return (words.agree as readonly unknown[]).includes(result);
}

/** true: the result of a form says no. */
export function isRefusing(result: unknown): boolean {
  return (words.refuse as readonly unknown[]).includes(result);
}

/** What a step says in `result` when it passes or is refused by itself (自动通过、自动不通过): a word its form offers, so that the drawn gateway understands it. */
export function resultOfItself({ element, release }: Pick<Here, 'element' | 'release'>, meant: 'agree' | 'refuse'): string {
  const offered = element.form === undefined ? [] : optionsOf(release.forms[element.form]);
  return words[meant].find(word => offered.includes(word)) ?? meant;
}

/** true: the form of a step offers results, but no word for no, and so nothing drawn could understand a refusal (不能不通过). */
export function cannotRefuse({ element, release }: Pick<Here, 'element' | 'release'>): boolean {
  const offered = element.form === undefined ? [] : optionsOf(release.forms[element.form]);
  return offered.length > 0 && !offered.some(isRefusing);
}

/** Values the field `result` of a JSON Schema may have. */
function optionsOf(schema: unknown): readonly unknown[] {
  const result = valueAt(valueAt(schema, 'properties'), 'result');
  const [one, any, plain] = [valueAt(result, 'oneOf'), valueAt(result, 'anyOf'), valueAt(result, 'enum')];
  const titled = [one, any].flatMap(list => (Array.isArray(list) ? list.map(option => valueAt(option, 'const')) : []));
  return [...titled, ...(Array.isArray(plain) ? plain : [])];
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
