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
  /** Sends nothing more. */
  readonly forget: () => void;
}

/** A change is kept after this pause in typing, milliseconds, but never later than `longestMs` after the first of several. */
const pauseMs = 600;
const longestMs = 3_000;
/** A failed save is tried again after this time. */
const againMs = 5_000;

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

/** Makes the keeper of one draft (创建暂存). */
export function createKeeper({ send, problemOf, onState, onKept, since: start }: KeeperOptions): Keeper {
  let waiting: Content | null = null;
  let firstAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  let since: number | null = start;
  let isStopped = false;
  let state: KeptState = { status: 'none', at: null, problem: null };
  const tell = (next: Partial<KeptState>): void => {
    state = { ...state, ...next };
    if (!isStopped) onState(state);
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), ms);
  };
  const fail = (content: Content, error: unknown): void => {
    const problem = problemOf(error);
    waiting ??= content;
    if (problem.code === 'draft-newer') tell({ status: 'newer', problem });
    else if (isPassing(problem)) {
      tell({ status: 'failed', problem });
      later(againMs);
    } else tell({ status: 'refused', problem });
  };
  const go = async (): Promise<void> => {
    clearTimeout(timer);
    const content = waiting;
    if (!content || isSending || isStopped || state.status === 'newer') return;
    waiting = null;
    firstAt = 0;
    if (isTooLarge(content)) {
      waiting = content;
      return tell({ status: 'refused', problem: tooLarge });
    }
    isSending = true;
    tell({ status: 'saving', problem: null });
    try {
      const kept = await send(content, since);
      since = kept.at;
      if (!isStopped) onKept(content, kept.at ?? 0);
      tell({ status: 'saved', at: kept.at, problem: null });
    } catch (error) {
      if (!isStopped) fail(content, error);
    } finally {
      isSending = false;
    }
    if (waiting && state.status === 'saved') later(pauseMs);
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
    forget() {
      isStopped = true;
      waiting = null;
      clearTimeout(timer);
    },
  };
}
