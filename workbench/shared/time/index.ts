export { CardBadge } from './CardBadge.tsx';
export { clockTitle } from './clock-title.ts';
export { formatDay, formatMoment, formatMomentLong, formatMoney, toDay } from './format.ts';
export { limitWords } from './limit-words.ts';
export { ProvisionalMark } from './ProvisionalMark.tsx';
export { StatusTag, stageWords, statusWords } from './StatusTag.tsx';
export { TimeChip, timeWords } from './TimeChip.tsx';
