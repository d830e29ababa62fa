export { DraftNote } from './DraftNote.tsx';
export { type DraftState, forgetTyped, newestDraft, useDraft } from './useDraft.ts';
