import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import { useMe } from '../../shared/api/index.ts';
import { type TabStore, tabStore } from '../../shared/drafts/index.ts';
import { type ChangeDraft, type ChangeKind, emptyDraft, nextKey } from './draft.ts';

const keyOf = (calendarId: string): string => `calendar-change.${calendarId}`;

/** The draft kept in the tab, or null: there is none, or one of another version of these pages. */
export function storedDraft(calendarId: string, store: Pick<TabStore, 'read'>): ChangeDraft | null {
  const draft = store.read(keyOf(calendarId)) as ChangeDraft | null;
  return draft && Array.isArray(draft.days) && Array.isArray(draft.local) && Number.isInteger(draft.basedOn) ? draft : null;
}

/** What a link asked for: a kind of change, and a local day to begin with. */
interface Asked {
  readonly kind?: ChangeKind | undefined;
  readonly day?: string | undefined;
  readonly make?: 'off' | 'work' | undefined;
}

/** The draft as a link wants it begun; what was typed stays. */
export function withAsked(draft: ChangeDraft, asked: Asked): ChangeDraft {
  if (!asked.kind) return draft;
  const begun: ChangeDraft = { ...draft, kind: asked.kind, step: asked.kind === draft.kind && !asked.day ? draft.step : 0 };
  if (asked.kind !== 'local' || !asked.day || draft.local.some(({ date }) => date === asked.day)) return begun;
  const day = { key: nextKey(draft.local), date: asked.day, working: asked.make === 'work', why: '', gone: false };
  return { ...begun, local: [...draft.local, day] };
}

/** Changes parts of the draft; as a function of the draft it is safe while other changes are under way. */
export type UpdateDraft = (part: Partial<ChangeDraft> | ((draft: ChangeDraft) => Partial<ChangeDraft>)) => void;

interface ChangeDraftUse {
  readonly draft: ChangeDraft;
  /** It was there when the page came. */
  readonly isRestored: boolean;
  readonly update: UpdateDraft;
  readonly clear: () => void;
}

/** The change being made (变更草稿): kept in the tab for its person at every keystroke, so that neither errors nor a reload lose it. */
export function useChangeDraft(view: CalendarView, asked: Asked): ChangeDraftUse {
  const { account } = useMe();
  const store = useMemo(() => tabStore(account), [account]);
  const [stored] = useState(() => storedDraft(view.id, store));
  const [draft, setDraft] = useState<ChangeDraft>(() => withAsked(stored ?? emptyDraft(view), asked));
  const [isRestored, setRestored] = useState(stored !== null);
  const isUntouched = useRef(stored === null && !asked.day);
  useEffect(() => {
    if (!isUntouched.current) store.keep(keyOf(view.id), draft);
  }, [store, view.id, draft]);
  const update = useCallback<UpdateDraft>(part => {
    isUntouched.current = false;
    setDraft(before => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
  }, []);
  const clear = useCallback(() => {
    store.keep(keyOf(view.id), null);
    isUntouched.current = true;
    setRestored(false);
    setDraft(before => emptyDraft(view, before.kind));
  }, [store, view]);
  return { draft, isRestored, update, clear };
}
