import { readFileSync, statSync } from 'node:fs';
import { limits } from '#engine/limits.ts';
import type { Text } from '#engine/problem.ts';
import { refuse } from './output.ts';

/** Text of a file, or undefined after saying why it cannot be read. */
export function readInput(path: string, maxBytes: number = limits.bpmnBytes): string | undefined {
  try {
    const size = statSync(path).size;
    if (size > maxBytes) {
      refuse({
        zh: `文件 ${path} 有 ${size} 字节，超过上限 ${maxBytes} 字节。`,
        en: `Expected ${path} to have at most ${maxBytes} bytes, but it has ${size}.`,
      });
      return undefined;
    }
    return readFileSync(path, 'utf8');
  } catch {
    refuse({ zh: `找不到或无法读取文件 ${path}。`, en: `Expected a readable file at ${path}, but it could not be read.` });
    return undefined;
  }
}

/** A parsed JSON text, or undefined after saying what is wrong with it. */
export function parseJson(text: string, what: Text): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    refuse({ zh: `${what.zh}不是有效的 JSON：${why}`, en: `Expected ${what.en} to be valid JSON, but: ${why}` });
    return undefined;
  }
}
