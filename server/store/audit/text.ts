import { isDeepStrictEqual } from 'node:util';

/** Equal values, and the stored text is exactly what its value would be written as: any changed byte shows, another order of keys does not. */
export function sameText(stored: string, derived: string): boolean {
  if (stored === derived) return true;
  try {
    const value: unknown = JSON.parse(stored);
    return JSON.stringify(value) === stored && isDeepStrictEqual(value, JSON.parse(derived));
  } catch {
    return false;
  }
}
