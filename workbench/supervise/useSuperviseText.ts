import { useText } from '../shared/messages/index.ts';
import { type SuperviseKey, superviseMessages } from './messages.ts';

/** Looks up a sentence of supervision and fills its places. */
export type SaySupervise = (key: SuperviseKey, values?: Readonly<Record<string, string | number>>) => string;

/** Sentences of supervision in the chosen language (督办文字). */
export const useSuperviseText = () => useText(superviseMessages);
