import {
  CompressOutlined,
  ExpandOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  MinusOutlined,
  PlusOutlined,
  PrinterOutlined,
} from '@ant-design/icons';
import { Button, Skeleton, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DrawnDiagram } from './createViewer.ts';
import { decorate } from './decorate.ts';
import { type DiagramGraph, settleWaits } from './graph.ts';
import { HoverCard } from './HoverCard.tsx';
import type { ScopeMarks } from './marks.ts';
import { type Lang, sayIn, type Say } from './messages/index.ts';
import { printDiagram, sheetDiagram } from './print.ts';
import { listenToTouch, zoomBy } from './touch.ts';
import { useDiagram } from './useDiagram.ts';
import './viewer.css';

/** What the read-only diagram shows (只读流程图). */
export interface DiagramViewProps {
  /** BPMN 2.0 XML with diagram interchange. */
  readonly bpmn: string;
  /** Name of the process, for the accessible name and the printed head. */
  readonly title: string;
  readonly lang: Lang;
  /** Path, open steps, cards and problems; left out for a plain diagram. */
  readonly marks?: ScopeMarks | null;
  /** Element shown as picked. */
  readonly selected?: string | null;
  readonly onSelect?: (element: string | null) => void;
  /** Opens what a call activity calls; `canOpen` says for which. */
  readonly onOpenCalled?: (element: string) => void;
  readonly canOpen?: (element: string) => boolean;
  /** Told once the diagram is drawn, for the outline beside it. */
  readonly onGraph?: (graph: DiagramGraph) => void;
  /** Line under the printed title, e.g. case number and moment. */
  readonly printNote?: string;
  readonly legend?: ReactNode;
}

/** Fits the drawing, but never magnifies a small one. */
function fitDiagram(diagram: DrawnDiagram): void {
  diagram.canvas.resized();
  if (diagram.canvas.zoom('fit-viewport', 'auto') > 1) diagram.canvas.zoom(1, 'auto');
}

/** Below this zoom names cannot be read. */
const readable = 0.33;
const firstZoom = 0.6;
/** Space left around the drawing, in its own units. */
const edge = 16;

/** First sight: the whole drawing, or on small screens its open step at a size one can read. */
function showFirst(diagram: DrawnDiagram, marks: ScopeMarks | null | undefined, graph: DiagramGraph): void {
  fitDiagram(diagram);
  if (diagram.canvas.zoom() >= readable) return;
  const open = graph.steps.find(({ id }) => marks?.steps[id]?.state === 'open') ?? graph.steps[0];
  const shape = open && diagram.registry.get(open.id);
  if (!shape) return;
  const { outer, inner } = diagram.canvas.viewbox();
  const width = outer.width / firstZoom;
  const height = outer.height / firstZoom;
  const within = (wanted: number, from: number, space: number, size: number): number =>
    Math.max(from - edge, Math.min(wanted, from + space + edge - size));
  const x = within(shape.x + shape.width / 2 - width / 2, inner.x, inner.width, width);
  const y = within(shape.y + shape.height / 2 - height / 2, inner.y, inner.height, height);
  diagram.canvas.viewbox({ x, y, width, height });
}

const step = 60;
const moves: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: step, dy: 0 },
  ArrowRight: { dx: -step, dy: 0 },
  ArrowUp: { dx: 0, dy: step },
  ArrowDown: { dx: 0, dy: -step },
};

/** Moves and zooms the canvas by keys (键盘移动): arrows, + and -, 0 for the whole. */
export function handleKey(event: KeyboardEvent, diagram: DrawnDiagram): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const move = moves[event.key];
  if (move) diagram.canvas.scroll(move);
  else if (event.key === '+' || event.key === '=') zoomBy(diagram, 1.25);
  else if (event.key === '-') zoomBy(diagram, 0.8);
  else if (event.key === '0') fitDiagram(diagram);
  else return;
  event.preventDefault();
}

/** One sentence for those who hear the diagram: how far the process is. */
function summaryOf(title: string, graph: DiagramGraph | null, marks: ScopeMarks | null | undefined, say: Say): string {
  const steps = (graph?.steps ?? []).filter(({ kind }) => kind !== 'choice');
  if (!marks) return say('summaryNone', { name: title, total: steps.length });
  const inState = (state: string) => steps.filter(({ id }) => marks.steps[id]?.state === state);
  const open = inState('open').map(({ name }) => name ?? say('unnamed'));
  return say('summary', { name: title, total: steps.length, done: inState('done').length, open: open.join('、') || say('nothingOpen') });
}

interface ToolsProps {
  readonly diagram: DrawnDiagram;
  readonly say: Say;
  readonly wide: boolean;
  readonly onWide: (wide: boolean) => void;
  readonly onPrint: () => void;
}

function Tools({ diagram, say, wide, onWide, onPrint }: ToolsProps) {
  const tool = (label: string, icon: ReactNode, act: () => void) => (
    <Tooltip title={label} placement="bottom">
      <Button size="small" icon={icon} aria-label={label} onClick={act} />
    </Tooltip>
  );
  return (
    <div className="bjv-tools bj-no-print" role="toolbar" aria-label={say('diagram')}>
      {tool(say('zoomOut'), <MinusOutlined />, () => zoomBy(diagram, 0.8))}
      {tool(say('zoomIn'), <PlusOutlined />, () => zoomBy(diagram, 1.25))}
      {tool(say('fit'), wide ? <CompressOutlined /> : <ExpandOutlined />, () => fitDiagram(diagram))}
      {tool(say(wide ? 'narrow' : 'wide'), wide ? <FullscreenExitOutlined /> : <FullscreenOutlined />, () => onWide(!wide))}
      {tool(say('print'), <PrinterOutlined />, onPrint)}
    </div>
  );
}

