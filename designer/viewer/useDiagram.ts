import { type RefObject, useEffect, useState } from 'react';
import type { DrawnDiagram } from './createViewer.ts';
import { type DiagramGraph, readGraph } from './graph.ts';

/** A diagram being drawn, drawn, or impossible to draw. */
export type Drawn =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'drawn'; readonly diagram: DrawnDiagram; readonly graph: DiagramGraph };

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function draw(host: HTMLElement, bpmn: string): Promise<Drawn> {
  const { createViewer } = await import('./createViewer.ts');
  const diagram = await createViewer(host, bpmn);
  const graph = readGraph(diagram.definitions);
  if (graph) return { state: 'drawn', diagram, graph };
  diagram.destroy();
  return { state: 'failed', why: 'no process' };
}

/** Draws `bpmn` into the host; bpmn-js is fetched when first needed. `again` draws anew after a failure. */
export function useDiagram(host: RefObject<HTMLElement | null>, bpmn: string, again: number): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks for the same drawing once more
  useEffect(() => {
    const node = host.current;
    if (!node) return;
    let left = false;
    let current: DrawnDiagram | null = null;
    const canvas = document.createElement('div');
    canvas.style.cssText = 'position:absolute;inset:0';
    node.append(canvas);
    setDrawn({ state: 'loading' });
    draw(canvas, bpmn)
      .catch((error: unknown): Drawn => ({ state: 'failed', why: wordsOf(error) }))
      .then(result => {
        if (result.state === 'drawn') current = result.diagram;
        if (left) current?.destroy();
        else setDrawn(result);
      });
    return () => {
      left = true;
      current?.destroy();
      canvas.remove();
    };
  }, [host, bpmn, again]);
  return drawn;
}
