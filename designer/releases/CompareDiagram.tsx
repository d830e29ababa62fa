import { useEffect, useRef } from 'react';
import type { DifferenceView } from '#server/contract/designing.ts';
import { useText } from '../ui/preferences.tsx';
import { useDiagram } from '../viewer/useDiagram.ts';
import { changeMarks } from './marks.ts';

const signs = { added: '＋', removed: '－', changed: '✎' } as const;

/** One side of a comparison (对比图): elements added, removed and changed carry a sign and a word. */
export function CompareDiagram({
  bpmn,
  title,
  differences,
  side,
  picked,
}: {
  readonly bpmn: string;
  readonly title: string;
  readonly differences: readonly DifferenceView[];
  readonly side: 'from' | 'to';
  readonly picked: string | null;
}) {
  const { say } = useText();
  const host = useRef<HTMLDivElement>(null);
  const drawn = useDiagram(host, bpmn, 0);
  const diagram = drawn.state === 'drawn' ? drawn.diagram : null;
  useEffect(() => {
    if (!diagram) return;
    diagram.canvas.resized();
    diagram.canvas.zoom('fit-viewport', 'auto');
    for (const [element, kind] of changeMarks(differences, side)) {
      const shape = diagram.registry.get(element);
      if (!shape) continue;
      diagram.canvas.addMarker(element, `bjd-${kind}`);
      const html = document.createElement('span');
      html.className = 'bjd-change';
      html.dataset.kind = kind;
      html.textContent = `${signs[kind]} ${say(`change.${kind}`)}`;
      diagram.overlays.add(element, {
        position: shape.waypoints ? { top: -8, left: 0 } : { top: -12, left: -6 },
        html,
        scale: { min: 0.7, max: 1.1 },
      });
    }
    return () => diagram.overlays.clear();
  }, [diagram, differences, side, say]);
  useEffect(() => {
    if (!diagram || !picked || !diagram.registry.get(picked)) return;
    diagram.canvas.addMarker(picked, 'bjv-picked');
    diagram.canvas.scrollToElement(picked);
    return () => diagram.canvas.removeMarker(picked, 'bjv-picked');
  }, [diagram, picked]);
  return (
    <figure className="bjd-compare">
      <figcaption>{title}</figcaption>
      <div ref={host} className="bjd-compare-canvas" role="img" aria-label={title} />
      {drawn.state === 'failed' && <p role="alert">{say('draw.failed')}</p>}
    </figure>
  );
}
