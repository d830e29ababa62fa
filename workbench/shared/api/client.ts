import { v7 } from 'uuid';
import { createClient } from '#server/contract/client.ts';

const signedOut = new EventTarget();

/** Calls the listener whenever the server answers that nobody is signed in (登录已过期). */
export const onSignedOut = (listener: () => void): void => signedOut.addEventListener('signed-out', listener);

let isLeaving = false;
globalThis.addEventListener?.('pagehide', () => {
  isLeaving = true;
});
globalThis.addEventListener?.('pageshow', () => {
  isLeaving = false;
});

/** Most characters a browser sends on after the page is gone: 64 KB of at most three bytes each. */
const lastWords = 20_000;

/** What is sent while the page goes away is sent on without it, where it is short enough for that. */
const isLastWord = (init: RequestInit | undefined): boolean => isLeaving && typeof init?.body === 'string' && init.body.length <= lastWords;

/** The one client of the API (接口客户端) of these pages. */
export const api = createClient({
  fetch: async (input, init) => {
    const response = await fetch(input, isLastWord(init) ? { ...init, keepalive: true } : init);
    if (response.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
    return response;
  },
});

/** A new command id (uuid v7): the same act repeated with the same id has one effect. */
export const newCommandId = (): string => v7();
