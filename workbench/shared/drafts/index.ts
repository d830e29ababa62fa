export { DraftNote } from './DraftNote.tsx';
export { type DraftState, useDraft } from './useDraft.ts';
