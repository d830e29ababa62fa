export * from './clock.ts';
export * from './count.ts';
export * from './deadline.ts';
export * from './ledger.ts';
export * from './review.ts';
export * from './rules.ts';
export * from './start.ts';
export type * from './types.ts';
