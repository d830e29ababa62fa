export { NoticeBook } from './book.ts';
export * from './json.ts';
export * from './text.ts';
export type * from './types.ts';
