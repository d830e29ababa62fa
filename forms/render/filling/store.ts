import { type AnswerError, type FormState, pointerStep, type Values } from '../../schema/types.ts';
import type { Language } from '../words.ts';
import { type FieldPath, idOf, idOfPointer, withValueAt } from './paths.ts';

/** How a field stands at this moment (字段状态): what rules, rights and the judge say of it. */
export interface Mark {
  readonly isHidden: boolean;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly errors: readonly string[];
}

/** A form being filled in (填写中的表单): the truth of what was typed; pages hear of it a little later. */
export interface Filling {
  readonly prefix: string;
  readonly answers: () => Values;
  readonly markOf: (id: string) => Mark;
  /** Called after every change; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Puts a value in its place; undefined takes the answer away. */
  readonly set: (path: FieldPath, value: unknown) => void;
  /** Gives what was just added its defaults. */
  readonly begin: (path: FieldPath) => void;
  /** Remembers somebody who still holds typed characters, until he is released. */
  readonly hold: (commit: () => void) => void;
  readonly release: (commit: () => void) => void;
  /** Takes in what is still held; the page hears of it in its time. */
  readonly take: () => void;
  /** Takes in what is still held and tells the page at once. `isActing`: of defaults too, which alone are no change. */
  readonly flush: (isActing: boolean) => void;
  /** Answers from outside: a draft restored, the form emptied. What is held is let go. */
  readonly replace: (answers: Values) => void;
  /** Rises when answers came from outside: what fields hold is void. */
  readonly epoch: () => number;
  readonly judge: (errors: readonly AnswerError[], lang: Language) => void;
  /** Works the rules out anew: rights or roots have changed. */
  readonly refresh: () => void;
}

/** What the store needs of the form. `onChange` is told calmly, or at once where the page is about to act. */
export interface FillingOptions {
  readonly prefix: string;
  /** As the page gave them. */
  readonly answers: Values;
  /** With the defaults of the start. */
  readonly begun: Values;
  readonly stateOf: (answers: Values) => FormState;
  /** Answers with the defaults below a pointer. */
  readonly begin: (answers: Values, pointer: string) => Values;
  readonly onChange: (answers: Values, isUrgent: boolean) => void;
}

const plain: Mark = { isHidden: false, isRequired: false, isReadOnly: false, errors: [] };
const isSame = (a: Mark, b: Mark): boolean =>
  a.isHidden === b.isHidden &&
  a.isRequired === b.isRequired &&
  a.isReadOnly === b.isReadOnly &&
  a.errors.join('\n') === b.errors.join('\n');

/** Marks by control id; a mark that says the same keeps its identity, so that its field is not drawn again. */
function marksOf(prefix: string, state: FormState, errors: ReadonlyMap<string, readonly string[]>, before: ReadonlyMap<string, Mark>) {
  const ids = new Map<string, { -readonly [K in keyof Mark]: Mark[K] }>();
  const at = (id: string) => {
    const known = ids.get(id) ?? { ...plain };
    ids.set(id, known);
    return known;
  };
  for (const pointer of state.hidden) at(idOfPointer(prefix, pointer)).isHidden = true;
  for (const pointer of state.required) at(idOfPointer(prefix, pointer)).isRequired = true;
  for (const pointer of state.readOnly) at(idOfPointer(prefix, pointer)).isReadOnly = true;
  for (const [id, sentences] of errors) at(id).errors = sentences;
  return new Map<string, Mark>(
    [...ids].map(([id, mark]) => {
      const known = before.get(id);
      return [id, known && isSame(known, mark) ? known : mark];
    }),
  );
}

/** Makes the store of one form on a page (创建填写状态). */
export function createFilling({ prefix, answers: start, begun, stateOf, begin, onChange }: FillingOptions): Filling {
  const listeners = new Set<() => void>();
  const held = new Set<() => void>();
  let errors: ReadonlyMap<string, readonly string[]> = new Map();
  let state = stateOf(begun);
  let answers = state.answers;
  let marks = marksOf(prefix, state, errors, new Map());
  let epoch = 0;
  /** The page has not confirmed the present answers yet. */
  let isAhead = answers !== start;
  /** What was told before: an echo of it that comes late changes nothing. */
  const told = new WeakSet<Values>();
  let given = start;
  let isTouched = false;
  const tell = (isUrgent: boolean): void => {
    isTouched = true;
    told.add(answers);
    isAhead = true;
    onChange(answers, isUrgent);
  };
  const draw = (): void => {
    marks = marksOf(prefix, state, errors, marks);
    for (const listener of [...listeners]) listener();
  };
  const settle = (next: Values): void => {
    state = stateOf(next);
    answers = state.answers;
    draw();
  };
  return {
    prefix,
    answers: () => answers,
    markOf: id => marks.get(id) ?? plain,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(path, value) {
      settle(withValueAt(answers, path, value) as Values);
      tell(false);
    },
    begin(path) {
      const next = begin(answers, path.map(step => pointerStep(step)).join(''));
      if (next === answers) return;
      settle(next);
      tell(false);
    },
    hold: commit => held.add(commit),
    release: commit => held.delete(commit),
    take() {
      for (const commit of [...held]) commit();
    },
    flush(isActing) {
      for (const commit of [...held]) commit();
      if (isAhead && (isActing || isTouched)) tell(true);
    },
    replace(next) {
      if (next === given) return;
      given = next;
      if (next === answers) {
        isAhead = false;
        return;
      }
      if (told.has(next)) return;
      held.clear();
      epoch++;
      isTouched = false;
      settle(next);
      isAhead = answers !== next;
    },
    epoch: () => epoch,
    judge(found, lang) {
      const next = new Map<string, string[]>();
      for (const { pointer, message } of found) {
        const id = idOfPointer(prefix, pointer);
        next.set(id, [...(next.get(id) ?? []), message[lang]]);
      }
      errors = next;
      draw();
    },
    refresh: () => settle(answers),
  };
}

/** Id of a field at the top of a form. */
export const topId = (prefix: string, name: string): string => idOf(prefix, [name]);
