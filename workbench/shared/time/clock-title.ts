import type { Clock } from '#server/contract/schemas.ts';
import type { Language } from '../messages/index.ts';
import { stageWords } from './StatusTag.tsx';

/** `承诺时限`, `环节时限 · 审核`. */
export function clockTitle(clock: Pick<Clock, 'title' | 'stage'>, lang: Language): string {
  const title = clock.title[lang] || clock.title.zh;
  return clock.stage ? `${title} · ${stageWords(clock.stage, lang)}` : title;
}
