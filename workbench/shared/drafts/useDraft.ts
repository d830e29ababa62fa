import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/index.ts';

type Json = Record<string, unknown>;

/** Where a draft stands (草稿): kept by the server, because the browser may be shared and the content is personal. */
export interface DraftState {
  readonly status: 'none' | 'saving' | 'saved' | 'failed';
  readonly at: number | null;
  /** Keeps the content, shortly after the last change. */
  readonly save: (content: Json) => void;
  /** Empties the draft, to start anew. */
  readonly clear: () => void;
  /** Sends nothing more: the act it was for is done and the server has dropped it. */
  readonly forget: () => void;
}

/** What was typed in this page by key, and when the server kept it (Infinity: not yet). A part of the page that is drawn anew starts from it. */
const typed = new Map<string, { readonly content: Json; readonly at: number }>();

/** The newest content under a key: what was typed on this page, or the server's draft of `serverAt` where that is newer. */
export function newestDraft(key: string, server: Json, serverAt: number | null): Json {
  const here = typed.get(key);
  return here && here.at >= (serverAt ?? 0) ? here.content : server;
}

/** Drop everything typed on this page: another person may sign in on it. */
export function forgetTyped(): void {
  typed.clear();
}

/** A change is kept after this pause in typing. */
const pauseMs = 600;
/** A failed save is tried again after this time. */
const againMs = 5_000;

/** Keeps a draft under a key such as `item:<id>` or `task:<case>:<task>`; the last change is also sent when the page is left. */
export function useDraft(key: string): DraftState {
  const [state, setState] = useState<{ status: DraftState['status']; at: number | null }>({ status: 'none', at: null });
  const waiting = useRef<Json | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const send = useCallback(async () => {
    const content = waiting.current;
    if (!content) return;
    waiting.current = null;
    setState(previous => ({ ...previous, status: 'saving' }));
    try {
      const draft = await api.call('saveDraft', { params: { key }, body: { answers: content } });
      if (typed.get(key)?.content === content) typed.set(key, { content, at: draft.at ?? 0 });
      setState({ status: 'saved', at: draft.at });
    } catch {
      waiting.current ??= content;
      setState(previous => ({ ...previous, status: 'failed' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), againMs);
    }
  }, [key]);
  const save = useCallback(
    (content: Json) => {
      waiting.current = content;
      typed.set(key, { content, at: Number.POSITIVE_INFINITY });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), pauseMs);
    },
    [key, send],
  );
  const forget = useCallback(() => {
    typed.delete(key);
    clearTimeout(timer.current);
    waiting.current = null;
    setState({ status: 'none', at: null });
  }, [key]);
  const clear = useCallback(() => {
    forget();
    void api.call('saveDraft', { params: { key }, body: { answers: {} } }).catch(() => null);
  }, [key, forget]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const content = waiting.current;
      if (content) void api.call('saveDraft', { params: { key }, body: { answers: content } }).catch(() => null);
    },
    [key],
  );
  return { ...state, save, clear, forget };
}
