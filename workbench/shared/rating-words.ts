import type { Text } from '#engine/problem.ts';

/** The five levels of satisfaction (好差评) and what was good or bad, in words; the last two levels count as 差评. */
export const ratingWords = {
  'level.5': { zh: '非常满意', en: 'Very satisfied' },
  'level.4': { zh: '满意', en: 'Satisfied' },
  'level.3': { zh: '基本满意', en: 'Fairly satisfied' },
  'level.2': { zh: '不满意', en: 'Dissatisfied' },
  'level.1': { zh: '非常不满意', en: 'Very dissatisfied' },
  'tag.quick': { zh: '办得快', en: 'Quick' },
  'tag.friendly': { zh: '态度好', en: 'Friendly' },
  'tag.clear': { zh: '讲得清楚', en: 'Clearly explained' },
  'tag.one-visit': { zh: '跑一次就办成', en: 'One visit was enough' },
  'tag.slow': { zh: '办得慢', en: 'Slow' },
  'tag.unfriendly': { zh: '态度差', en: 'Unfriendly' },
  'tag.unclear': { zh: '讲不清楚', en: 'Badly explained' },
  'tag.many-visits': { zh: '跑了很多次', en: 'Too many visits' },
  'tag.extra-demands': { zh: '要指南以外的材料', en: 'Asked for more than the guide says' },
} as const satisfies Record<string, Text>;
