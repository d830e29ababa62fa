import { hash } from 'node:crypto';

/** JSON text with sorted keys: equal values give equal texts. */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(item => (isAbsent(item) ? 'null' : canonicalText(item))).join()}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (!isAbsent(item)) parts.push(`${JSON.stringify(key)}:${canonicalText(item)}`);
  }
  return `{${parts.join()}}`;
}

/** What JSON has no word for. */
function isAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

/** Hash of a command's body: tells the same command sent twice from another one under the same id. */
export function bodyHash(body: object): string {
  return hash('sha256', canonicalText(body), 'hex');
}
