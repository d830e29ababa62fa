import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons';
import { Button, Slider } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { SeenEntry } from './marks.ts';
import { type Lang, momentWords, sayIn } from './messages/index.ts';
import './viewer.css';

interface ReplayBarProps {
  readonly entries: readonly SeenEntry[];
  /** Position: number of entries shown, 1 to entries.length. */
  readonly position: number;
  readonly onMove: (position: number) => void;
  readonly lang: Lang;
}

/** Time one entry stays while playing. */
const stepMs = 900;

/** The slider over the journal (回放): any instant of the case, one entry at a time, or playing. */
export function ReplayBar({ entries, position, onMove, lang }: ReplayBarProps) {
  const say = sayIn(lang);
  const total = entries.length;
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (position >= total) return setPlaying(false);
    const timer = setTimeout(() => onMove(position + 1), stepMs);
    return () => clearTimeout(timer);
  }, [playing, position, total, onMove]);
  const entry = entries[position - 1];
  const go = (to: number): void => {
    setPlaying(false);
    onMove(Math.min(total, Math.max(1, to)));
  };
  const play = (): void => {
    if (!playing && position >= total) onMove(1);
    setPlaying(!playing);
  };
  const button = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <Button size="small" type="text" icon={icon} aria-label={label} title={label} onClick={act} disabled={disabled} />
  );
  return (
    <section className="bjv-replay" aria-label={say('replay')}>
      {button(say('first'), <VerticalRightOutlined />, () => go(1), position <= 1)}
      {button(say('previousEntry'), <StepBackwardOutlined />, () => go(position - 1), position <= 1)}
      {button(say(playing ? 'pause' : 'play'), playing ? <PauseOutlined /> : <CaretRightOutlined />, play, total < 2)}
      {button(say('nextEntry'), <StepForwardOutlined />, () => go(position + 1), position >= total)}
      {button(say('last'), <VerticalLeftOutlined />, () => go(total), position >= total)}
      <Slider
        min={1}
        max={Math.max(1, total)}
        value={position}
        onChange={go}
        tooltip={{ open: false }}
        ariaLabelForHandle={say('slider')}
      />
      <span className="bjv-replay-at" aria-live="polite">
        {entry ? momentWords(entry.effectiveAt) : ''} {say('position', { n: position, total })}
        {position === total && ` · ${say('atLatest')}`}
      </span>
    </section>
  );
}
