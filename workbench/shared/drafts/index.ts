export { DraftNote } from './DraftNote.tsx';
export { tabStore, type TabStore } from './tab.ts';
export { type DraftState, forgetTyped, hasTyped, newestDraft, useDraft } from './useDraft.ts';
