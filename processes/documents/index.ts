export { type DocumentText, feelTextsOf, placeholdersOf, textsOf } from './placeholders.ts';
export { type DocumentBlock, type IssuedDocument, renderDocument } from './render.ts';
