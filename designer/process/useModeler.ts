import { type RefObject, useEffect, useState } from 'react';
import type { ProcessEditor } from './createModeler.ts';

/** An editor being opened, open, or impossible to open. */
export type Opened =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'open'; readonly editor: ProcessEditor };

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens `bpmn` for drawing in the host; bpmn-js is fetched when first needed. `generation` opens it anew. */
export function useModeler(
  host: RefObject<HTMLElement | null>,
  { bpmn, lang, generation }: { readonly bpmn: string; readonly lang: 'zh' | 'en'; readonly generation: number },
): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas holds the text from here on; only another generation or language opens it anew
  useEffect(() => {
    const node = host.current;
    if (!node) return;
    let left = false;
    let current: ProcessEditor | null = null;
    const canvas = document.createElement('div');
    canvas.style.cssText = 'position:absolute;inset:0';
    node.append(canvas);
    setOpened({ state: 'loading' });
    import('./createModeler.ts')
      .then(({ createModeler }) => createModeler(canvas, bpmn, lang))
      .then((editor): Opened => ({ state: 'open', editor }))
      .catch((error: unknown): Opened => ({ state: 'failed', why: wordsOf(error) }))
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
  }, [host, lang, generation]);
  return opened;
}
