import { useCallback, useEffect, useRef, useState } from 'react';
import { type CodeItem, type CodeSource, useCodes } from '../codes.ts';

/** A search waits for this pause in typing. */
const pauseMs = 200;

const noItems: readonly CodeItem[] = [];

export interface CodeChoices {
  readonly codes: CodeSource;
  readonly items: readonly CodeItem[];
  readonly state: 'waiting' | 'ready' | 'failed';
  /** Text that is looked for; empty: the list as it is. */
  readonly query: string;
  readonly search: (text: string) => void;
  /** Asks for the list once somebody is about to choose. */
  readonly open: () => void;
}

/** Entries of a list to choose from (字典选项): its top level, or what was found for a text. Titles of `chosen` are loaded at once. */
export function useCodeChoices(list: string, chosen: readonly string[]): CodeChoices {
  const codes = useCodes();
  const [found, setFound] = useState<{ readonly of: string; readonly items: readonly CodeItem[] }>({ of: '', items: noItems });
  const [state, setState] = useState<CodeChoices['state']>('waiting');
  const [query, setQuery] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef('');
  const names = chosen.join(' ');
  useEffect(() => {
    if (names !== '') codes.load(list, names.split(' ')).catch(() => {});
  }, [codes, list, names]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = useCallback(
    async (text: string) => {
      asked.current = text;
      try {
        const items = text === '' ? await codes.children(list) : await codes.search(list, text);
        if (asked.current !== text) return;
        setFound({ of: text, items });
        setState('ready');
      } catch {
        if (asked.current === text) setState('failed');
      }
    },
    [codes, list],
  );
  const search = useCallback(
    (text: string) => {
      // what is still on its way for a text of before is not wanted any more
      asked.current = text.trim();
      setQuery(text.trim());
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(text.trim()), text === '' ? 0 : pauseMs);
    },
    [ask],
  );
  const open = useCallback(() => {
    if (state !== 'ready') void ask(asked.current);
  }, [ask, state]);
  // what was found for another text would be chosen for this one by Enter
  const items = found.of === query ? found.items : noItems;
  return { codes, items, state, query, search, open };
}
