import type { Expression } from '../bpmn/definition.ts';
import { type Problem, problem, type Text } from '../problem.ts';

/** An object as read from JSON. */
export type Values = Readonly<Record<string, unknown>>;
/** true: an object, not a list or null. */
export const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads fields of a JSON file and collects what is wrong, each with its JSON pointer; a wrong field reads as a harmless value. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Note a problem; the answer null stands for the value that could not be read. */
  refuse(pointer: string, zh: string, en: string): null {
    const code = `${this.#file.replace('.json', '')}-invalid`;
    this.problems.push(problem(code, { zh: `${zh}。`, en: `${en}.` }, { pointer, file: this.#file }));
    return null;
  }

  /** A field name that is not known is most likely a slip of the pen. */
  onlyKeys(value: Values, known: readonly string[], at: string): void {
    for (const key of Object.keys(value).filter(name => !known.includes(name))) {
      this.refuse(
        `${at}/${key}`,
        `不认识的字段「${key}」，可用字段：${known.join('、')}`,
        `The field "${key}" is not known, use one of ${known.join(', ')}`,
      );
    }
  }

  object(value: unknown, at: string): Values {
    if (isValues(value)) return value;
    this.refuse(at, `应为一个对象，现为${shown(value)}`, `Expected an object, found ${shown(value)}`);
    return {};
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(at, `应为列表，现为${shown(value)}`, `Expected a list, found ${shown(value)}`);
    return [];
  }

  id(value: unknown, at: string): string {
    if (typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value)) return value;
    this.refuse(
      at,
      `编号应为小写字母、数字和连字符，如 unit-leader，现为${shown(value)}`,
      `Expected an id in lower case with hyphens, such as unit-leader, found ${shown(value)}`,
    );
    return '';
  }

  /** Words of lower case and hyphens. */
  words(value: unknown, at: string): string[] {
    return value === undefined ? [] : this.list(value, at).map((word, index) => this.id(word, `${at}/${index}`));
  }

  title(value: unknown, at: string, fallback: Text): Text {
    if (value === undefined) return fallback;
    if (isValues(value) && isFilled(value.zh) && isFilled(value.en)) return { zh: value.zh, en: value.en };
    this.refuse(at, '名称应有中文 zh 和英文 en', 'Expected a title with zh and en');
    return fallback;
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[], { at, fallback }: { at: string; fallback?: T }): T {
    if (value === undefined && fallback !== undefined) return fallback;
    const found = allowed.find(one => one === value);
    if (found !== undefined) return found;
    this.refuse(at, `应为 ${allowed.join('、')} 之一，现为${shown(value)}`, `Expected one of ${allowed.join(', ')}, found ${shown(value)}`);
    return fallback ?? allowed[0]!;
  }

  flag(value: unknown, at: string, fallback: boolean): boolean {
    if (value === undefined || typeof value === 'boolean') return value ?? fallback;
    this.refuse(at, `应为 true 或 false，现为${shown(value)}`, `Expected true or false, found ${shown(value)}`);
    return fallback;
  }

  /** A whole number of zero or more. */
  count(value: unknown, at: string): number {
    if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1000) return value as number;
    this.refuse(at, `应为 0 至 1000 的整数，现为${shown(value)}`, `Expected a whole number from 0 to 1000, found ${shown(value)}`);
    return 0;
  }

  /** FEEL with a leading `=`, or a number written as it is. */
  expression(value: unknown, at: string): Expression {
    if (typeof value === 'number' && value >= 0) return { text: String(value), feel: true };
    const text = typeof value === 'string' ? value.trim() : '';
    if (text.startsWith('=') && text.slice(1).trim() !== '') return { text: text.slice(1).trim(), feel: true };
    if (/^\d+(\.\d+)?$/.test(text)) return { text, feel: true };
    this.refuse(
      at,
      `应为数字或以 = 开头的表达式，如 "= service.promisedLimit"，现为${shown(value)}`,
      `Expected a number or an expression starting with =, such as "= service.promisedLimit", found ${shown(value)}`,
    );
    return { text: '0', feel: true };
  }
}

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** A value as a sentence shows it, cut to a readable length. */
export function shown(value: unknown): string {
  if (value === undefined) return '空（empty）';
  const text = JSON.stringify(value) ?? String(value);
  return `「${text.length > 60 ? `${text.slice(0, 60)}…` : text}」`;
}
