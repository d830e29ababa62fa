/** Texts that are not in effect yet (未生效的文本), by form; they outlive the view, and a reload of the page. */
const held = new Map<string, string>();
const prefix = 'banjian.form-text/';

function storage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

/** The text kept for a form; null: none. */
export const keptText = (key: string): string | null => held.get(key) ?? storage()?.getItem(prefix + key) ?? null;

/** Keeps a text for a form; null: it is not needed any more. */
export function keepText(key: string, text: string | null): void {
  if (text === null) held.delete(key);
  else held.set(key, text);
  try {
    if (text === null) storage()?.removeItem(prefix + key);
    else storage()?.setItem(prefix + key, text);
  } catch {
    // a full storage keeps the text on this page only
  }
}
