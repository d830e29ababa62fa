import { type RefObject, useEffect, useState } from 'react';
import type { ProcessEditor } from './createModeler.ts';

/** An editor being opened, open, or impossible to open; `unloaded`: its code never came, and may be asked for again. */
export type Opened =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'unloaded'; readonly again: () => void }
  | { readonly state: 'open'; readonly editor: ProcessEditor };

const loading: Opened = { state: 'loading' };
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens `bpmn` for drawing in the host; bpmn-js is fetched when first needed. `generation` opens it anew. */
export function useModeler(
  host: RefObject<HTMLElement | null>,
  { bpmn, lang, generation }: { readonly bpmn: string; readonly lang: 'zh' | 'en'; readonly generation: number },
): Opened {
  const [tries, setTries] = useState(0);
  const key = `${lang} ${generation} ${tries}`;
  const [{ opened, of }, setState] = useState<{ readonly opened: Opened; readonly of: string }>({ opened: loading, of: key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas holds the text from here on; only another generation or language opens it anew
  useEffect(() => {
    const node = host.current;
    if (!node) return;
    let left = false;
    let current: ProcessEditor | null = null;
    const canvas = document.createElement('div');
    canvas.style.cssText = 'position:absolute;inset:0';
    node.append(canvas);
    const setOpened = (next: Opened): void => setState({ opened: next, of: key });
    setOpened(loading);
    const open = ({ createModeler }: typeof import('./createModeler.ts')): Promise<Opened> =>
      createModeler(canvas, bpmn, lang).then(
        editor => ({ state: 'open', editor }),
        (error: unknown) => ({ state: 'failed', why: wordsOf(error) }),
      );
    import('./createModeler.ts')
      .then(open, (): Opened => ({ state: 'unloaded', again: () => setTries(count => count + 1) }))
      .then(result => {
        if (result.state === 'open') current = result.editor;
        if (left) current?.destroy();
        else setOpened(result);
      });
    return () => {
      left = true;
      current?.destroy();
      canvas.remove();
    };
  }, [host, lang, generation, tries]);
  // an editor that is about to be taken away is shown to nobody any more
  return of === key ? opened : loading;
}
