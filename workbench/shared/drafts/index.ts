export { DraftNote } from './DraftNote.tsx';
export { tabStore, type TabStore } from './tab.ts';
export { type DraftState, forgetTyped, newestDraft, useDraft } from './useDraft.ts';
