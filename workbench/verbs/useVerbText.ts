import type { CancelledTask } from '#server/contract/schemas.ts';
import { useText } from '../shared/messages/index.ts';
import { type VerbKey, verbMessages } from './messages.ts';

/** Looks up a sentence about a verb and fills its places. */
export type SayVerb = (key: VerbKey, values?: Readonly<Record<string, string | number>>) => string;

/** Sentences about verbs in the chosen language (办理动作文字). */
export const useVerbText = () => useText(verbMessages);

/** `审核（陈静）`: an open task that would end, and with whom it is. */
export const cancelledWords = (say: SayVerb, { name, people }: CancelledTask): string =>
  say('cancelled.with', { task: name, people: people.join('、') });

/** Name of an element, or what kind it is where nobody named it; never an id. */
export function placeName(say: SayVerb, { name, kind }: { readonly name: string | null; readonly kind: string | null }): string {
  if (name) return name;
  if (kind === null) return say('jump.stuck');
  if (/Gateway$/.test(kind)) return say('kind.gateway');
  if (/Event$/.test(kind)) return say('kind.event');
  return say(/Task$/.test(kind) || kind === 'task' ? 'kind.task' : 'kind.other');
}