function Unshowable({ say, why, onRetry }: { readonly say: Say; readonly why: string; readonly onRetry: () => void }) {
  return (
    <div className="bjv-failed" role="alert">
      <h2>{say('cannotShow')}</h2>
      <p>{say('cannotShowWhy')}</p>
      <p className="bjv-soft" lang="en">
        {why}
      </p>
      <Button onClick={onRetry}>{say('retry')}</Button>
    </div>
  );
}

/** Keeps the canvas in step with the size of its frame; refits when the width changes. */
function useFitting(host: RefObject<HTMLElement | null>, diagram: DrawnDiagram | null, show: (diagram: DrawnDiagram) => void): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (!diagram || !host.current) return;
    const watcher = new ResizeObserver(() => {
      if (host.current && host.current.clientWidth > 0) latest.current(diagram);
    });
    watcher.observe(host.current);
    const stop = listenToTouch(host.current, diagram);
    return () => {
      watcher.disconnect();
      stop();
    };
  }, [host, diagram]);
}

function usePicked(diagram: DrawnDiagram | null, selected: string | null | undefined): void {
  useEffect(() => {
    if (!diagram || !selected || !diagram.registry.get(selected)) return;
    diagram.canvas.addMarker(selected, 'bjv-picked');
    diagram.canvas.scrollToElement(selected);
    return () => {
      if (diagram.registry.get(selected)) diagram.canvas.removeMarker(selected, 'bjv-picked');
    };
  }, [diagram, selected]);
}

/** Escape leaves the full screen. */
function useEscape(wide: boolean, setWide: (wide: boolean) => void): void {
  useEffect(() => {
    if (!wide) return;
    const leave = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') setWide(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [wide, setWide]);
}

/** The read-only diagram of a process with marks, zoom, full screen, hover and print. Mouse, touch and keyboard all work. */
export function DiagramView(props: DiagramViewProps) {
  const { bpmn, title, lang, marks: given, selected, onGraph } = props;
  const say = sayIn(lang);
  const host = useRef<HTMLDivElement>(null);
  const [again, setAgain] = useState(0);
  const [wide, setWide] = useState(false);
  const [hovered, setHovered] = useState<string | null>(null);
  const drawn = useDiagram(host, bpmn, again);
  const diagram = drawn.state === 'drawn' ? drawn.diagram : null;
  const graph = drawn.state === 'drawn' ? drawn.graph : null;
  const marks = useMemo(() => (given && graph ? settleWaits(given, graph) : given), [given, graph]);
  const latest = useRef(props);
  latest.current = props;
  useFitting(host, diagram, shown => graph && showFirst(shown, latest.current.marks, graph));
  useEscape(wide, setWide);
  usePicked(diagram, selected);
  useEffect(() => {
    if (graph) onGraph?.(graph);
  }, [graph, onGraph]);
  useEffect(() => {
    if (!diagram || !graph) return;
    const steps = new Set(graph.steps.map(({ id }) => id));
    const idOf = (element: { id: string; labelTarget?: { id: string } | undefined }) => element.labelTarget?.id ?? element.id;
    diagram.on('element.click', ({ element }) => latest.current.onSelect?.(steps.has(idOf(element)) ? idOf(element) : null));
    diagram.on('element.hover', ({ element }) => setHovered(steps.has(idOf(element)) ? idOf(element) : null));
    diagram.on('element.out', () => setHovered(null));
  }, [diagram, graph]);
  useEffect(() => {
    if (!diagram || !graph) return;
    const steps = new Set(graph.steps.map(({ id }) => id));
    const onOpen = (element: string) => latest.current.onOpenCalled?.(element);
    decorate({ diagram, say: sayIn(lang), steps, onOpen }, marks ?? null, element => latest.current.canOpen?.(element) ?? false);
  }, [diagram, graph, marks, lang]);
  const job = useCallback(
    () => (diagram && host.current ? { diagram, host: host.current, title, note: latest.current.printNote ?? '', fitDiagram } : null),
    [diagram, title],
  );
  const print = (): void => {
    const ready = job();
    if (ready) printDiagram(ready);
  };
  useEffect(() => {
    // the browser's own print command gets the whole drawing too, not what the canvas happens to show
    const prepare = (): void => {
      const ready = job();
      if (ready) sheetDiagram(ready);
    };
    window.addEventListener('beforeprint', prepare);
    return () => window.removeEventListener('beforeprint', prepare);
  }, [job]);

  if (drawn.state === 'failed') return <Unshowable say={say} why={drawn.why} onRetry={() => setAgain(again + 1)} />;
  const hoveredStep = graph?.steps.find(({ id }) => id === hovered);
  return (
    <div className={`bjv-frame${wide ? ' bjv-wide' : ''}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a canvas that scrolls by keys has no element of its own */}
      <div
        ref={host}
        className="bjv-canvas"
        role="group"
        aria-roledescription={say('diagram')}
        aria-label={`${summaryOf(title, graph, marks, say)}。${say('keys')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the canvas
        tabIndex={0}
        onKeyDown={event => diagram && handleKey(event, diagram)}
      />
      {drawn.state === 'loading' && (
        <div className="bjv-loading" role="status" aria-label={say('loading')}>
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      )}
      {diagram && <Tools diagram={diagram} say={say} wide={wide} onWide={setWide} onPrint={print} />}
      {diagram && hoveredStep && (
        <HoverCard diagram={diagram} host={host} step={hoveredStep} mark={marks?.steps[hoveredStep.id]} say={say} />
      )}
      {props.legend}
    </div>
  );
}
