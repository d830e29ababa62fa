import { limits } from '#engine/limits.ts';
import type { Draft, ProblemDetails } from '#server/contract/schemas.ts';

export type Content = Record<string, unknown>;

/**
 * Where a draft stands (草稿): `failed` is tried again, `refused` waits for a change, `newer`: another device or window has kept something since this
 * page read the draft, and a person has to choose.
 */
export type DraftStatus = 'none' | 'saving' | 'saved' | 'failed' | 'refused' | 'newer';

export interface KeptState {
  readonly status: DraftStatus;
  readonly at: number | null;
  /** What the server said against it. */
  readonly problem: ProblemDetails | null;
}

/** Sends a draft. `since`: when the draft this page knows was kept; undefined: whatever is there is replaced. Throws with `problem`. */
export type SendDraft = (content: Content, since: number | null | undefined) => Promise<Draft>;

export interface KeeperOptions {
  readonly send: SendDraft;
  /** Reads what is kept: asked where it is not known whether something sent was kept. */
  readonly read: () => Promise<Draft>;
  readonly problemOf: (error: unknown) => ProblemDetails;
  readonly onState: (state: KeptState) => void;
  /** Content that the server has kept. */
  readonly onKept: (content: Content, at: number) => void;
  readonly since: number | null;
}

/** Keeps what is typed (暂存): one request at a time, the last change always sent. */
export interface Keeper {
  readonly save: (content: Content) => void;
  /** Sends what waits, without the pause: the line is back, or the page goes away and there will be no later. */
  readonly hurry: (isLast: boolean) => void;
  /** Replaces what the other device has kept. */
  readonly insist: () => void;
  /** Goes on from what the other device has kept. */
  readonly follow: (at: number) => void;
  /** Empties the draft, whatever is there: what waits is dropped, what is typed afterwards is kept after it. */
  readonly empty: (nothing: Content) => void;
  /** Where it stands now. */
  readonly state: () => KeptState;
  /** When the draft it knows was kept; null: there was none. */
  readonly since: () => number | null;
  /** Sends nothing until `goOn`, whatever is typed; done once nothing is on its way: a save that came after the act it was for would outlive it. */
  readonly hold: () => Promise<void>;
  readonly goOn: () => void;
  /** Sends nothing more. */
  readonly forget: () => void;
}

/** A change is kept after this pause in typing, milliseconds, but never later than `longestMs` after the first of several. */
const pauseMs = 600;
const longestMs = 3_000;
/** A failed save is tried again after this time. */
const againMs = 5_000;
/** Contents remembered whose answer was lost. */
const unsureAtMost = 20;

const tooLarge: ProblemDetails = {
  type: 'urn:banjian:problem:body-too-large',
  title: 'Too large',
  status: 413,
  code: 'body-too-large',
  message: {
    zh: '填写的内容超过 1 MB，草稿存不下。请缩短过长的文字；内容仍在本页。',
    en: 'Expected at most 1 MB, but more was filled in, so the draft is not kept. Shorten long texts; everything is still on this page.',
  },
};

/** true: trying the very same again may succeed. */
const isPassing = ({ status }: ProblemDetails): boolean =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

/** Room is left for what is around the answers in the request. */
const isTooLarge = (content: Content): boolean => new TextEncoder().encode(JSON.stringify(content)).length > limits.bodyBytes - 1_024;

const nothingKept: KeptState = { status: 'none', at: null, problem: null };

/** Makes the keeper of one draft (创建暂存). */
export function createKeeper({ send, read, problemOf, onState, onKept, since: start }: KeeperOptions): Keeper {
  let waiting: Content | null = null;
  let firstAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  let since: number | null = start;
  let isStopped = false;
  let isHeld = false;
  let sending: Promise<void> = Promise.resolve();
  let isEmptying = false;
  /** Sent, and the answer was lost: one of these may be what is kept. */
  const unsure = new Set<string>();
  let state = nothingKept;
  const tell = (next: Partial<KeptState>): void => {
    state = { ...state, ...next };
    if (!isStopped) onState(state);
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), ms);
  };
  const tryLater = (problem: ProblemDetails): void => {
    tell({ status: 'failed', problem });
    later(againMs);
  };
  /** What is newer on the server may be what was sent from here, with the answer lost. */
  const settleNewer = async (problem: ProblemDetails): Promise<void> => {
    if (isEmptying) return later(0);
    if (unsure.size === 0) return tell({ status: 'newer', problem });
    try {
      const { answers, at } = await read();
      if (!unsure.has(JSON.stringify(answers))) tell({ status: 'newer', problem });
      else {
        since = at;
        later(0);
      }
      unsure.clear();
    } catch (error) {
      tryLater(problemOf(error));
    }
  };
  const fail = async (content: Content, error: unknown): Promise<void> => {
    const problem = problemOf(error);
    waiting ??= content;
    if (problem.code === 'draft-newer') await settleNewer(problem);
    else if (isPassing(problem)) {
      unsure.add(JSON.stringify(content));
      for (const oldest of unsure) if (unsure.size > unsureAtMost) unsure.delete(oldest);
      tryLater(problem);
    } else tell({ status: 'refused', problem });
  };
  const go = async (): Promise<void> => {
    clearTimeout(timer);
    const content = waiting;
    if (!content || isSending || isStopped || isHeld || state.status === 'newer') return;
    waiting = null;
    firstAt = 0;
    if (isTooLarge(content)) {
      waiting = content;
      return tell({ status: 'refused', problem: tooLarge });
    }
    const sent = Promise.withResolvers<void>();
    sending = sent.promise;
    isSending = true;
    const isForced = isEmptying;
    const isNothing = isForced && Object.keys(content).length === 0;
    isEmptying = false;
    if (!isNothing) tell({ status: 'saving', problem: null });
    try {
      const kept = await send(content, isForced ? undefined : since);
      since = kept.at;
      unsure.clear();
      if (!isStopped) onKept(content, kept.at ?? 0);
      tell(isNothing || isEmptying ? nothingKept : { status: 'saved', at: kept.at, problem: null });
    } catch (error) {
      isEmptying ||= isForced;
      if (!isStopped) await fail(content, error);
    } finally {
      isSending = false;
      sent.resolve();
    }
    if (waiting && (state.status === 'saved' || state.status === 'none')) later(isEmptying ? 0 : pauseMs);
  };
  return {
    save(content) {
      waiting = content;
      firstAt ||= Date.now();
      if (state.status !== 'newer') later(Math.max(0, Math.min(pauseMs, firstAt + longestMs - Date.now())));
    },
    hurry(isLast) {
      if (isLast && isSending && waiting && !isTooLarge(waiting)) send(waiting, undefined).catch(() => {});
      else void go();
    },
    insist() {
      since = state.problem?.details?.at as number | null;
      state = { ...state, status: 'saving' };
      void go();
    },
    follow(at) {
      waiting = null;
      since = at;
      tell({ status: 'saved', at, problem: null });
    },
    empty(nothing) {
      waiting = nothing;
      isEmptying = true;
      tell(nothingKept);
      void go();
    },
    hold() {
      isHeld = true;
      clearTimeout(timer);
      return sending;
    },
    goOn() {
      isHeld = false;
      void go();
    },
    state: () => state,
    since: () => since,
    forget() {
      isStopped = true;
      waiting = null;
      clearTimeout(timer);
    },
  };
}
