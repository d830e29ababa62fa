import type { Text } from '#engine/problem.ts';
import { pointerStep } from '#forms/schema/types.ts';

/** Where the values of a JSON text stand (位置表): offsets of the first character by JSON pointer. */
export type Positions = ReadonlyMap<string, number>;

/** A JSON text with its positions, or the first place where it stops being JSON. */
export type Located =
  | { readonly ok: true; readonly value: unknown; readonly positions: Positions }
  | { readonly ok: false; readonly offset: number; readonly message: Text };

/** Levels a text may have; deeper ones are no forms and are not read. */
const deepest = 200;

interface Frame {
  readonly kind: 'object' | 'array';
  readonly pointer: string;
  /** What may come next. */
  expects: 'entry' | 'entry-or-end' | 'colon' | 'value' | 'comma-or-end';
  name: string;
  count: number;
}

const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has no bare control characters inside its texts
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

const wrong = (offset: number, zh: string, en: string): Located => ({ ok: false, offset, message: { zh, en } });

/** Reads a JSON text and remembers where its values stand (读 JSON). Walks without recursion; never throws. */
export function locate(text: string): Located {
  const walk = new Walk(text);
  const fault = walk.run();
  if (fault) return fault;
  try {
    return { ok: true, value: JSON.parse(text) as unknown, positions: walk.positions };
  } catch {
    return wrong(0, '不是有效的 JSON。', 'This is not valid JSON.');
  }
}

class Walk {
  readonly positions = new Map<string, number>();
  readonly #text: string;
  readonly #open: Frame[] = [];
  #at = 0;
  #isDone = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Located | null {
    const end = this.#text.trimEnd().length;
    if (end === 0) return wrong(0, '内容是空的。', 'There is nothing here.');
    while (this.#at < end) {
      token.lastIndex = this.#at;
      const found = token.exec(this.#text);
      const start = found ? token.lastIndex - (found[1] ?? found[2] ?? found[3])!.length : skipSpace(this.#text, this.#at);
      if (!found) return this.#unreadable(start);
      if (this.#isDone) return wrong(start, '结尾之后还有多余的内容。', 'There is something after the end.');
      this.#at = token.lastIndex;
      const fault = this.#take(found, start);
      if (fault) return fault;
    }
    return this.#isDone ? null : wrong(end, '内容没有写完，缺少结尾的 } 或 ]。', 'The text is not finished: a closing } or ] is missing.');
  }

  #unreadable(start: number): Located {
    if (this.#text[start] === '"')
      return wrong(
        start,
        '文字没有结束的引号，或含有不能直接写的字符。',
        'This text has no closing quote, or characters that must be escaped.',
      );
    if (this.#text[start] === "'" || this.#text[start] === '“')
      return wrong(start, '文字和名称要用英文双引号 " 括起来。', 'Texts and names stand between double quotes ".');
    return wrong(start, '这里不是 JSON 的写法。', 'This is not how JSON is written.');
  }

  #take([, sign, text]: RegExpExecArray, start: number): Located | null {
    if (sign === ',' || sign === ':') return this.#between(sign, start);
    if (sign === '}' || sign === ']') return this.#close(sign, start);
    const frame = this.#open.at(-1);
    if (frame?.kind === 'object' && frame.expects !== 'value') return this.#name(frame, text, start);
    if (frame && frame.expects === 'comma-or-end') return wrong(start, '两项之间缺少逗号。', 'A comma is missing between two entries.');
    return this.#value(frame, sign ?? null, start);
  }

  #name(frame: Frame, text: string | undefined, start: number): Located | null {
    if (frame.expects === 'colon') return wrong(start, '名称后面缺少冒号。', 'A colon is missing after the name.');
    if (frame.expects === 'comma-or-end') return wrong(start, '两项之间缺少逗号。', 'A comma is missing between two entries.');
    if (text === undefined) return wrong(start, '这里应为双引号括起来的名称。', 'Expected a name between double quotes here.');
    frame.name = JSON.parse(text) as string;
    frame.expects = 'colon';
    if (this.positions.has(frame.pointer + pointerStep(frame.name)))
      return wrong(start, `名称“${frame.name}”在这里写了两次。`, `The name "${frame.name}" is written twice here.`);
    return null;
  }

  #value(frame: Frame | undefined, sign: string | null, start: number): Located | null {
    const pointer = frame ? frame.pointer + pointerStep(frame.kind === 'array' ? frame.count : frame.name) : '';
    this.positions.set(pointer, start);
    if (frame) {
      frame.count += 1;
      frame.expects = 'comma-or-end';
    }
    if (sign === null) {
      if (!frame) this.#isDone = true;
      return null;
    }
    if (this.#open.length >= deepest) return wrong(start, `嵌套超过 ${deepest} 层。`, `Nested deeper than ${deepest} levels.`);
    this.#open.push({ kind: sign === '{' ? 'object' : 'array', pointer, expects: 'entry-or-end', name: '', count: 0 });
    return null;
  }

  #between(sign: string, start: number): Located | null {
    const frame = this.#open.at(-1);
    if (sign === ':' && frame?.expects === 'colon') {
      frame.expects = 'value';
      return null;
    }
    if (sign === ',' && frame?.expects === 'comma-or-end') {
      frame.expects = 'entry';
      return null;
    }
    return wrong(start, `这里不应有“${sign}”。`, `There should be no "${sign}" here.`);
  }

  #close(sign: string, start: number): Located | null {
    const frame = this.#open.at(-1);
    const isRight = frame && (frame.kind === 'object') === (sign === '}');
    if (isRight && frame.expects === 'entry')
      return wrong(start, '最后一项后面不能有逗号。', 'There must be no comma after the last entry.');
    if (!isRight || (frame.expects !== 'entry-or-end' && frame.expects !== 'comma-or-end'))
      return wrong(start, `这里不应有“${sign}”。`, `There should be no "${sign}" here.`);
    this.#open.pop();
    if (this.#open.length === 0) this.#isDone = true;
    return null;
  }
}

const skipSpace = (text: string, at: number): number => at + /^[ \t\r\n]*/.exec(text.slice(at))![0].length;

/** Line of an offset, from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Where a pointer stands: the value itself, else the nearest one around it. */
export function offsetOf(positions: Positions, pointer: string): number {
  let at = pointer;
  while (at !== '' && !positions.has(at)) at = at.slice(0, at.lastIndexOf('/'));
  return positions.get(at) ?? 0;
}
