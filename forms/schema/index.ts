export * from './check.ts';
export * from './formats.ts';
export * from './messages.ts';
export * from './patterns.ts';
export * from './prepare.ts';
export * from './size.ts';
export * from './titles.ts';
export * from './types.ts';
export { allowedWidgets, checkUi } from './ui.ts';
