import { type ComponentType, useEffect, useSyncExternalStore } from 'react';
import { type Language, word } from './words.ts';

/** Code that is fetched when it is first needed (按需加载): not there yet, there, or not to be had. */
export interface Part<T> {
  readonly value: () => T | undefined;
  readonly hasFailed: () => boolean;
  /** Fetches it unless it is there or on its way; settles also where it could not be had. */
  readonly fetch: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a part (创建按需加载): fetched once for all who need it; what failed may be fetched again. */
export function createPart<T>(load: () => Promise<T>): Part<T> {
  const listeners = new Set<() => void>();
  let state: { readonly value?: T; readonly hasFailed: boolean } = { hasFailed: false };
  let fetching: Promise<void> | null = null;
  const settle = (next: typeof state): void => {
    fetching = null;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    value: () => state.value,
    hasFailed: () => state.hasFailed,
    async fetch() {
      if (state.value !== undefined) return;
      fetching ??= load().then(
        value => settle({ value, hasFailed: false }),
        () => settle({ hasFailed: true }),
      );
      await fetching;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A part, fetched as soon as `isWanted`; drawn again when it is there or could not be had. */
export function usePart<T>(part: Part<T>, isWanted = true): { readonly value: T | undefined; readonly hasFailed: boolean } {
  const value = useSyncExternalStore(part.subscribe, part.value, part.value);
  const hasFailed = useSyncExternalStore(part.subscribe, part.hasFailed, part.hasFailed);
  useEffect(() => {
    if (isWanted) void part.fetch();
  }, [part, isWanted]);
  return { value, hasFailed };
}

/** Says that a part could not be loaded (加载失败), with a way to try again. */
export function PartFailed({ part, lang }: { readonly part: Pick<Part<unknown>, 'fetch'>; readonly lang: Language }) {
  return (
    <p className="bj-part-failed" role="alert">
      {word('partFailed', lang)}{' '}
      <button type="button" className="bj-link" onClick={() => void part.fetch()}>
        {word('tryAgain', lang)}
      </button>
    </p>
  );
}

/** A component whose code is fetched when the first one is drawn (按需组件); `Waiting` stands in its place until then. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType<P>,
  langOf: (props: P) => Language,
): ComponentType<P> {
  const part = createPart(load);
  return function Later(props: P) {
    const { value: Loaded, hasFailed } = usePart(part);
    if (Loaded) return <Loaded {...props} />;
    return (
      <>
        <Waiting {...props} />
        {hasFailed && <PartFailed part={part} lang={langOf(props)} />}
      </>
    );
  };
}
