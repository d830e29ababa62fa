export * from './add.ts';
export * from './change.ts';
export * from './check.ts';
export * from './dates.ts';
export * from './days.ts';
export * from './holidays.ts';
export * from './layers.ts';
export * from './notice/index.ts';
export type * from './types.ts';
