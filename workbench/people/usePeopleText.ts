import { useText } from '../shared/messages/index.ts';
import { peopleMessages } from './messages.ts';

/** Sentences about who is away in the chosen language (人员去向文字). */
export const usePeopleText = () => useText(peopleMessages);
