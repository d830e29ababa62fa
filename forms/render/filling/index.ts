export { FillingContext, type Typing, useFilling, useMark, useRead, useTyping } from './hooks.ts';
export { type FieldPath, idOf, idOfPointer, valueAt, withValueAt } from './paths.ts';
export { createFilling, type Filling, type Mark, topId } from './store.ts';
