import { limits } from '#engine/limits.ts';
import type { Text } from '#engine/problem.ts';
import type { Outline } from './outline.ts';
import { byteLengthOf, checkAnswersSize, findOversize } from './size.ts';
import { unseen } from './text.ts';
import { type AnswerError, isValues, pointerStep, type Values } from './types.ts';

/** Answers made fit to be judged (整理后的答案). */
export interface CleanAnswers {
  readonly answers: Values;
  /** Where characters were taken out or written anew. */
  readonly changes: readonly TextChange[];
  /** Too large, too deep or with a name that reaches into JavaScript: nothing is judged then. */
  readonly fault: AnswerError | null;
}

/** A text that was put right: what nobody sees is out (不可见字符), what was written in parts is in one (规范字形). */
export interface TextChange {
  readonly pointer: string;
  readonly removed: number;
  readonly composed: boolean;
}

/** Texts of these characters alone are clean: ASCII, Latin, Chinese, the usual marks. */
const plain =
  /^[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff5e\uffe5]*$/;
const everyUnseen = new RegExp(unseen.source, 'gu');
const mostChanges = 100;

/**
 * Cleans answers in one walk (整理答案): size, depth and names are judged, texts freed of what nobody sees and composed (Unicode NFC), what is
 * not answered (null, empty text) left out, and with `known` what the form does not know. The answers given are left alone.
 */
export function cleanAnswers(answers: unknown, known: Outline | null): CleanAnswers {
  if (!isValues(answers)) return { answers: {}, changes: [], fault: checkAnswersSize(answers).errors[0]! };
  const walk: Walk = { bytes: 0, steps: [], changes: [], broken: false };
  const cleaned = cleanObject(answers, 0, { walk, known }) as Values;
  const fault = walk.broken ? faultOf(answers) : tooLarge(answers, walk.bytes);
  return fault ? { answers: {}, changes: [], fault } : { answers: cleaned, changes: walk.changes, fault: null };
}

interface Walk {
  /** At least the bytes of the answers as JSON, mostly far more. */
  bytes: number;
  readonly steps: (string | number)[];
  readonly changes: TextChange[];
  broken: boolean;
}

interface Inside {
  readonly walk: Walk;
  readonly known: Outline | null | undefined;
}

function cleanValue(value: unknown, depth: number, inside: Inside): unknown {
  if (typeof value === 'string') return cleanText(value, inside.walk);
  if (typeof value !== 'object' || value === null) {
    inside.walk.bytes += 25;
    return value;
  }
  if (depth >= limits.answersDepth) inside.walk.broken = true;
  if (inside.walk.broken) return value;
  return Array.isArray(value) ? cleanList(value, depth, inside) : cleanObject(value as Values, depth, inside);
}

function cleanList(list: readonly unknown[], depth: number, { walk, known }: Inside): unknown {
  if (list.length > limits.answersItems) walk.broken = true;
  walk.bytes += 2 + list.length;
  const entries: Inside = { walk, known: known?.entries };
  let made: unknown[] | null = null;
  for (let index = 0; index < list.length && !walk.broken; index++) {
    walk.steps.push(index);
    const cleaned = cleanValue(list[index], depth + 1, entries);
    walk.steps.pop();
    if (made === null && cleaned !== list[index]) made = [...list];
    if (made) made[index] = cleaned;
  }
  return made ?? list;
}

function cleanObject(object: Values, depth: number, { walk, known }: Inside): unknown {
  const names = Object.keys(object);
  if (names.length > limits.answersItems) walk.broken = true;
  walk.bytes += 2;
  let made: Record<string, unknown> | null = null;
  for (const name of names) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') walk.broken = true;
    if (walk.broken) break;
    walk.bytes += 6 * name.length + 4;
    const value = object[name];
    walk.steps.push(name);
    const cleaned = cleanValue(value, depth + 1, known ? { walk, known: known.field(name) } : { walk, known });
    walk.steps.pop();
    const isGone = cleaned === '' || cleaned === null || cleaned === undefined || isUnknown(known, name);
    if (cleaned === value && !isGone) continue;
    made ??= { ...object };
    if (isGone) delete made[name];
    else made[name] = cleaned;
  }
  return made ?? object;
}

const isUnknown = (known: Outline | null | undefined, name: string): boolean =>
  known !== null && known !== undefined && known.names.size > 0 && !known.names.has(name);

function cleanText(text: string, walk: Walk): string {
  walk.bytes += 6 * text.length + 2;
  if (plain.test(text)) return text;
  const seen = text.replace(everyUnseen, '');
  const composed = seen.normalize('NFC');
  if (composed !== text && walk.changes.length < mostChanges) {
    const pointer = walk.steps.map(pointerStep).join('');
    walk.changes.push({ pointer, removed: text.length - seen.length, composed: composed !== seen });
  }
  return composed;
}

/** The bound that the answers break, found by the slower walk that knows where. */
function faultOf(answers: Values): AnswerError | null {
  return findOversize(answers, { bytes: limits.answersBytes, depth: limits.answersDepth, items: limits.answersItems });
}

/** The bytes are counted exactly only where the estimate comes near the limit. */
function tooLarge(answers: Values, estimate: number): AnswerError | null {
  return estimate > limits.answersBytes && byteLengthOf(answers) > limits.answersBytes ? faultOf(answers) : null;
}

/** What was put right in a text, said to whoever typed it. */
export function sayChange({ removed, composed }: TextChange, title: Text): Text {
  const zh = [...(removed > 0 ? ['已去掉看不见的字符'] : []), ...(composed ? ['已改为规范字形'] : [])].join('，');
  const en = [...(removed > 0 ? ['invisible characters were taken out'] : []), ...(composed ? ['characters were composed'] : [])].join(
    ', ',
  );
  return { zh: `「${title.zh}」${zh}，请核对。`, en: `"${title.en}": ${en}; please check it.` };
}
