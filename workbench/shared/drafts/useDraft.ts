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
  /** Keeps nothing while the act it is for is on its way, until `goOn` or `forget`; to be awaited before that is sent. */
  readonly hold: () => Promise<void>;
  /** The act was refused: what was typed is kept again. */
  readonly goOn: () => void;
  /** Sends nothing more: the act it was for is done and the server has dropped it. */
  readonly forget: () => void;
  /** Another device kept something newer: takes that, or keeps what is on this page. */
  readonly takeOther: () => void;
  readonly keepMine: () => void;
}

/** What was typed in this page by key, and when the server kept it (Infinity: not yet). A part of the page that is drawn anew starts from it. */
const typed = new Map<string, { readonly content: Content; readonly at: number }>();
/** A keeper of this page, and who is told where it stands. */
interface Kept {
  readonly keeper: Keeper;
  readonly listeners: Set<(state: KeptState) => void>;
}
/** Keepers of this page by key, also of parts that are gone: they may still have something to send, and know when the draft was kept. */
const keepers = new Map<string, Kept>();
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
  for (const { keeper } of keepers.values()) keeper.forget();
  keepers.clear();
  forgotten.dispatchEvent(new Event('forgotten'));
}

const nothingKept: KeptState = { status: 'none', at: null, problem: null };

let isListening = false;

/** What waits is sent when the page is hidden or left, and when the line is back, also what a part that is gone has left behind. */
function sendWhenLeaving(): void {
  if (isListening) return;
  isListening = true;
  const hurry = (isLast: boolean): void => {
    for (const { keeper } of keepers.values()) keeper.hurry(isLast);
  };
  globalThis.addEventListener('pagehide', () => hurry(true));
  globalThis.addEventListener('online', () => hurry(false));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && hurry(false));
}

/** Makes the keeper of a key whose draft was kept at `since`. */
function keeperFor(key: string, since: number | null): Kept {
  sendWhenLeaving();
  const listeners: Kept['listeners'] = new Set();
  const keeper = createKeeper({
    send: (content, known) =>
      api.call('saveDraft', { params: { key }, body: { answers: content, ...(known === undefined ? {} : { since: known }) } }),
    read: () => api.call('getDraft', { params: { key } }),
    problemOf,
    onState: state => {
      for (const listener of listeners) listener(state);
    },
    onKept: (content, at) => void (typed.get(key)?.content === content && typed.set(key, { content, at })),
    since,
  });
  return { keeper, listeners };
}

/** The keeper under a key: the one of a part before, unless the draft it knows is older than what this part has read. */
function keeperUnder(key: string, keptAt: number | null): Kept {
  const known = keepers.get(key);
  const isUnsent = typed.get(key)?.at === Number.POSITIVE_INFINITY;
  if (known && (isUnsent || (known.keeper.since() ?? 0) >= (keptAt ?? 0))) return known;
  known?.keeper.forget();
  const made = keeperFor(key, keptAt);
  keepers.set(key, made);
  return made;
}

/**
 * Keeps a draft under a key such as `item:<id>` or `task:<case>:<task>`; the last change is also sent when the page is left. `keptAt`: when the draft
 * this page began with was kept. `onOther` is given what another device has kept, when a person chooses that.
 */
export function useDraft(key: string, keptAt: number | null, onOther: (content: Content, at: number) => void): DraftState {
  const [state, setState] = useState<KeptState>(nothingKept);
  const give = useRef(onOther);
  useEffect(() => {
    give.current = onOther;
  });
  const started = useRef(keptAt);
  const mine = useRef<Kept | null>(null);
  const keeperOf = useCallback((): Keeper => {
    mine.current ??= keeperUnder(key, started.current);
    mine.current.listeners.add(setState);
    return mine.current.keeper;
  }, [key]);
  useEffect(() => {
    if (keepers.has(key)) setState(keeperOf().state());
    return () => {
      mine.current?.listeners.delete(setState);
      mine.current?.keeper.hurry(false);
      mine.current = null;
    };
  }, [key, keeperOf]);
  const save = useCallback(
    (content: Content) => {
      typed.set(key, { content, at: Number.POSITIVE_INFINITY });
      keeperOf().save(content);
    },
    [key, keeperOf],
  );
  const forget = useCallback(() => {
    typed.delete(key);
    keepers.get(key)?.keeper.forget();
    keepers.delete(key);
    mine.current = null;
    setState(nothingKept);
  }, [key]);
  const hold = useCallback(() => keeperOf().hold(), [keeperOf]);
  const goOn = useCallback(() => keeperOf().goOn(), [keeperOf]);
  const clear = useCallback(() => {
    const nothing: Content = {};
    typed.set(key, { content: nothing, at: Number.POSITIVE_INFINITY });
    keeperOf().empty(nothing);
  }, [key, keeperOf]);
  const takeOther = useCallback(async () => {
    const other = await api.call('getDraft', { params: { key } }).catch(problemOf);
    if ('status' in other) return setState(before => ({ ...before, problem: { ...other, details: before.problem?.details } }));
    typed.set(key, { content: other.answers, at: other.at ?? 0 });
    keeperOf().follow(other.at ?? 0);
    give.current(other.answers, other.at ?? 0);
  }, [key, keeperOf]);
  const keepMine = useCallback(() => keeperOf().insist(), [keeperOf]);
  useEffect(() => {
    forgotten.addEventListener('forgotten', forget);
    return () => forgotten.removeEventListener('forgotten', forget);
  }, [forget]);
  return { ...state, save, clear, hold, goOn, forget, takeOther: () => void takeOther(), keepMine };
}
