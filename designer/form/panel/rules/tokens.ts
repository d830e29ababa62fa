/** One word of a FEEL text (词元): a name with dots, a text, a number, or a sign. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  /** Names and signs as written; texts without quotes and escapes; numbers as written. */
  readonly word: string;
}

const shape =
  /\s*(?:("(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(!=|<=|>=|\*\*|[=<>+\-*/()[\]{},.:]))/gy;

/** The words of a FEEL text; null when it holds something else, such as an unfinished text. */
export function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  shape.lastIndex = 0;
  while (shape.lastIndex < rest.length) {
    const found = shape.exec(rest);
    if (!found) return null;
    const token = tokenOf(found);
    if (!token) return null;
    tokens.push(token);
  }
  return tokens;
}

function tokenOf([, quoted, number, name, sign]: RegExpExecArray): Token | null {
  if (quoted !== undefined) {
    const word = unquoted(quoted);
    return word === null ? null : { kind: 'text', word };
  }
  if (number !== undefined) return { kind: 'number', word: number };
  return name !== undefined ? { kind: 'name', word: name } : { kind: 'sign', word: sign! };
}

/** JSON and FEEL escape the same characters in the same way where we write them; other escapes are left to the FEEL text. */
function unquoted(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}

/** A text in FEEL (文字): between straight quotes. */
export const quoted = (text: string): string => JSON.stringify(text);

/** Reads tokens one after another. Nothing is consumed by a method that answers false or null. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** true: all these words come next, and were taken. */
  take(...words: readonly string[]): boolean {
    const isNext = words.every((word, ahead) => {
      const token = this.#tokens[this.#at + ahead];
      return token !== undefined && token.kind !== 'text' && token.word === word;
    });
    if (isNext) this.#at += words.length;
    return isNext;
  }

  /** The next token when it is of that kind. */
  next(kind: Token['kind']): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) return null;
    this.#at += 1;
    return token.word;
  }

  /** A name that is no word of FEEL itself. */
  name(): string | null {
    const token = this.#tokens[this.#at];
    return token?.kind === 'name' && !reserved.has(token.word) ? this.next('name') : null;
  }

  /** Runs `read`; goes back to where it was when that answers null. */
  attempt<T>(read: () => T | null): T | null {
    const begin = this.#at;
    const found = read();
    if (found === null) this.#at = begin;
    return found;
  }

  /** Entries between commas, at least one, up to a closing sign. */
  list<T>(read: () => T | null, close: string): readonly T[] | null {
    const entries: T[] = [];
    do {
      const entry = read();
      if (entry === null) return null;
      entries.push(entry);
    } while (this.take(','));
    return this.take(close) ? entries : null;
  }
}

const reserved: ReadonlySet<string> = new Set(
  'and or not in null true false if then else for return some every satisfies between function instance of item'.split(' '),
);

/** Reads a whole text by `read`; null when it cannot, or when something is left over. A leading `=` does not count. */
export function readWhole<T>(text: string, read: (reader: TokenReader) => T | null): T | null {
  const tokens = tokensOf(text.replace(/^\s*=/, ''));
  if (!tokens || tokens.length === 0) return null;
  const reader = new TokenReader(tokens);
  const found = read(reader);
  return found !== null && reader.isDone ? found : null;
}
