import { type Problem, problem, type Text } from '#engine/problem.ts';

/** An object as read from JSON. */
export type Values = Readonly<Record<string, unknown>>;

/** Where a value stands: its file is known to the shape, `at` is the JSON pointer. `max` and `min` count characters, entries or units. */
export interface Place {
  readonly at: string;
  readonly min?: number;
  readonly max?: number;
}

/** true: an object, not a list or null. */
export const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One step of a JSON pointer, escaped (RFC 6901). */
export const pointerStep = (name: string | number): string => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Reads the fields of one JSON file of a pack and collects what is wrong, each with its JSON pointer; a wrong field reads as a harmless value. */
export class Shape {
  readonly problems: Problem[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Note a problem of this file. */
  refuse(code: string, at: string, text: Text): void {
    this.problems.push(problem(code, text, { pointer: at, file: this.file }));
  }

  object(value: unknown, { at }: Place): Values {
    if (isValues(value)) return value;
    this.#expect(at, value, { zh: '应为一个对象 { }', en: 'an object { }' });
    return {};
  }

  list(value: unknown, { at, min = 0, max = 500 }: Place): readonly unknown[] {
    if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
    this.#expect(at, value, { zh: `应为 ${min} 至 ${max} 项的列表 [ ]`, en: `a list [ ] of ${min} to ${max} entries` });
    return Array.isArray(value) ? value.slice(0, max) : [];
  }

  /** A list of texts. */
  texts(value: unknown, place: Place): string[] {
    return this.list(value, place).map((one, index) => this.text(one, { at: `${place.at}/${index}` }));
  }

  text(value: unknown, { at, min = 1, max = 4_000 }: Place): string {
    if (typeof value === 'string' && value.trim().length >= min && value.length <= max) return value;
    this.#expect(at, value, { zh: `应为 ${min} 至 ${max} 个字的文字`, en: `a text of ${min} to ${max} characters` });
    return '';
  }

  /** An id of ours: lower case, digits, hyphens. */
  id(value: unknown, { at }: Place): string {
    if (typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value)) return value;
    this.#expect(at, value, {
      zh: '应为小写字母、数字和连字符组成的编号，如 food-business',
      en: 'an id in lower case with hyphens, such as food-business',
    });
    return '';
  }

  title(value: unknown, { at, max = 200 }: Place): Text {
    if (isValues(value) && [value.zh, value.en].every(word => typeof word === 'string' && word.trim() !== '' && word.length <= max)) {
      return { zh: value.zh as string, en: value.en as string };
    }
    this.#expect(at, value, {
      zh: `应有中文 zh 和英文 en，各不超过 ${max} 字`,
      en: `a text with zh and en, at most ${max} characters each`,
    });
    return { zh: '', en: '' };
  }

  whole(value: unknown, { at, min = 0, max = 1_000 }: Place): number {
    if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
    this.#expect(at, value, { zh: `应为 ${min} 至 ${max} 的整数`, en: `a whole number from ${min} to ${max}` });
    return min;
  }

  flag(value: unknown, { at }: Place): boolean {
    if (typeof value === 'boolean') return value;
    this.#expect(at, value, { zh: '应为 true 或 false', en: 'true or false' });
    return false;
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[], { at }: Place): T {
    const found = allowed.find(one => one === value);
    if (found !== undefined) return found;
    this.#expect(at, value, { zh: `应为 ${allowed.join('、')} 之一`, en: `one of ${allowed.join(', ')}` });
    return allowed[0]!;
  }

  /** A field name that is not known is most likely a slip of the pen. */
  onlyKeys(value: Values, known: readonly string[], { at }: Place): void {
    for (const key of Object.keys(value).filter(name => !known.includes(name))) {
      this.refuse('unknown-field', at + pointerStep(key), {
        zh: `不认识的字段「${key}」，可用字段：${known.join('、')}。请改正或删除。`,
        en: `The field "${key}" is not known; use one of ${known.join(', ')}, or delete it.`,
      });
    }
  }

  #expect(at: string, value: unknown, { zh, en }: Text): void {
    const found = shown(value);
    this.refuse('wrong-value', at, {
      zh: `${zh}，现为${found.zh}。请改正。`,
      en: `Expected ${en}, but found ${found.en}. Please correct it.`,
    });
  }
}

/** A value as a sentence shows it, cut to a readable length. */
function shown(value: unknown): Text {
  if (value === undefined) return { zh: '空', en: 'nothing' };
  const text = JSON.stringify(value) ?? String(value);
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { zh: `「${cut}」`, en: cut };
}
