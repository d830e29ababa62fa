import type { IncomingMessage } from 'node:http';
import { limits } from '#engine/limits.ts';
import { refusal } from './problem.ts';

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a request body as JSON: at most `limits.bodyBytes`, plain `application/json` in UTF-8, nested at most `limits.answersDepth`,
 * without the keys that reach prototypes and, but for answers, which their form cleans, without null characters. Everything else is refused before any code
 * sees it.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  checkType(request);
  const text = await readText(request);
  checkDepth(text);
  const value = parse(text);
  checkKeys(value);
  if (text.includes('\\u0000')) refuseNull(value, '');
  return value;
}

function checkType(request: IncomingMessage): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' && !request.headers['content-encoding']) return;
  throw refusal(415, 'json-expected', { zh: '请求内容应为未压缩的 JSON。', en: 'Expected an uncompressed body of type application/json.' });
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limits.bodyBytes) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw unreadable();
  }
}

function tooLarge() {
  return refusal(413, 'body-too-large', {
    zh: '提交的内容超过 1 MB。请减少内容后再提交。',
    en: 'Expected at most 1 MB, but the body was larger. Send less at once.',
  });
}

function unreadable() {
  return refusal(400, 'json-unreadable', { zh: '请求内容不是有效的 JSON。', en: 'Expected valid JSON, but the body could not be read.' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

/** Counts brackets outside strings, so that deep nesting is refused before it is parsed. */
function checkDepth(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > limits.answersDepth) throw tooDeep();
    } else if (char === '}' || char === ']') depth--;
  }
}

function tooDeep() {
  return refusal(400, 'json-too-deep', {
    zh: `请求内容嵌套超过 ${limits.answersDepth} 层。`,
    en: `Expected at most ${limits.answersDepth} levels of nesting, but the body has more.`,
  });
}

function checkKeys(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && forbiddenKeys.has(key)) {
      throw refusal(400, 'key-forbidden', { zh: `字段名“${key}”不可使用。`, en: `Expected ordinary field names, but found "${key}".` });
    }
    checkKeys(inner);
  }
}

/** No database row holds a null character (空字符). */
function refuseNull(value: unknown, pointer: string): void {
  if (typeof value === 'string' && value.includes('\0')) throw nullCharacter(pointer);
  if (typeof value !== 'object' || value === null || pointer === '/answers') return;
  for (const [key, inner] of Object.entries(value)) refuseNull(inner, `${pointer}/${key}`);
}

/** The refusal of a text with a null character. */
export function nullCharacter(pointer: string) {
  const message = {
    zh: '内容里有看不见的空字符（U+0000），无法保存。请重新输入，或先粘贴为纯文本。',
    en: 'Expected text without the null character (U+0000), but found one. Type it again, or paste it as plain text.',
  };
  return refusal(400, 'null-character', message, { errors: [{ pointer, message }] });
}
