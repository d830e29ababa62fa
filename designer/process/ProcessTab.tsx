import { Button } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TraceStep } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { Parts } from '../draft/address.ts';
import { useText } from '../ui/preferences.tsx';
import { Notice } from '../ui/Answered.tsx';
import { type DiagramGraph, readGraph } from '../viewer/index.ts';
import type { EditorElement, ProcessEditor } from './createModeler.ts';
import { KeyHelp } from './keyboard/KeyHelp.tsx';
import { listen } from './keyboard/said.ts';
import { StepList } from './outline/StepList.tsx';
import { PropertiesPanel } from './PropertiesPanel.tsx';
import './process.css';
import type { Bus } from './services.ts';
import { canvasSlots } from './slots.ts';
import { Toolbar } from './Toolbar.tsx';
import { useModeler } from './useModeler.ts';

interface ProcessTabProps {
  readonly parts: Parts;
  readonly problems: readonly DraftProblem[];
  readonly generation: number;
  /** Element to show, e.g. of a problem clicked; `at` tells one click from the next. */
  readonly wanted: { readonly element: string; readonly at: number } | null;
  readonly isShown: boolean;
  readonly onBpmn: (bpmn: string) => void;
  readonly onCall: (pack: string) => void;
  readonly onLimit: () => void;
  /** The counter-example played on the canvas (演示反例), or null. */
  readonly trace: readonly TraceStep[] | null;
  readonly onTrace: (trace: readonly TraceStep[] | null) => void;
  /** Hears the editor once the canvas is open, and null when it is closed. */
  readonly onEditor: (editor: ProcessEditor | null) => void;
}

/** Changes that follow another within this time are written together. */
const saveAfterMs = 200;

/**
 * Writes the drawing down (写出图形): the first of several changes at once, so that whoever leaves right after it loses nothing; the rest after a pause, or
 * when the page or this part of it goes away, while there still is a drawing to write.
 */
function useWriting(editor: ProcessEditor | null, onBpmn: (bpmn: string) => void): () => void {
  const latest = useRef(onBpmn);
  latest.current = onBpmn;
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; write: (() => void) | null } | null>(null);
  const flush = useCallback(() => waiting.current?.write?.(), []);
  useLayoutEffect(() => {
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a drawing that is no longer shown nothing is written
  useEffect(
    () => () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = null;
    },
    [editor],
  );
  return useCallback(() => {
    const before = waiting.current;
    clearTimeout(before?.timer);
    const write = (): void => {
      if (waiting.current) waiting.current.write = null;
      void editor?.saveXml().then(bpmn => latest.current(bpmn));
    };
    const settle = (): void => {
      flush();
      waiting.current = null;
    };
    waiting.current = { timer: setTimeout(settle, saveAfterMs), write };
    if (!before) write();
  }, [editor, flush]);
}

/** What is selected, and a count that goes up with every change, so that the panel reads anew. */
function useWatched(editor: ProcessEditor | null, onBpmn: (bpmn: string) => void) {
  const [selected, setSelected] = useState<EditorElement | null>(null);
  const [changes, setChanges] = useState(0);
  const write = useWriting(editor, onBpmn);
  useEffect(() => {
    setSelected(null);
    if (!editor) return;
    editor.on('selection.changed', () => setSelected(editor.selected()));
    editor.on('commandStack.changed', () => {
      setChanges(count => count + 1);
      // an element that was replaced or removed is no longer what the panel shows
      setSelected(editor.selected());
      write();
    });
  }, [editor, write]);
  return { selected, changes };
}

/** Draws the elements that have problems with a mark of their severity. */
function useMarks(editor: ProcessEditor | null, problems: readonly DraftProblem[]): void {
  useEffect(() => {
    if (!editor) return;
    const marks = problems.flatMap(({ element, severity }) =>
      element && severity !== 'info' ? [[element, `bjd-has-${severity}`] as const] : [],
    );
    for (const [element, marker] of marks) editor.mark(element, marker);
    return () => {
      for (const [element, marker] of marks) editor.unmark(element, marker);
    };
  }, [editor, problems]);
}

/** What the canvas says to who cannot see it (播报). */
function useSaid(editor: ProcessEditor | null): string {
  const { say } = useText();
  const [said, setSaid] = useState('');
  useEffect(() => (editor ? listen(editor, say, setSaid) : undefined), [editor, say]);
  return said;
}

