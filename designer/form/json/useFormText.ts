import { useMemo, useRef, useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { isSame } from '../../draft/address.ts';
import type { FormEditor } from '../editor.ts';
import { keepText, keptText } from './kept.ts';
import { type ReadText, readFormText, writeForm } from './read.ts';

/** The text of a form being edited (编辑中的文本). */
export interface FormText {
  readonly text: string;
  readonly read: ReadText;
  /** The form is what the text says. */
  readonly isApplied: boolean;
  /** The form was changed elsewhere while this text was not in effect. */
  readonly isBehind: boolean;
  readonly setText: (text: string) => void;
  /** Gives the text up for the form as it is. */
  readonly drop: () => void;
  readonly format: () => void;
}

interface Held {
  readonly text: string;
  /** The form this text was begun from, or last applied as. */
  readonly of: FormFile;
}

/** true: the same form, keys in the same order too, as the order of fields is the order of reading. */
const isEqual = (a: FormFile, b: FormFile): boolean => a === b || (isSame(a, b) && writeForm(a) === writeForm(b));

/**
 * Keeps the text of a form and the form together: a right text changes the form, typing makes one step of undo; a wrong one is kept; a form that
 * changes elsewhere is written anew unless a text waits to be put right.
 */
export function useFormText({ file, apply, isReadOnly }: FormEditor, key: string): FormText {
  const [held, setHeld] = useState<Held>(() => ({ text: (isReadOnly ? null : keptText(key)) ?? writeForm(file), of: file }));
  const read = useMemo(() => readFormText(held.text), [held.text]);
  const isApplied = isReadOnly || (read.file !== null && isEqual(read.file, file));
  const written = useRef<FormFile | null>(null);
  if (held.of !== file) {
    const isOwn = written.current === file;
    const wasApplied = read.file !== null && isEqual(read.file, held.of);
    if (isOwn) setHeld({ ...held, of: file });
    else if (wasApplied && !isApplied) setHeld({ text: writeForm(file), of: file });
    else if (isApplied) setHeld({ ...held, of: file });
  }
  const setText = (text: string): void => {
    if (isReadOnly) return;
    const next = readFormText(text);
    setHeld(now => ({ ...now, text }));
    if (!next.file) {
      keepText(key, text);
      return;
    }
    keepText(key, null);
    const made = next.file;
    if (isEqual(made, file)) return;
    written.current = made;
    apply(() => made, 'json');
  };
  const drop = (): void => {
    keepText(key, null);
    setHeld({ text: writeForm(file), of: file });
  };
  const format = (): void => {
    if (read.file) setText(writeForm(read.file));
  };
  return { text: held.text, read, isApplied, isBehind: !isApplied && held.of !== file, setText, drop, format };
}
