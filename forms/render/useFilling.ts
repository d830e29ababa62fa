import { startTransition, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { FieldRights, Values } from '../schema/types.ts';
import { createFilling, type Filling } from './filling/index.ts';
import { type FormSituation, startOf, startOfRow, stateOf } from './state.ts';

interface Options {
  readonly schema: Values;
  readonly prefix: string;
  readonly answers: Values;
  readonly onChange: (answers: Record<string, unknown>) => void;
  readonly roots: Values;
  readonly rights: FieldRights | null;
  readonly now: number | undefined;
  /** The answers were begun before: no defaults. */
  readonly isBegun: boolean;
}

/** Rules read no codes; the judge does. */
const noBook = { find: () => undefined };

/** What the keys and buttons of a page may send (提交前收取): typed characters are taken in before anything else hears of them. */
function listenForEnd(filling: Filling): () => void {
  const flush = (): void => filling.flush();
  const flushOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) flush();
  };
  const flushWhenHidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  const on = [
    [document, 'submit', flush],
    [document, 'click', flush],
    [document, 'keydown', flushOnEnter],
    [document, 'visibilitychange', flushWhenHidden],
    [globalThis, 'pagehide', flush],
  ] as readonly [EventTarget, string, EventListener][];
  for (const [target, type, listener] of on) target.addEventListener(type, listener, true);
  return () => {
    for (const [target, type, listener] of on) target.removeEventListener(type, listener, true);
  };
}

/** The store of a form, kept in step with the page around it. */
export function useFillingOf(options: Options): Filling {
  const { schema, prefix, answers, roots, rights, now, isBegun } = options;
  const page = useRef(options);
  useEffect(() => {
    page.current = options;
  });
  const filling = useMemo(() => {
    const situation = (): FormSituation => ({
      roots: page.current.roots,
      rights: page.current.rights,
      now: page.current.now ?? Date.now(),
      codes: noBook,
    });
    const start = page.current.answers;
    return createFilling({
      prefix,
      answers: start,
      begun: page.current.isBegun ? start : startOf(schema, start, situation()),
      stateOf: next => stateOf(schema, next, situation()),
      begin: (next, pointer) => startOfRow(schema, next, pointer, situation()),
      onChange: (next, isUrgent) => {
        const tell = () => page.current.onChange(next as Record<string, unknown>);
        if (isUrgent) flushSync(tell);
        else startTransition(tell);
      },
    });
  }, [schema, prefix]);
  useEffect(() => filling.replace(answers), [filling, answers]);
  useEffect(() => listenForEnd(filling), [filling]);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the rules read has changed
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else filling.refresh();
  }, [filling, roots, rights, now, isBegun]);
  return filling;
}
