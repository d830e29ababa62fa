import { startTransition, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { FieldRights, Values } from '../schema/types.ts';
import { createFilling, type Filling } from './filling/index.ts';
import { usePart } from './part.tsx';
import { type FormSituation, logicPart, type Rules, rulesOf, startOf } from './state.ts';

interface Options {
  readonly rules: Rules;
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
  const leave = (): void => filling.flush(false);
  const act = (): void => filling.flush(true);
  // Only what acts: a box that is just being ticked must not be drawn anew before it has told.
  const click = (event: Event): void => {
    if (!(event.target instanceof Element) || event.target.closest('input, label')) return;
    if (event.target.closest('button')) act();
    else if (event.target.closest('a, [role]')) leave();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) act();
  };
  const hide = (): void => {
    if (document.visibilityState === 'hidden') leave();
  };
  const on = [
    [document, 'submit', act],
    [document, 'click', click],
    [document, 'keydown', press],
    [document, 'visibilitychange', hide],
    [globalThis, 'pagehide', leave],
  ] as readonly [EventTarget, string, EventListener][];
  for (const [target, type, listener] of on) target.addEventListener(type, listener, true);
  return () => {
    for (const [target, type, listener] of on) target.removeEventListener(type, listener, true);
  };
}

/** The store of a form, kept in step with the page around it. */
export function useFillingOf(options: Options): Filling {
  const { rules, schema, prefix, answers, roots, rights, now, isBegun } = options;
  const page = useRef(options);
  useEffect(() => {
    page.current = options;
  });
  const present = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form begins once; later answers are given to it
  const filling = useMemo(() => {
    const situation = (): FormSituation => ({
      roots: page.current.roots,
      rights: page.current.rights,
      now: page.current.now ?? Date.now(),
      codes: noBook,
    });
    return createFilling({
      prefix,
      answers: present.answers,
      begun: present.isBegun ? present.answers : startOf(rules, schema, present.answers, situation()),
      stateOf: next => rules.stateOf(next, situation()),
      begin: (next, pointer) => rules.begin(next, situation(), pointer),
      onChange: (next, isUrgent) => {
        const tell = () => page.current.onChange(next as Record<string, unknown>);
        if (isUrgent) flushSync(tell);
        else startTransition(tell);
      },
    });
  }, [rules, schema, prefix]);
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

/** The rules of a form; undefined while their code is on its way, or where it could not be had. */
export function useRules(schema: Values, rights: FieldRights | null): { readonly rules: Rules | undefined; readonly hasFailed: boolean } {
  const rules = rulesOf(schema, rights);
  const { hasFailed } = usePart(logicPart, rules === undefined);
  return { rules, hasFailed };
}
