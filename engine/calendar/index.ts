export * from './add.ts';
export * from './check.ts';
export * from './dates.ts';
export * from './days.ts';
export type * from './types.ts';
