import type { Behaviour } from '../execution.ts';

/** Passes a token on at once: abstract and manual tasks (任务、人工任务), plain start and throw events, gateways. */
export const passThrough: Behaviour = { execute: () => true };
