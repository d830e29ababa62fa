import type { VerbRow } from './states.ts';

/** Verbs that move tokens, and those about the case as a whole (退回、撤回、跳转、不通过、抄送传阅、催办、撤回申请). */
export const rows: readonly VerbRow[] = [];
