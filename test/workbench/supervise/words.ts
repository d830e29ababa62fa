import { superviseMessages } from '#workbench/supervise/messages.ts';
import type { SaySupervise } from '#workbench/supervise/useSuperviseText.ts';

/** Sentences of supervision in Chinese, as the pages look them up. */
export const say: SaySupervise = (key, values = {}) =>
  superviseMessages[key].zh.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
