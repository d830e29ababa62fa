import type { Language } from '../messages/index.ts';
import { dayMessages } from './messages.ts';

/** `星期三`, `Wednesday`; 0 is Sunday. */
export const weekdayWords = (weekday: number, lang: Language): string => dayMessages[`long.${weekday}` as keyof typeof dayMessages][lang];
