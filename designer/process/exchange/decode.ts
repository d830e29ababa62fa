/** A BPMN file as text, and the encoding it was in (文件编码). */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** Reads the bytes of a file by its byte order mark, else by what its XML declaration says, else as UTF-8. Throws `RangeError` for an encoding nobody knows. */
export function decodeXml(bytes: Uint8Array): Decoded {
  const encoding = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  return { text: asUtf8(text), encoding: encoding.toLowerCase() };
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? null;
}

/** What is kept here is UTF-8, so the declaration says so. */
function asUtf8(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*?\sencoding\s*=\s*["'])([^"']+)/, (whole, before: string, encoding: string) =>
    /^utf-?8$/i.test(encoding) ? whole : `${before}UTF-8`,
  );
}
