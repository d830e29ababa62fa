export { createHistoryClock, type HistoryClock } from './clock.ts';
export { type Made, makeHistory, type Making } from './make.ts';
export { beginProgress, isUnfinished, readProgress } from './progress.ts';
