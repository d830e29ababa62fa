import { CompressOutlined, DownOutlined, MinusOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ComparedSide, DifferenceView } from '#server/contract/designing.ts';
import { useText } from '../../ui/preferences.tsx';
import type { DrawnDiagram } from '../../viewer/createViewer.ts';
import { handleKey } from '../../viewer/DiagramView.tsx';
import { listenToTouch, zoomBy } from '../../viewer/touch.ts';
import { useDiagram } from '../../viewer/useDiagram.ts';
import { Differences } from '../Differences.tsx';
import { changeMarks } from '../marks.ts';
import { movedOnly } from './moved.ts';
import { useBoth } from './useBoth.ts';

const signs = { added: '＋', removed: '－', changed: '✎' } as const;

interface SideProps {
  readonly bpmn: string;
  readonly title: string;
  readonly marks: ReturnType<typeof changeMarks>;
  readonly picked: string | null;
  readonly onDrawn: (diagram: DrawnDiagram | null) => void;
  readonly onPick: (element: string) => void;
}

/** Draws the signs of what differs: a sign and a word, never colour alone. */
function useSigns(diagram: DrawnDiagram | null, marks: SideProps['marks']): void {
  const { say } = useText();
  useEffect(() => {
    if (!diagram) return;
    for (const [element, kind] of marks) {
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
  }, [diagram, marks, say]);
}

function useShown(diagram: DrawnDiagram | null, picked: string | null): void {
  useEffect(() => {
    if (!diagram || !picked || !diagram.registry.get(picked)) return;
    diagram.canvas.addMarker(picked, 'bjv-picked');
    diagram.canvas.scrollToElement(picked);
    return () => {
      if (diagram.registry.get(picked)) diagram.canvas.removeMarker(picked, 'bjv-picked');
    };
  }, [diagram, picked]);
}

function useTouch(host: RefObject<HTMLDivElement | null>, diagram: DrawnDiagram | null): void {
  useEffect(() => (host.current && diagram ? listenToTouch(host.current, diagram) : undefined), [host, diagram]);
}

/** One of the two drawings (对比图). */
function Side({ bpmn, title, marks, picked, onDrawn, onPick }: SideProps) {
  const { say } = useText();
  const host = useRef<HTMLDivElement>(null);
  const drawn = useDiagram(host, bpmn, 0);
  const diagram = drawn.state === 'drawn' ? drawn.diagram : null;
  const latest = useRef(onPick);
  latest.current = onPick;
  useEffect(() => {
    diagram?.on('element.click', ({ element }) => latest.current(element.labelTarget?.id ?? element.id));
    onDrawn(diagram);
    return () => onDrawn(null);
  }, [diagram, onDrawn]);
  useSigns(diagram, marks);
  useShown(diagram, picked);
  useTouch(host, diagram);
  return (
    <figure className="bjd-compare">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a canvas that moves by keys has no element of its own */}
      <div
        ref={host}
        className="bjd-compare-canvas"
        role="group"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the canvas
        tabIndex={0}
        onKeyDown={event => diagram && handleKey(event, diagram)}
      />
      {drawn.state === 'failed' && <p role="alert">{say('draw.failed')}</p>}
    </figure>
  );
}

function fitWhole(diagram: DrawnDiagram): void {
  diagram.canvas.resized();
  if (diagram.canvas.zoom('fit-viewport', 'auto') > 1) diagram.canvas.zoom(1, 'auto');
}

interface ProcessDiffProps {
  readonly from: ComparedSide | null;
  readonly to: ComparedSide;
  readonly differences: readonly DifferenceView[];
  readonly titles: Readonly<Record<string, string>>;
}

/** Walks from one difference to the next, in the order of the list (逐处查看). */
function Walk({
  elements,
  picked,
  onPick,
}: {
  readonly elements: readonly string[];
  readonly picked: string | null;
  readonly onPick: (element: string) => void;
}) {
  const { say } = useText();
  const at = picked === null ? -1 : elements.indexOf(picked);
  const go = (step: number): void => onPick(elements[(Math.max(at, step < 0 ? 0 : -1) + step + elements.length) % elements.length]!);
  if (elements.length === 0) return null;
  return (
    <span className="bjd-line">
      <Button size="small" icon={<UpOutlined />} onClick={() => go(-1)}>
        {say('diff.previous')}
      </Button>
      <Button size="small" icon={<DownOutlined />} onClick={() => go(1)}>
        {say('diff.next')}
      </Button>
      <span className="bjd-soft" role="status">
        {at >= 0 && say('diff.at', { at: at + 1, n: elements.length })}
      </span>
    </span>
  );
}

/** Both processes beside each other (流程对比): one moves and zooms with the other, differences by sign, word and list. */
export function ProcessDiff({ from, to, differences, titles }: ProcessDiffProps) {
  const { say, pick } = useText();
  const [left, setLeft] = useState<DrawnDiagram | null>(null);
  const [right, setRight] = useState<DrawnDiagram | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [isTogether, setTogether] = useState(true);
  useBoth(left, right, isTogether);
  const was = useMemo(() => changeMarks(differences, 'from'), [differences]);
  const is = useMemo(() => changeMarks(differences, 'to'), [differences]);
  const elements = useMemo(() => [...new Set(differences.flatMap(({ element }) => element ?? []))], [differences]);
  const moved = useMemo(
    () => (left && right ? movedOnly(left.registry.getAll(), right.registry.getAll(), new Set(elements)).length : 0),
    [left, right, elements],
  );
  useEffect(() => {
    if (right && (left || !from)) for (const diagram of [left, right]) if (diagram) fitWhole(diagram);
  }, [left, right, from]);
  const both = (act: (diagram: DrawnDiagram) => void): void => {
    for (const diagram of isTogether && right ? [right] : [left, right]) if (diagram) act(diagram);
  };
  const choose = (element: string): void => setPicked(elements.includes(element) ? element : null);
  return (
    <div className="bjd-stack">
      <div className="bjd-line bjd-diff-bar">
        <Walk elements={elements} picked={picked} onPick={setPicked} />
        <span className="bjd-grow" />
        {from && (
          <Checkbox checked={isTogether} onChange={event => setTogether(event.target.checked)}>
            {say('diff.together')}
          </Checkbox>
        )}
        <Button size="small" icon={<MinusOutlined />} aria-label={say('diff.zoomOut')} onClick={() => both(one => zoomBy(one, 0.8))} />
        <Button size="small" icon={<PlusOutlined />} aria-label={say('diff.zoomIn')} onClick={() => both(one => zoomBy(one, 1.25))} />
        <Button size="small" icon={<CompressOutlined />} aria-label={say('diff.fit')} onClick={() => both(fitWhole)} />
      </div>
      <div className={from ? 'bjd-split' : ''}>
        {from && <Side bpmn={from.bpmn} title={pick(from.title)} marks={was} picked={picked} onDrawn={setLeft} onPick={choose} />}
        <Side bpmn={to.bpmn} title={pick(to.title)} marks={is} picked={picked} onDrawn={setRight} onPick={choose} />
      </div>
      {moved > 0 && <p className="bjd-soft">{say('diff.moved', { n: moved })}</p>}
      {from && <Differences differences={differences} titles={titles} onElement={setPicked} />}
    </div>
  );
}
