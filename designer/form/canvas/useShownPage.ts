import { useCallback, useState } from 'react';
import type { FormEditor, Selection } from '../editor.ts';
import { layoutOf } from '../model/index.ts';
import { keyOf } from './keys.ts';
import { pageOfKey } from './words.ts';

/** The page that is shown (当前分页): the one of what was chosen last, unless another was asked for since. */
export function useShownPage({ file, selection }: FormEditor): readonly [string, (page: string) => void] {
  const { pages } = layoutOf(file);
  const [state, setState] = useState<{ readonly page: string; readonly of: Selection | null }>({ page: pages[0]!.id, of: null });
  const chosen = state.of === selection ? null : pageOfKey(file, keyOf(selection));
  const wanted = chosen ?? state.page;
  if (state.of !== selection) setState({ page: wanted, of: selection });
  const shown = pages.some(({ id }) => id === wanted) ? wanted : pages[0]!.id;
  const show = useCallback((page: string) => setState(now => (now.page === page ? now : { ...now, page })), []);
  return [shown, show];
}
