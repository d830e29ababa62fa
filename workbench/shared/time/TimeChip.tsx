import { ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useContext } from 'react';
import type { TimeChip as Time } from '#server/contract/schemas.ts';
import { MeContext } from '../api/index.ts';
import { hasMessage, type Language, translate, useText } from '../messages/index.ts';
import { formatDay, toDay } from './format.ts';
import { ProvisionalMark } from './ProvisionalMark.tsx';

/** Working days left at which the chip turns amber (提示色). */
const soonDays = 2;

/** Words of a time chip (时间标签): `剩 3 个工作日`, `今日到期`, `已超 2 个工作日`, `待补正`, `暂停中(听证)`. `today` tells a weekend after the due day. */
export function timeWords(time: Time, lang: Language, today?: string): string {
  if (time.state === 'supplement') return translate(lang, 'time.supplement');
  if (time.state === 'none') return translate(lang, 'time.none');
  if (time.state === 'done') return translate(lang, 'time.done');
  if (time.state === 'paused') return pauseWords(time.reason, lang);
  if (time.days === null) return translate(lang, 'time.none');
  if (time.days === 0) return translate(lang, isPast(time, today) ? 'time.past' : 'time.today');
  const n = Math.abs(time.days);
  return translate(lang, time.days > 0 ? (n === 1 ? 'time.leftOne' : 'time.left') : n === 1 ? 'time.overOne' : 'time.over', { n });
}

function pauseWords(reason: string | undefined, lang: Language): string {
  if (!reason) return translate(lang, 'time.paused');
  const key = `reason.${reason}`;
  return translate(lang, 'time.pausedFor', {
    reason: hasMessage(key) ? translate(lang, key) : translate(lang, 'reason.special-procedure'),
  });
}

/** On the weekend after the due day no working day has passed yet, but the day itself has. */
const isPast = (time: Time, today: string | undefined): boolean =>
  time.days === 0 && time.dueOn !== null && today !== undefined && time.dueOn < today;

function toneOf(time: Time, today: string | undefined): 'good' | 'soon' | 'over' | 'rest' {
  if (time.state !== 'running' || time.days === null) return 'rest';
  if (time.days < 0 || isPast(time, today)) return 'over';
  return time.days <= soonDays ? 'soon' : 'good';
}

/** Remaining working time of a case or task (时间标签); hover tells the due date. `isPlain` inside links: nothing to press within. */
export function TimeChip({ time, isPlain = false }: { readonly time: Time; readonly isPlain?: boolean }) {
  const { t, lang } = useText();
  const now = useContext(MeContext)?.now;
  const today = now === undefined ? undefined : toDay(now);
  const hover = time.dueOn ? t('time.dueOn', { day: formatDay(time.dueOn, lang) }) : null;
  const isProvisional = time.provisional && time.dueOn !== null && time.state !== 'done';
  const chip = (
    <span className="bj-chip" data-tone={toneOf(time, today)} data-testid="time-chip">
      {time.state === 'paused' || time.state === 'supplement' ? <PauseCircleOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />}
      <span className="bj-number">{timeWords(time, lang, today)}</span>
      {hover && <span className="bj-visually-hidden">{hover}</span>}
    </span>
  );
  return (
    <span className="bj-time">
      {hover ? <Tooltip title={hover}>{chip}</Tooltip> : chip}
      {isProvisional && <ProvisionalMark isPlain={isPlain} />}
    </span>
  );
}
