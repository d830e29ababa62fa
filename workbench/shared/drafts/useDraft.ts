import { useCallback, useEffect, useRef, useState } from 'react';
import { api, problemOf } from '../api/index.ts';
import { type Content, createKeeper, type Keeper, type KeptState } from './keeper.ts';
import { forgetTab } from './tab.ts';

/** Where a draft stands (草稿): kept by the server, because the browser may be shared and the content is personal. */
export interface DraftState extends KeptState {
  /** Keeps the content, shortly after the last change. */
  readonly save: (content: Content) => void;
  /** Empties the draft, to start anew. */
  readonly clear: () => void;
  /** Sends nothing more: the act it was for is done and the server has dropped it. */
  readonly forget: () => void;
  /** Another device kept something newer: takes that, or keeps what is on this page. */
  readonly takeOther: () => void;
  readonly keepMine: () => void;
}

/** What was typed in this page by key, and when the server kept it (Infinity: not yet). A part of the page that is drawn anew starts from it. */
const typed = new Map<string, { readonly content: Content; readonly at: number }>();
/** Keepers of this page, also of parts that are gone: they may still have something to send. */
const keepers = new Set<Keeper>();
const forgotten = new EventTarget();

/** The newest content under a key: what was typed on this page, or the server's draft of `serverAt` where that is newer. */
export function newestDraft(key: string, server: Content, serverAt: number | null): Content {
  const here = typed.get(key);
  return here && here.at >= (serverAt ?? 0) ? here.content : server;
}

/** Whether something was typed under a key on this page (已填写), and not given yet. */
export const hasTyped = (key: string): boolean => typed.has(key);

/** Drop everything typed on this page, sent or not, and what its tab keeps: the person signs out, or another one signs in on it. */
export function forgetTyped(): void {
  typed.clear();
  forgetTab();
  for (const keeper of keepers) keeper.forget();
  keepers.clear();
  forgotten.dispatchEvent(new Event('forgotten'));
}

const nothingKept: KeptState = { status: 'none', at: null, problem: null };

/**
 * Keeps a draft under a key such as `item:<id>` or `task:<case>:<task>`; the last change is also sent when the page is left. `keptAt`: when the draft
 * this page began with was kept. `onOther` is given what another device has kept, when a person chooses that.
 */
export function useDraft(key: string, keptAt: number | null, onOther: (content: Content, at: number) => void): DraftState {
  const [state, setState] = useState<KeptState>(nothingKept);
  const keeper = useRef<Keeper | null>(null);
  const give = useRef(onOther);
  useEffect(() => {
    give.current = onOther;
  });
  const keeperOf = useCallback(
    (since: number | null): Keeper => {
      if (keeper.current) return keeper.current;
      keeper.current = createKeeper({
        send: (content, known) =>
          api.call('saveDraft', { params: { key }, body: { answers: content, ...(known === undefined ? {} : { since: known }) } }),
        problemOf,
        onState: setState,
        onKept: (content, at) => void (typed.get(key)?.content === content && typed.set(key, { content, at })),
        since,
      });
      keepers.add(keeper.current);
      return keeper.current;
    },
    [key],
  );
  const started = useRef(keptAt);
  const save = useCallback(
    (content: Content) => {
      typed.set(key, { content, at: Number.POSITIVE_INFINITY });
      keeperOf(started.current).save(content);
    },
    [key, keeperOf],
  );
  const forget = useCallback(() => {
    typed.delete(key);
    if (keeper.current) keepers.delete(keeper.current);
    keeper.current?.forget();
    keeper.current = null;
    setState(nothingKept);
  }, [key]);
  const clear = useCallback(() => {
    forget();
    started.current = null;
    const emptied = api.call('saveDraft', { params: { key }, body: { answers: {} } });
    emptied.then(
      ({ at }) => {
        started.current = at;
      },
      () => {},
    );
  }, [key, forget]);
  const takeOther = useCallback(async () => {
    const other = await api.call('getDraft', { params: { key } }).catch(() => null);
    if (!other) return;
    typed.delete(key);
    keeper.current?.follow(other.at ?? 0);
    give.current(other.answers, other.at ?? 0);
  }, [key]);
  const keepMine = useCallback(() => keeper.current?.insist(), []);
  useLeaving(keeper, forget);
  return { ...state, save, clear, forget, takeOther: () => void takeOther(), keepMine };
}

/** Sends the last change when the page is hidden, left or drawn without this part, and when the line is back; drops it for another person. */
function useLeaving(keeper: { readonly current: Keeper | null }, forget: () => void): void {
  useEffect(() => {
    const hurry = (): void => keeper.current?.hurry(false);
    const leave = (): void => keeper.current?.hurry(true);
    const hide = (): void => {
      if (document.visibilityState === 'hidden') hurry();
    };
    globalThis.addEventListener('pagehide', leave);
    globalThis.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hide);
    forgotten.addEventListener('forgotten', forget);
    return () => {
      globalThis.removeEventListener('pagehide', leave);
      globalThis.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hide);
      forgotten.removeEventListener('forgotten', forget);
      leave();
    };
  }, [keeper, forget]);
}