/** Hears the keys of the canvas that lead out of it: to the help and to the settings. */
function useLeaving(editor: ProcessEditor | null, onHelp: () => void, onPanel: () => void): void {
  const acts = useRef({ onHelp, onPanel });
  acts.current = { onHelp, onPanel };
  useEffect(() => {
    if (!editor) return;
    const bus = editor.service<Bus>('eventBus');
    const help = (): void => acts.current.onHelp();
    const panel = (): void => acts.current.onPanel();
    bus.on('bjd.help', help);
    bus.on('bjd.panel', panel);
    return () => {
      bus.off('bjd.help', help);
      bus.off('bjd.panel', panel);
    };
  }, [editor]);
}

const focusable = 'input:not([type="hidden"]), textarea, button, [tabindex="0"]';

/** Esc in the settings leads back to the canvas, unless it closes a list. */
function backToCanvas(editor: ProcessEditor | null, event: KeyboardEvent): void {
  const isList = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
  if (event.key === 'Escape' && !event.defaultPrevented && !isList) editor?.focus();
}

/** The process of a pack to be drawn (流程编辑): canvas, tools, properties of the selected element, steps as a list. */
export function ProcessTab(props: ProcessTabProps) {
  const { parts, problems, generation, wanted, isShown, onBpmn, onCall, onLimit, trace, onTrace, onEditor } = props;
  const { say, lang } = useText();
  const host = useRef<HTMLDivElement>(null);
  const opened = useModeler(host, { bpmn: parts.bpmn, lang, generation });
  const editor = opened.state === 'open' ? opened.editor : null;
  const { selected, changes } = useWatched(editor, onBpmn);
  const [side, setSide] = useState<'properties' | 'steps'>('properties');
  const [isHelp, setHelp] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const said = useSaid(editor);
  useMarks(editor, problems);
  useLeaving(
    editor,
    () => setHelp(true),
    () => {
      setSide('properties');
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(focusable)?.focus());
    },
  );
  const closeHelp = (): void => {
    setHelp(false);
    editor?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the drawing reads its steps anew
  const graph = useMemo<DiagramGraph | null>(() => (editor ? readGraph(editor.definitions()) : null), [editor, changes]);
  const select = useCallback(
    (id: string) => {
      editor?.select(id);
      setSide('properties');
    },
    [editor],
  );
  useEffect(() => {
    if (!editor || !isShown) return;
    editor.resized();
    editor.fit();
  }, [editor, isShown]);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => {
    if (editor && wanted) select(wanted.element);
  }, [editor, wanted, select]);

  const slot = editor && { editor, changes, parts, problems, isShown, trace, onTrace };
  if (opened.state === 'unloaded') {
    const again = <Button onClick={opened.again}>{say('retry')}</Button>;
    return <Notice title={say('draw.failed')} hint={say('draw.unloaded')} action={again} isAlert />;
  }
  if (opened.state === 'failed') return <Notice title={say('draw.failed')} hint={say('draw.failedHint')} isAlert />;
  return (
    <div className="bjd-draw">
      <div className="bjd-draw-main">
        {/* biome-ignore lint/a11y/useSemanticElements: a canvas of its own kind */}
        <div ref={host} className="bjd-canvas" role="group" aria-label={say('draw.canvas')} />
        {slot && <Toolbar slot={slot} />}
        {slot && Object.entries(canvasSlots).map(([key, Slot]) => <Slot key={key} {...slot} />)}
        {editor && <p className="bjd-hint">{say('canvas.hint')}</p>}
        <p className="bjd-said" role="status" aria-label={say('canvas.said')}>
          {said}
        </p>
        <KeyHelp isOpen={isHelp} onClose={closeHelp} />
      </div>
      <aside className="bjd-side" aria-label={say('draw.side')} onKeyDown={event => backToCanvas(editor, event.nativeEvent)}>
        <div className="bjd-switch" role="tablist" aria-label={say('draw.side')}>
          {(['properties', 'steps'] as const).map(key => (
            <button key={key} type="button" role="tab" aria-selected={side === key} onClick={() => setSide(key)}>
              {say(`draw.${key}`)}
            </button>
          ))}
        </div>
        <div className="bjd-side-body" ref={body}>
          {side === 'steps' && editor && graph && (
            <StepList editor={editor} graph={graph} selected={selected?.id ?? null} onSelect={select} />
          )}
          {side === 'properties' && editor && (
            <PropertiesPanel
              key={selected?.id ?? ''}
              editor={editor}
              element={selected}
              parts={parts}
              problems={problems}
              changes={changes}
              onCall={onCall}
              onLimit={onLimit}
            />
          )}
        </div>
      </aside>
    </div>
  );
}
