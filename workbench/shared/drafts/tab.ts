/** Everything kept in the tab for a person stands under this. */
const prefix = 'banjian.tab.';

const keyOf = (account: string, key: string): string => `${prefix}${account}.${key}`;

/** What a tab keeps through a reload (标签页暂存) for one account: drafts that hold nothing of a citizen. */
export interface TabStore {
  readonly read: (key: string) => unknown;
  /** null: nothing any more. */
  readonly keep: (key: string, content: unknown) => void;
}

const here = (): Storage => globalThis.sessionStorage;

/** The store of an account. A tab whose store is full or shut keeps nothing: what is typed stays on the page. */
export function tabStore(account: string, storage: () => Storage = here): TabStore {
  return {
    read(key) {
      try {
        return JSON.parse(storage().getItem(keyOf(account, key)) ?? 'null');
      } catch {
        return null;
      }
    },
    keep(key, content) {
      try {
        if (content === null) storage().removeItem(keyOf(account, key));
        else storage().setItem(keyOf(account, key), JSON.stringify(content));
      } catch {
        // it stays on the page
      }
    },
  };
}

/** Drops what was kept in the tab, whoever it was for: the person signs out, or another signs in. */
export function forgetTab(storage: () => Storage = here): void {
  try {
    const kept = storage();
    for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
  } catch {
    // a store that is shut has kept nothing
  }
}
