import { hash } from 'node:crypto';

/** JSON text with sorted keys: equal values give equal texts. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Hash of a command's body: tells the same command sent twice from another one under the same id. */
export function bodyHash(body: object): string {
  return hash('sha256', canonicalText(body), 'hex');
}
