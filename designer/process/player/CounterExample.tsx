import {
  CaretRightOutlined,
  CloseOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { TraceStep } from '#engine/problem.ts';
import { useText } from '../../ui/preferences.tsx';
import type { ProcessEditor } from '../createModeler.ts';
import type { SlotProps } from '../slots.ts';
import { clearTokens, drawTokens } from './layer.ts';
import './player.css';
import { tokensOf } from './tokens.ts';

/** Time one step stays while playing. */
const stepMs = 1_400;

/** Plays a counter-example on the canvas, while there is one (反例演示). */
export function CounterExampleLayer({ editor, trace, onTrace, isShown }: SlotProps) {
  if (!trace || trace.length === 0 || !isShown) return null;
  return <CounterExample key={traceKey(trace)} editor={editor} trace={trace} onClose={() => onTrace(null)} />;
}

const traceKey = (trace: readonly TraceStep[]): string => trace.map(({ element }) => element ?? '').join(' ');

interface CounterExampleProps {
  readonly editor: ProcessEditor;
  readonly trace: readonly TraceStep[];
  readonly onClose: () => void;
}

/** How the process gets there, step by step: tokens move on the diagram, a sentence tells each step, read aloud as it comes. */
export function CounterExample({ editor, trace, onClose }: CounterExampleProps) {
  const { say, pick } = useText();
  const bar = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const tokens = useMemo(() => tokensOf(trace), [trace]);
  const last = trace.length - 1;
  const step = trace[at]!;
  useEffect(() => bar.current?.focus(), []);
  useEffect(() => () => clearTokens(editor), [editor]);
  useEffect(() => drawTokens(editor, tokens[at] ?? []), [editor, tokens, at]);
  useEffect(() => {
    const id = step.element;
    if (id === null || !editor.find(id)) return;
    const mark = at === last ? 'bjd-stuck' : 'bjd-stepping';
    editor.mark(id, mark);
    return () => editor.unmark(id, mark);
  }, [editor, step, at, last]);
  useEffect(() => {
    if (!playing) return;
    if (at >= last) return setPlaying(false);
    const timer = setTimeout(() => setAt(at + 1), stepMs);
    return () => clearTimeout(timer);
  }, [playing, at, last]);
  const go = (to: number): void => {
    setPlaying(false);
    setAt(Math.min(last, Math.max(0, to)));
  };
  const play = (): void => {
    if (!playing && at >= last) setAt(0);
    setPlaying(!playing);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = { ArrowLeft: () => go(at - 1), ArrowRight: () => go(at + 1), Home: () => go(0), End: () => go(last), Escape: onClose }[
      event.key
    ];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const button = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} aria-label={label} onClick={act} disabled={disabled} />
    </Tooltip>
  );
  const places = step.tokens.map(id => placeName(editor, id)).join('、');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the player work while it has the focus
    <section ref={bar} className="bjd-player" aria-label={say('player.label')} tabIndex={0} onKeyDown={onKeyDown}>
      <p className="bjd-player-words" aria-live="polite" data-last={at === last}>
        {pick(step.text)}
      </p>
      <div className="bjd-player-tools">
        {button(say('player.first'), <VerticalRightOutlined />, () => go(0), at === 0)}
        {button(say('player.previous'), <StepBackwardOutlined />, () => go(at - 1), at === 0)}
        {button(say(playing ? 'player.pause' : 'player.play'), playing ? <PauseOutlined /> : <CaretRightOutlined />, play, last === 0)}
        {button(say('player.next'), <StepForwardOutlined />, () => go(at + 1), at === last)}
        {button(say('player.last'), <VerticalLeftOutlined />, () => go(last), at === last)}
        <span className="bjd-player-at">{say('player.step', { n: at + 1, total: trace.length })}</span>
        <span className="bjd-player-places">{say('player.tokens', { places: places === '' ? say('player.none') : places })}</span>
        <span className="bjd-player-keys">{say('player.keys')}</span>
        {button(say('player.close'), <CloseOutlined />, onClose)}
      </div>
    </section>
  );
}

/** A flow is called by what it leads to. */
function placeName(editor: ProcessEditor, id: string): string {
  const drawn = editor.find(id)?.businessObject as
    | { readonly name?: string; readonly targetRef?: { readonly name?: string; readonly id: string } }
    | undefined;
  const target = drawn?.targetRef;
  return target ? `→ ${target.name ?? target.id}` : (drawn?.name ?? id);
}
