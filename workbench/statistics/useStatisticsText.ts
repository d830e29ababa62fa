import type { Text } from '#engine/problem.ts';
import { type Language, useText } from '../shared/messages/index.ts';
import { type StatisticsKey, statisticsMessages } from './messages.ts';

/** Looks up a sentence of the statistics and fills its places. */
export type SayStatistics = (key: StatisticsKey, values?: Readonly<Record<string, string | number>>) => string;
/** What puts numbers into words. */
export interface Words {
  readonly t: SayStatistics;
  readonly pick: (text: Text) => string;
  readonly lang: Language;
}

/** Sentences of the statistics in the chosen language (统计文字). */
export const useStatisticsText = (): Words => useText(statisticsMessages);
