/**
 * A text as both databases keep it (可存文本). Half a character, as when a page cuts an emoji in two, comes back as another one, and PostgreSQL takes no
 * NUL: the sign for a wrong character stands in their place, so that what is read is what was written.
 */
export function storable(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
}
