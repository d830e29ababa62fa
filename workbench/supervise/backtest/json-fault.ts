type State = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'after';
const token = /\s*("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

/** What may follow: the next state by the state and the kind of token; absent: a mistake. */
const steps: Readonly<Record<State, Readonly<Record<string, State>>>> = {
  value: { '{': 'first-key', '[': 'first-value', string: 'after', scalar: 'after' },
  'first-value': { '{': 'first-key', '[': 'first-value', ']': 'after', string: 'after', scalar: 'after' },
  key: { string: 'colon' },
  'first-key': { string: 'colon', '}': 'after' },
  colon: { ':': 'value' },
  after: { ',': 'value', '}': 'after', ']': 'after' },
};
const closes: Readonly<Record<string, string>> = { '}': '{', ']': '[' };
const kindOf = (word: string): string => (word.startsWith('"') ? 'string' : /^[{}[\],:]$/.test(word) ? word : 'scalar');

/** Line of the first mistake in a text that is no JSON (第几行出错), from 1; the last one when the text just ends too early. */
export function faultLine(text: string): number {
  const open: string[] = [];
  let state: State = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const word = token.exec(text)?.[1];
    const kind = word === undefined ? '' : kindOf(word);
    const next: State | undefined = steps[state][kind];
    const isClosed = kind in closes && open.pop() !== closes[kind];
    if (word === undefined || next === undefined || isClosed || (kind === ',' && open.length === 0)) return lineOf(text, at);
    if (kind === '{' || kind === '[') open.push(kind);
    state = kind === ',' && open.at(-1) === '{' ? 'key' : next;
    at = token.lastIndex;
  }
}

/** Line of the first character that is not blank from a place on. */
function lineOf(text: string, at: number): number {
  const blank = /^\s*/.exec(text.slice(at))?.[0] ?? '';
  const rest = text.slice(at + blank.length);
  return text.slice(0, rest === '' ? at : at + blank.length).split('\n').length;
}
