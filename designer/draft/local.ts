import type { DraftBody } from './body.ts';

/** What this browser keeps of a draft until the server has it (本机暂存): the version it was made on and when. */
export interface LocalDraft {
  readonly version: number;
  readonly at: number;
  readonly body: DraftBody;
}

const keyOf = (owner: string, pack: string): string => `banjian.pack-draft.${owner}.${pack}`;

function isLocalDraft(value: unknown): value is LocalDraft {
  const { version, at, body } = (value ?? {}) as Partial<LocalDraft>;
  return typeof version === 'number' && typeof at === 'number' && (body?.kind === 'whole' || body?.kind === 'overlay');
}

/** Browser storage of drafts by account and pack; a store that is full or forbidden keeps nothing and says so. */
export interface LocalDrafts {
  read(owner: string, pack: string): LocalDraft | null;
  /** false: could not be kept. */
  keep(owner: string, pack: string, draft: LocalDraft): boolean;
  forget(owner: string, pack: string): void;
}

/** Keeps drafts in `storage`, which is localStorage in the browser. */
export function localDraftsIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): LocalDrafts {
  return {
    read(owner, pack) {
      try {
        const found: unknown = JSON.parse(storage.getItem(keyOf(owner, pack)) ?? 'null');
        return isLocalDraft(found) ? found : null;
      } catch {
        return null;
      }
    },
    keep(owner, pack, draft) {
      try {
        storage.setItem(keyOf(owner, pack), JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    forget: (owner, pack) => storage.removeItem(keyOf(owner, pack)),
  };
}
