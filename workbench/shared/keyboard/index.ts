export { isTyping, useKeys } from './keys.ts';
export { useRowKeys } from './rows.ts';
